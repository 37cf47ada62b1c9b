internal import SnapshotFormat

/// How one profile comes from a segment to the lists of what is nearest: all that a query has to know of
/// its origin's segment, in half a cache line.
struct ListedSegment: ColumnElement, Equatable {
  /// Deciseconds for the whole segment without delay; infinite where one may not go.
  var forwardRun = Weight.infinity.deciseconds
  var backwardRun = Weight.infinity.deciseconds
  /// Where lists begin; ``none`` for no list.
  var first = none
  var second = none
  // Deciseconds from the two ends of the segment, delays there included, to the vertices of the lists;
  // infinite for no way.
  var forwardToFirst = Weight.infinity.deciseconds
  var forwardToSecond = Weight.infinity.deciseconds
  var backwardToFirst = Weight.infinity.deciseconds
  var backwardToSecond = Weight.infinity.deciseconds

  static let none = UInt32.max
  /// The most lists there are for one segment.
  static let listCount = 2

  /// Deciseconds from a place on the segment, access included, to the vertices of both lists; infinite for
  /// no way.
  @inline(__always)
  func weights(from origin: RoadPlace) -> (first: UInt64, second: UInt64) {
    // Sums of three numbers of 32 bits, whatever a file says.
    let infinity = UInt64(Weight.infinity.deciseconds)
    var (first, second) = (infinity, infinity)
    let access = UInt64(origin.access.deciseconds)
    let run = Weight(deciseconds: forwardRun)
    var part = Weight.zero
    if run.isFinite {
      part = run.part(before: origin.position.fraction)
      let start = access &+ UInt64((run - part).deciseconds)
      first = min(first, start &+ UInt64(forwardToFirst))
      second = min(second, start &+ UInt64(forwardToSecond))
    }
    if backwardRun < Weight.infinity.deciseconds {
      if backwardRun != forwardRun {
        part = Weight(deciseconds: backwardRun).part(before: origin.position.fraction)
      }
      let start = access &+ UInt64(part.deciseconds)
      first = min(first, start &+ UInt64(backwardToFirst))
      second = min(second, start &+ UInt64(backwardToSecond))
    }
    return (first, second)
  }
}
