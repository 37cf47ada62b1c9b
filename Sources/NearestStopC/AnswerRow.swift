internal import NearestStop

/// Where the stops nearest to one place go: a row in arrays of the caller's.
struct AnswerRow {
  private let ordinals: UnsafeMutablePointer<UInt32>
  private let metres: UnsafeMutablePointer<Double>?
  private let seconds: UnsafeMutablePointer<Double>?
  private let entrances: UnsafeMutablePointer<UInt32>?
  let capacity: Int
  private(set) var count = 0

  /// - Parameters:
  ///   - ordinals: room for as many as `capacity`.
  ///   - metres: likewise; `nil` where nobody wants to know.
  ///   - seconds: likewise.
  ///   - entrances: likewise.
  @inline(__always)
  init(
    _ ordinals: UnsafeMutablePointer<UInt32>, _ metres: UnsafeMutablePointer<Double>?,
    _ seconds: UnsafeMutablePointer<Double>?, _ entrances: UnsafeMutablePointer<UInt32>?,
    capacity: Int
  ) {
    self.ordinals = ordinals
    self.metres = metres
    self.seconds = seconds
    self.entrances = entrances
    self.capacity = capacity
  }

  /// Whether more is asked than which stops, and how long it takes.
  var wantsWays: Bool { metres != nil || entrances != nil }

  /// - Precondition: a search never finds more than `capacity`.
  @inline(__always)
  mutating func append(_ neighbor: Neighbor) {
    precondition(count < capacity, "no more stops than there is room for")
    ordinals[count] = neighbor.ordinal
    if let metres { metres[count] = neighbor.distance.metres }
    if let seconds { seconds[count] = .nan }
    if let entrances { entrances[count] = .max }
    count += 1
  }

  /// - Precondition: nobody wants to know the ways.
  @inline(__always)
  mutating func append(_ neighbor: RoadNeighbor) {
    precondition(count < capacity, "no more stops than there is room for")
    ordinals[count] = neighbor.ordinal
    if let seconds {
      seconds[count] = TravelTime(neighbor.weight).seconds
    }
    count += 1
  }

  mutating func append(_ stop: ReachedStop) {
    precondition(count < capacity, "no more stops than there is room for")
    ordinals[count] = stop.ordinal
    if let metres { metres[count] = stop.distance.metres }
    if let seconds { seconds[count] = stop.duration?.seconds ?? .nan }
    if let entrances { entrances[count] = AnswerRow.number(ofEntrance: stop.entrance) }
    count += 1
  }

  /// Marks the rest as empty.
  func fill() {
    for place in count..<capacity {
      ordinals[place] = .max
      if let metres { metres[place] = .nan }
      if let seconds { seconds[place] = .nan }
      if let entrances { entrances[place] = .max }
    }
  }

  /// An entrance as C is told; `NSTOP_NO_ENTRANCE` for none.
  static func number(ofEntrance entrance: Int?) -> UInt32 {
    entrance.map { UInt32(truncatingIfNeeded: $0) } ?? .max
  }
}

extension MapStops {
  /// One row. Allocates nothing where neither hours nor ways by road are asked for.
  @inline(__always)
  func answer(
    _ question: borrowing Question, from origin: Coordinate,
    excluding excluded: borrowing StopExclusion, using workspace: inout SearchWorkspace,
    into row: inout AnswerRow
  ) throws(RoutingError) {
    guard let profile = question.mode.profile else {
      answerByLine(question, from: origin, excluding: excluded, into: &row)
      return
    }
    if row.wantsWays || question.limit != nil || question.open != nil {
      try answerInFull(
        question, profile, from: origin, excluding: excluded, using: &workspace, into: &row)
      return
    }
    let width = min(row.capacity, finder.stops.count)
    try withUnsafeTemporaryAllocation(of: RoadNeighbor.self, capacity: width) {
      buffer throws(RoutingError) in
      var output = OutputSpan(buffer: buffer, initializedCount: 0)
      try finder.nearest(
        to: origin, by: profile, needing: question.needs, excluding: excluded,
        in: question.timeLimit, using: &workspace, into: &output)
      for place in 0..<output.count { row.append(output.span[place]) }
    }
  }

  /// The same by straight line, which needs no workspace.
  @inline(__always)
  func answerByLine(
    _ question: borrowing Question, from origin: Coordinate,
    excluding excluded: borrowing StopExclusion, into row: inout AnswerRow
  ) {
    let width = min(row.capacity, finder.stops.count)
    guard question.open == nil else {
      for neighbor in finder.nearest(
        width, to: origin, needing: question.needs, excluding: excluded, open: question.open,
        within: question.limit)
      { row.append(neighbor) }
      return
    }
    withUnsafeTemporaryAllocation(of: Neighbor.self, capacity: width) { buffer in
      var output = OutputSpan(buffer: buffer, initializedCount: 0)
      // Not by way of the finder, of which a copy would be made.
      finder.index.nearest(
        to: origin, needing: question.needs, excluding: excluded, within: question.limit,
        into: &output)
      for place in 0..<output.count { row.append(output.span[place]) }
    }
  }

  private func answerInFull(
    _ question: borrowing Question, _ profile: Profile, from origin: Coordinate,
    excluding excluded: borrowing StopExclusion, using workspace: inout SearchWorkspace,
    into row: inout AnswerRow
  ) throws(RoutingError) {
    let width = min(row.capacity, finder.stops.count)
    if let open = question.open, !row.wantsWays, question.limit == nil {
      for neighbor in try finder.neighbors(
        width, to: origin, by: profile, needing: question.needs, excluding: copy excluded,
        open: open, in: question.timeLimit, using: &workspace)
      { row.append(neighbor) }
      return
    }
    for stop in try finder.nearest(
      width, to: origin, by: question.mode, needing: question.needs, excluding: copy excluded,
      open: question.open, within: question.limit, in: question.timeLimit, using: &workspace)
    { row.append(stop) }
  }
}

extension LiveStops {
  /// One row, as a map answers it.
  func answer(
    _ question: borrowing Question, from origin: Coordinate, excluding excluded: LiveExclusion?,
    using workspace: inout SearchWorkspace, into row: inout AnswerRow
  ) throws(RoutingError) {
    let width = min(row.capacity, count)
    let profile = question.mode.profile
    if question.open != nil || profile != nil && (row.wantsWays || question.limit != nil) {
      for stop in try nearest(
        width, to: origin, by: question.mode, needing: question.needs, excluding: excluded,
        open: question.open, within: question.limit, in: question.timeLimit, using: &workspace)
      { row.append(stop) }
      return
    }
    guard let profile else {
      withUnsafeTemporaryAllocation(of: Neighbor.self, capacity: width) { buffer in
        var output = OutputSpan(buffer: buffer, initializedCount: 0)
        nearest(
          to: origin, needing: question.needs, excluding: excluded, within: question.limit,
          into: &output)
        for place in 0..<output.count { row.append(output.span[place]) }
      }
      return
    }
    try withUnsafeTemporaryAllocation(of: RoadNeighbor.self, capacity: width) {
      buffer throws(RoutingError) in
      var output = OutputSpan(buffer: buffer, initializedCount: 0)
      try nearest(
        to: origin, by: profile, needing: question.needs, excluding: excluded,
        in: question.timeLimit, using: &workspace, into: &output)
      for place in 0..<output.count { row.append(output.span[place]) }
    }
  }
}
