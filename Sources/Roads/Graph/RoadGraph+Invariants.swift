internal import SnapshotFormat

extension RoadGraph {
  /// Whether the graph is as graphs are: columns of one length, rows ascending, every number within
  /// what it counts, and phases and departures as searches rely on them. O(n + m).
  ///
  /// Reads nothing before it is known to be there, so it may be asked of a graph from any source.
  /// Which marks of the main component are right, it does not ask: that takes a search.
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``, of the first thing that is wrong.
  package func checkInvariants() throws(RoadsError) {
    try checkLengths()
    try checkSegments()
    try checkVertices()
    try checkArcs()
    try checkDirectedSegments()
  }

  private func require(
    _ condition: Bool, _ what: @autoclosure () -> String
  ) throws(RoadsError) {
    guard condition else { throw .brokenInvariant(what()) }
  }

  /// Columns of one thing have one length.
  private func checkLengths() throws(RoadsError) {
    let columns: [(String, Int, Int)] = [
      ("junctions", junctions.count, vertexCount),
      ("marks of vertices", vertexMarks.count, vertexCount),
      ("beginnings of vertices' arcs", firstArc.count, vertexCount + 1),
      ("segments of arcs", arcSegments.count, arcCount),
      ("weights for foot", arcWeights.foot.count, arcCount),
      ("weights for bicycle", arcWeights.bicycle.count, arcCount),
      ("weights for e-bike", arcWeights.ebike.count, arcCount),
      ("arcs by directed segment", arcsOfDirected.count, arcCount),
      ("beginnings of directed segments", firstArcOfDirected.count, segmentCount * 2 + 1),
      ("delays of directed segments", delayRows.count, segmentCount * 2),
      ("delays for bicycle", delays.bicycle.count, delays.foot.count),
      ("delays for e-bike", delays.ebike.count, delays.foot.count),
      ("heads of segments", segmentHeads.count, segmentCount),
      ("lengths of segments", segmentLengths.count, segmentCount),
      ("names of segments", segmentNames.count, segmentCount),
      ("flags of segments", segmentFlags.count, segmentCount),
      ("marks of segments", segmentMarks.count, segmentCount),
      ("beginnings of segments' points", firstPoint.count, segmentCount + 1),
    ]
    for (what, count, expected) in columns {
      try require(count == expected, "\(count) \(what), expected \(expected)")
    }
    let sizes: [(String, Int)] = [
      ("vertices", vertexCount), ("arcs", arcCount), ("segments", segmentCount),
      ("points", points.count),
    ]
    for (what, count) in sizes {
      try require(count <= RoadGraph.maximumCount, "\(count) \(what)")
    }
    try checkRows(firstArc, arcCount, "arcs of vertex")
    try checkRows(firstArcOfDirected, arcCount, "arcs of directed segment")
    try checkRows(firstPoint, points.count, "points of segment")
  }

  /// Rows begin at 0, ascend, and end with the last value.
  private func checkRows(
    _ first: Column<UInt32>, _ count: Int, _ what: String
  ) throws(RoadsError) {
    try require(first.first == 0, "\(what) 0 do not begin at 0")
    try require(
      first.last.map(Int.init) == count, "\(what): the last ends before or after \(count)")
    for row in first.indices.dropLast() {
      try require(first[row] <= first[row + 1], "\(what) \(row) end before they begin")
    }
  }

  private func checkSegments() throws(RoadsError) {
    for segment in 0..<segmentCount {
      for vertex in [segmentTails[segment], segmentHeads[segment]] {
        try require(
          Int(vertex) < vertexCount, "segment \(segment) ends at vertex \(vertex)")
        let marks = vertexMarks[Int(vertex)]
        try require(
          !marks.isLeavingCopy && !marks.isArrivingCopy,
          "segment \(segment) ends at vertex \(vertex), a copy")
      }
      let metres = segmentLengths[segment]
      try require(metres >= 0 && metres.isFinite, "segment \(segment) is \(metres) m long")
      let name = segmentNames[segment]
      try require(
        name == RoadGraph.noName || Int(name) < names.count, "segment \(segment) has name \(name)")
    }
    for row in delayRows.indices {
      try require(
        Int(delayRows[row]) < delays.foot.count,
        "directed segment \(row) has delay \(delayRows[row]) of \(delays.foot.count)")
    }
    for profile in Profile.allCases {
      for (row, delay) in delays[profile].enumerated() {
        try require(
          delay < Weight.infinity.deciseconds, "delay \(row) is infinite for \(profile)")
      }
    }
  }

  /// The vertices of a junction stand together and have one coordinate.
  private func checkVertices() throws(RoadsError) {
    var isSeen = Set<UInt32>(minimumCapacity: vertexCount)
    for vertex in 0..<vertexCount {
      let marks = vertexMarks[vertex]
      try require(
        !marks.isLeavingCopy || !marks.isArrivingCopy,
        "vertex \(vertex) is for leaving and for arriving")
      if vertex > 0, junctions[vertex] == junctions[vertex - 1] {
        try require(
          coordinates[vertex] == coordinates[vertex - 1],
          "vertex \(vertex) is elsewhere than its junction")
      } else {
        try require(
          isSeen.insert(junctions[vertex]).inserted,
          "vertex \(vertex) is apart from the others of junction \(junctions[vertex])")
        try require(
          !marks.isLeavingCopy && !marks.isArrivingCopy,
          "vertex \(vertex) is the first of its junction, and a copy")
      }
    }
  }

  private func checkArcs() throws(RoadsError) {
    for vertex in 0..<vertexCount {
      let arcs = Int(firstArc[vertex])..<Int(firstArc[vertex + 1])
      for arc in arcs {
        let travel = arcSegments[arc]
        let head = arcHeads[arc]
        try require(Int(head) < vertexCount, "arc \(arc) has head \(head)")
        try require(Int(travel.segment) < segmentCount, "arc \(arc) has segment \(travel.segment)")
        if arc > arcs.lowerBound {
          try require(
            (arcHeads[arc - 1], arcSegments[arc - 1]) < (head, travel),
            "arcs \(arc - 1) and \(arc) are not in order")
        }
        let isForward = travel.direction == .forward
        let ends = (segmentTails[Int(travel.segment)], segmentHeads[Int(travel.segment)])
        let (from, to) = isForward ? ends : (ends.1, ends.0)
        try require(
          junctions[vertex] == junctions[Int(from)] && junctions[Int(head)] == junctions[Int(to)],
          "arc \(arc) does not join the ends of segment \(travel.segment)")
        let (tailMarks, headMarks) = (vertexMarks[vertex], vertexMarks[Int(head)])
        try require(
          !tailMarks.isArrivingCopy || headMarks.isArrivingCopy,
          "arc \(arc) leads from arriving back to the road")
        for profile in Profile.allCases {
          let weight = arcWeights[profile][arc]
          try require(
            weight <= Weight.infinity.deciseconds, "arc \(arc) weighs \(weight) for \(profile)")
          try require(
            weight == Weight.infinity.deciseconds
              || weight >= delay(atEndOf: travel, profile).deciseconds,
            "arc \(arc) weighs less than its delay for \(profile)")
        }
      }
    }
  }

  /// Each arc stands once in the row of its directed segment; for each profile those usable have one
  /// weight, land at one vertex or else at one arriving copy, and the former come first.
  private func checkDirectedSegments() throws(RoadsError) {
    for row in 0..<segmentCount * 2 {
      let travel = DirectedSegment(rawValue: UInt32(row))
      let places = arcs(along: travel)
      for place in places {
        let arc = arcsOfDirected[place]
        try require(Int(arc) < arcCount, "directed segment \(row) has arc \(arc)")
        try require(
          arcSegments[Int(arc)] == travel, "arc \(arc) is listed with directed segment \(row)")
      }
      for place in places.dropFirst() {
        let (before, arc) = (arcsOfDirected[place - 1], arcsOfDirected[place])
        let isArriving = [before, arc].map { vertexMarks[Int(arcHeads[Int($0)])].isArrivingCopy }
        try require(
          isArriving[0] == isArriving[1] ? before < arc : isArriving[1],
          "arcs \(before) and \(arc) of directed segment \(row) are not in order")
      }
      for profile in Profile.allCases {
        let usable = places.map { Int(arcsOfDirected[$0]) }.filter {
          arcWeights[profile][$0] < Weight.infinity.deciseconds
        }
        let marks = segmentMarks[Int(travel.segment)]
        try require(
          marks.isUsable(profile, travel.direction) == !usable.isEmpty,
          "the marks of directed segment \(row) are not those of its arcs for \(profile)")
        guard let departure = usable.first else { continue }
        try require(
          !vertexMarks[Int(arcHeads[departure])].isArrivingCopy,
          "\(profile) departs along directed segment \(row) to an arriving copy")
        let arrival = usable.last { vertexMarks[Int(arcHeads[$0])].isArrivingCopy }
        for arc in usable {
          let model = vertexMarks[Int(arcHeads[arc])].isArrivingCopy ? arrival : departure
          try require(
            model.map { arcHeads[$0] } == arcHeads[arc],
            "\(profile) lands at different vertices along directed segment \(row)")
          try require(
            arcWeights[profile][arc] == arcWeights[profile][departure],
            "\(profile) has different weights along directed segment \(row)")
        }
      }
    }
  }
}
