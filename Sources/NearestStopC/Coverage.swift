// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_coverage` is.
final class CoverageAnswer: Sendable {
  let coverage: StopCoverage

  init(_ coverage: StopCoverage) { self.coverage = coverage }
}

extension OpenStops {
  /// See ``StopFinder/coverage(within:by:needing:excluding:openAt:holidays:using:)``.
  func coverage(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(Failure) -> StopCoverage {
    let (profile, limit) = try question.profileWithinTime()
    let holidays = question.open?.holidays ?? .none
    switch self {
    case .map(let map):
      let excluded = try Exclusion.ofMap(question.excluding, map)
      return try Failure.telling { () throws(RoutingError) in
        try map.finder.coverage(
          within: limit, by: profile, needing: question.needs, excluding: excluded,
          openAt: question.open?.departure, holidays: holidays, using: &workspace)
      }
    case .moment(let moment, _):
      let excluded = try Exclusion.ofMoment(question.excluding, moment)
      return try Failure.telling { () throws(RoutingError) in
        try moment.coverage(
          within: limit, by: profile, needing: question.needs, excluding: excluded,
          openAt: question.open?.departure, holidays: holidays, using: &workspace)
      }
    }
  }
}

@c @implementation
public func nstop_coverage_create(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?,
  _ question: UnsafePointer<nstop_question>?, _ coverage: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let coverage else { throw .missing("coverage") }
    coverage.pointee = nil
    let question = try Question(question)
    let stops = try OpenStops(stops)
    let found = try Handle.workspace(workspace) { workspace throws(Failure) in
      try stops.coverage(question, using: &workspace)
    }
    coverage.pointee = Handle.make(CoverageAnswer(found), .coverage)
  }
}

@c @implementation
public func nstop_coverage_destroy(_ coverage: OpaquePointer?) {
  Handle.destroy(coverage, HandleKind.coverage.mark)
}

@c @implementation
public func nstop_coverage_measure(
  _ coverage: OpaquePointer?, _ covered: UnsafeMutablePointer<nstop_covered>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let covered else { throw .missing("covered") }
    try Arguments.size(covered.pointee.size, MemoryLayout<nstop_covered>.size, "nstop_covered")
    try Handle.lend(coverage, .coverage) { answer throws(Failure) in
      let found = answer.coverage
      covered.pointee = nstop_covered(
        size: covered.pointee.size, open_count: found.stops.open.count,
        unknown_count: found.stops.unknown.count, closed_count: found.stops.closed.count,
        metres: found.roads.metres, covered_metres: found.certain.metres,
        possible_metres: (found.possible ?? found.certain).metres, share: found.share,
        possible_share: found.possibleShare)
    }
  }
}

@c @implementation
public func nstop_coverage_points(
  _ coverage: OpaquePointer?, _ latitudes: UnsafePointer<Double>?,
  _ longitudes: UnsafePointer<Double>?, _ count: Int, _ states: UnsafeMutablePointer<Int32>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    let count = try Arguments.count(count, "count")
    let points = try Arguments.coordinates(latitudes, longitudes, count)
    try Handle.lend(coverage, .coverage) { answer throws(Failure) in
      guard states != nil || points.isEmpty else { throw .missing("states") }
      for (place, state) in answer.coverage.points(points).enumerated() {
        states?[place] = CoverageAnswer.number(of: state)
      }
    }
  }
}

extension CoverageAnswer {
  fileprivate static func number(of state: PointCoverage) -> Int32 {
    switch state {
    case .uncovered: Int32(NSTOP_UNCOVERED)
    case .covered: Int32(NSTOP_COVERED)
    case .possiblyCovered: Int32(NSTOP_POSSIBLY_COVERED)
    case .offTheMap: Int32(NSTOP_NOT_ON_THE_MAP)
    }
  }
}
