public import NearestStop

/// Compares answers with those of a look at every stop.
public struct Reference: Sendable {
  private let scan: FullScan

  public init(_ world: World) {
    scan = FullScan(coordinates: world.coordinates, amenities: world.amenities)
  }

  /// Asks from `samples` of the origins, evenly spread over them, and compares.
  ///
  /// - Throws: ``Disagreement`` for the first answer that differs, be it in the last bit.
  public func check(
    _ question: Question, of index: borrowing StopIndex, from origins: [Coordinate],
    samples: Int = 200
  ) throws(Disagreement) {
    for sample in 0..<min(samples, origins.count) {
      let origin = origins[sample * origins.count / samples]
      let found = question.answer(index, from: origin)
      // Sorting a million stops for every sample would take minutes. Whatever lies nearer than the
      // farthest stop that was found, or no farther, is within the limit all the same.
      let farthest = found.count == question.count ? found.last : nil
      let limit = farthest.flatMap { try? Distance(metres: $0.distance.metres * 1.001 + 1) }
      let expected = scan.ranked(from: origin, needing: question.need.amenities, within: limit)
        .prefix(question.count)
      guard found == Array(expected) else {
        throw Disagreement(
          question: question, origin: origin, found: found, expected: Array(expected))
      }
    }
  }

  /// An answer that is not the reference's.
  public struct Disagreement: Error, CustomStringConvertible {
    let question: Question
    let origin: Coordinate
    let found: [Neighbor]
    let expected: [Neighbor]

    public var description: String {
      """
      The \(question.count) nearest to \(origin), need "\(question.need.rawValue)":
        found    \(found)
        expected \(expected)
      """
    }
  }
}
