/// What a moment becomes when things in it end and nobody has changed anything meanwhile: a few such moments, the last
/// made in front.
///
/// All are made from the moment that was applied last, or from one another, and none of them refers to another. So
/// however long nothing is applied, no more than ``capacity`` are kept.
final class LaterMoments: Sendable {
  /// As many as clocks that differ by a few endings need.
  static let capacity = 4

  /// The version of the moment that was applied last.
  let root: UInt64
  private let moments: [LiveStops]

  /// None yet.
  init(after root: UInt64) {
    self.root = root
    moments = []
  }

  private init(_ root: UInt64, _ moments: [LiveStops]) {
    self.root = root
    self.moments = moments
  }

  /// The moment a time belongs to, if it is there.
  func moment(at now: UnixTime) -> LiveStops? {
    moments.first { $0.since <= now && $0.holds(at: now) }
  }

  /// The last of them that is before a time: what it takes least to go on from.
  func latest(before now: UnixTime) -> LiveStops? {
    moments.filter { $0.since <= now }.max { $0.since < $1.since }
  }

  /// With one more, and without the one made first when there are too many.
  func adding(_ moment: LiveStops) -> LaterMoments {
    LaterMoments(root, [moment] + moments.prefix(LaterMoments.capacity - 1))
  }
}
