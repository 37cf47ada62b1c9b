public import SnapshotFormat

extension RoadTargets {
  fileprivate static func section(_ name: SectionID, _ profile: Profile) -> SectionID {
    name.numbered(profile.rawValue)
  }

  /// Adds the targets to a snapshot, beside those of other profiles.
  public func write(to writer: inout SnapshotWriter) {
    writer.add(Self.section("rt.row", profile), firstEntry)
    writer.add(Self.section("rt.entr", profile), entries)
    writer.add(Self.section("rt.bysg", profile), bySegment)
    writePlaces(to: &writer)
  }

  /// Adds only where the targets are and what they offer. The rest can be made from it.
  public func writePlaces(to writer: inout SnapshotWriter) {
    writer.add(Self.section("rt.segm", profile), segments)
    writer.add(Self.section("rt.frac", profile), fractions)
    writer.add(Self.section("rt.accs", profile), accesses)
    writer.add(Self.section("rt.feat", profile), features)
    if !belongings.isEmpty { writer.add(Self.section("rt.door", profile), belongings) }
  }

  /// Attaches the targets of a snapshot to its graph. O(n + t log t).
  ///
  /// - Parameter graph: of the same snapshot.
  public init(
    placesIn snapshot: Snapshot, _ graph: RoadGraph, for profile: Profile
  ) throws(SnapshotError) {
    let places = try StoredDoors(snapshot, for: profile)
    try places.check(graph)
    var targets: [RoadTarget?] = []
    targets.reserveCapacity(places.features.count)
    for ordinal in places.features.indices {
      targets.append(
        RoadTarget(places.door(ordinal).map { [$0] } ?? [], features: places.features[ordinal]))
    }
    for number in places.features.count..<places.segments.count {
      guard let door = places.door(number) else { continue }
      targets[Int(places.belongings[number].ordinal)]?.doors.append(door)
    }
    self.init(targets, in: graph, for: profile)
  }

  /// Every arc leads out of the vertex whose entry it is: a way is told backwards along the arcs, which
  /// have to be those of the search, or it might never end.
  private func checkArcs(_ graph: RoadGraph) throws(SnapshotError) {
    let (entries, rows, arcRows) = (entries.span, firstEntry.span, graph.firstArc.span)
    for vertex in 0..<vertexCount {
      var place = Int(rows[vertex])
      let end = Int(rows[vertex + 1])
      while place < end {
        let arc = entries[place].arc
        guard arc >= arcRows[vertex], arc < arcRows[vertex + 1] else {
          throw .contradiction("arc \(arc) does not lead from vertex \(vertex) to a target")
        }
        place += 1
      }
    }
  }

  /// The targets of a snapshot, in its mapped memory. O(vertices + targets) for one comparison each.
  ///
  /// - Parameter graph: of the same snapshot.
  public init(
    _ snapshot: Snapshot, _ graph: RoadGraph, for profile: Profile
  ) throws(SnapshotError) {
    self.profile = profile
    vertexCount = graph.vertexCount
    firstEntry = try snapshot.column(
      Self.section("rt.row", profile), count: graph.vertexCount + 1)
    entries = try snapshot.column(Self.section("rt.entr", profile))
    let places = try StoredDoors(snapshot, for: profile)
    segments = places.segments
    fractions = places.fractions
    accesses = places.accesses
    belongings = places.belongings
    features = places.features
    bySegment = try snapshot.column(Self.section("rt.bysg", profile))
    try places.check(graph)
    try ColumnCheck.areRows(firstEntry, of: entries.count, "ways to targets")
    for place in entries.indices {
      let entry = entries[place]
      guard entry.ordinal < features.count, entry.arc < graph.arcCount,
        entry.weight <= Weight.infinity.deciseconds
      else { throw .contradiction("a way to target \(entry.ordinal) of \(features.count)") }
    }
    try checkArcs(graph)
    for place in bySegment.indices {
      let door = bySegment[place]
      guard door < segments.count, segments[Int(door)] != Self.offTheMap else {
        throw .contradiction("door \(door) of \(segments.count)")
      }
    }
  }

  /// Whether ways and order are as they would be made again from the places. O(n + t log t).
  ///
  /// - Throws: ``RoadsError/brokenInvariant(_:)``
  package func checkInvariants(_ graph: RoadGraph) throws(RoadsError) {
    let targets = (0..<UInt32(truncatingIfNeeded: count)).map { target($0) }
    let fresh = RoadTargets(targets, in: graph, for: profile)
    guard firstEntry == fresh.firstEntry, entries == fresh.entries,
      bySegment == fresh.bySegment, belongings == fresh.belongings
    else {
      throw .brokenInvariant("the ways to the stops for \(profile) are not those of the roads")
    }
  }
}

/// Where the doors of a snapshot's targets are.
private struct StoredDoors {
  let segments: Column<UInt32>
  let fractions: Column<Double>
  let accesses: Column<UInt32>
  let belongings: Column<RoadTargets.Belonging>
  let features: Column<UInt64>

  init(_ snapshot: Snapshot, for profile: Profile) throws(SnapshotError) {
    func section(_ name: SectionID) -> SectionID { RoadTargets.section(name, profile) }
    segments = try snapshot.column(section("rt.segm"))
    fractions = try snapshot.column(section("rt.frac"), count: segments.count)
    accesses = try snapshot.column(section("rt.accs"), count: segments.count)
    let isPlain = !snapshot.sections.contains(section("rt.door"))
    belongings =
      isPlain ? Column([]) : try snapshot.column(section("rt.door"), count: segments.count)
    features =
      isPlain
      ? try snapshot.column(section("rt.feat"), count: segments.count)
      : try snapshot.column(section("rt.feat"))
  }

  /// O(doors).
  func check(_ graph: RoadGraph) throws(SnapshotError) {
    guard segments.count <= RoadGraph.maximumCount, features.count <= segments.count else {
      throw .contradiction("\(segments.count) doors of \(features.count) targets")
    }
    for door in segments.indices where segments[door] != RoadTargets.offTheMap {
      guard segments[door] < graph.segmentCount else {
        throw .contradiction("a target on segment \(segments[door]) of \(graph.segmentCount)")
      }
    }
    // Each target's first door is its own; further ones follow target by target, and are on the map with it.
    var last: UInt32 = 0
    for door in belongings.indices {
      let ordinal = belongings[door].ordinal
      if door < features.count {
        guard ordinal == door else {
          throw .contradiction("door \(door) is the first of target \(ordinal)")
        }
        continue
      }
      guard ordinal >= last, ordinal < features.count,
        segments[Int(ordinal)] != RoadTargets.offTheMap, segments[door] != RoadTargets.offTheMap
      else { throw .contradiction("door \(door) of target \(ordinal)") }
      last = ordinal
    }
  }

  /// `nil` off the map.
  func door(_ number: Int) -> RoadTarget.Door? {
    guard segments[number] != RoadTargets.offTheMap else { return nil }
    let position = SegmentPosition(segment: segments[number], fraction: fractions[number])
    return RoadTarget.Door(
      RoadPlace(position, access: Weight(deciseconds: accesses[number])),
      number: belongings.isEmpty ? RoadTarget.Door.unnumbered : belongings[number].number)
  }
}
