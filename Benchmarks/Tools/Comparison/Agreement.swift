import NearestStop
import Worlds

/// Whether two lists of answers are the same.
///
/// The peers compute the same squared chords, but may round them differently by a few units in the
/// last place; stops that near to each other count as equally far away.
struct Agreement {
  /// Answers in which stops at the same distance stand in another order, or one for another.
  private(set) var ties = 0
  /// Answers that are really different.
  private(set) var differences = 0
  /// The first of them, in words.
  private(set) var firstDifference: String?

  /// - Parameters:
  ///   - ours: `question.count` ordinals for each origin of `range`, `UInt32.max` where there is none.
  ///   - theirs: the same of a peer, in any order for one origin.
  init(
    _ question: Question, ours: [UInt32], theirs: [UInt32], origins: ArraySlice<Coordinate>,
    positions: [UnitVector]
  ) {
    for (number, origin) in origins.enumerated() {
      let range = (number * question.count)..<((number + 1) * question.count)
      if ours[range] == theirs[range] { continue }
      let from = UnitVector(origin)
      func ranked(_ ordinals: ArraySlice<UInt32>) -> [Neighbor] {
        ordinals.filter { $0 != .max }.map { ordinal in
          Neighbor(
            ordinal: ordinal, squaredChord: from.squaredChord(to: positions[Int(ordinal)]))
        }.sorted()
      }
      let (our, their) = (ranked(ours[range]), ranked(theirs[range]))
      if our == their { continue }
      let isTie =
        our.count == their.count
        && zip(our, their).allSatisfy {
          abs($0.squaredChord - $1.squaredChord) <= 1e-14 * $0.squaredChord
        }
      if isTie {
        ties += 1
      } else {
        differences += 1
        if firstDifference == nil {
          firstDifference = "from \(origin): ours \(our), theirs \(their)"
        }
      }
    }
  }
}
