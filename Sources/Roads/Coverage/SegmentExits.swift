/// How one profile leaves a segment at both its ends, and from which parts of it that is in time.
///
/// A point at fraction f cuts a run at `round(run × f)`, in both directions: see
/// ``RoadGraph/weight(to:_:_:)``. What is in time follows from the same integers, so a point counts as
/// covered exactly where a search that begins there says so, to the decisecond.
struct SegmentExits: BitwiseCopyable, Sendable {
  /// The vertices where one lands; any where one may not go.
  var forwardLanding: UInt32 = 0
  var backwardLanding: UInt32 = 0
  /// Deciseconds for the whole segment without delay; infinite where one may not go.
  var forwardRun = Weight.infinity.deciseconds
  var backwardRun = Weight.infinity.deciseconds
  /// Deciseconds to be waited for at the end.
  var forwardDelay: UInt32 = 0
  var backwardDelay: UInt32 = 0

  init(_ graph: borrowing RoadGraph, _ profile: Profile, _ segment: UInt32) {
    let forward = DirectedSegment(segment: segment, direction: .forward)
    let backward = DirectedSegment(segment: segment, direction: .backward)
    if let (vertex, whole) = graph.arrival(along: forward, profile) {
      let delay = graph.delay(atEndOf: forward, profile)
      (forwardLanding, forwardDelay) = (vertex, delay.deciseconds)
      forwardRun = (whole - delay).deciseconds
    }
    if let (vertex, whole) = graph.arrival(along: backward, profile) {
      let delay = graph.delay(atEndOf: backward, profile)
      (backwardLanding, backwardDelay) = (vertex, delay.deciseconds)
      backwardRun = (whole - delay).deciseconds
    }
  }

  @inline(__always)
  var mayGoForward: Bool { forwardRun < Weight.infinity.deciseconds }
  @inline(__always)
  var mayGoBackward: Bool { backwardRun < Weight.infinity.deciseconds }
}

extension SegmentExits {
  /// From which fraction on one is out forwards in time; 1 where from none.
  ///
  /// - Parameters:
  ///   - time: from the landing on.
  ///   - limit: of the whole way; both in deciseconds, below 2³².
  @inline(__always)
  func forwardStart(_ time: UInt32, within limit: UInt32) -> Double {
    guard mayGoForward else { return 1 }
    let slack = Int(limit) - Int(forwardDelay) - Int(time)
    guard slack >= 0 else { return 1 }
    return SegmentExits.first(notBelow: Int(forwardRun) - slack, forwardRun)
  }

  /// Up to which fraction one is out backwards in time; 0 where up to none.
  @inline(__always)
  func backwardEnd(_ time: UInt32, within limit: UInt32) -> Double {
    guard mayGoBackward else { return 0 }
    let slack = Int(limit) - Int(backwardDelay) - Int(time)
    guard slack >= 0 else { return 0 }
    return SegmentExits.last(notAbove: slack, backwardRun)
  }

  /// Adds the parts from which one gets in time to a place on the segment without leaving it.
  func insertDirectWays(
    to place: RoadPlace, within limit: UInt32, into parts: inout SegmentParts
  ) {
    let slack = Int(limit) - Int(place.access.deciseconds)
    guard slack >= 0 else { return }
    let fraction = place.position.fraction
    if mayGoForward {
      let end = Weight(deciseconds: forwardRun).part(before: fraction)
      parts.insert(
        from: SegmentExits.first(notBelow: Int(end.deciseconds) - slack, forwardRun),
        to: fraction)
    }
    if mayGoBackward {
      let end = Weight(deciseconds: backwardRun).part(before: fraction)
      parts.insert(
        from: fraction, to: SegmentExits.last(notAbove: Int(end.deciseconds) + slack, backwardRun))
    }
  }

  /// The first fraction at which a run is cut at `cut` or above: half a decisecond before it, since cuts
  /// are rounded.
  ///
  /// - Parameter cut: at most the run.
  @inline(__always)
  private static func first(notBelow cut: Int, _ run: UInt32) -> Double {
    cut <= 0 ? 0 : (Double(cut) - 0.5) / Double(run)
  }

  /// The last fraction, exclusive, at which a run is cut at `cut` or below.
  ///
  /// - Parameter cut: 0 or more.
  @inline(__always)
  private static func last(notAbove cut: Int, _ run: UInt32) -> Double {
    cut >= Int(run) ? 1 : (Double(cut) + 0.5) / Double(run)
  }
}
