public import Roads

/// Travel times from some origins to some stops.
public struct TravelTable: Hashable, Sendable {
  /// The number of rows.
  public let originCount: Int
  /// The number of columns.
  public let stopCount: Int
  /// Row by row.
  private let weights: [Weight]

  /// - Precondition: as many weights as rows times columns.
  init(originCount: Int, stopCount: Int, weights: [Weight]) {
    precondition(weights.count == originCount * stopCount, "a weight for every pair")
    self.originCount = originCount
    self.stopCount = stopCount
    self.weights = weights
  }

  /// How long it takes; `nil` where there is no way.
  ///
  /// - Parameters:
  ///   - origin: 0..<``originCount``.
  ///   - stop: 0..<``stopCount``: the place in the list that was asked for, not an ordinal.
  public subscript(origin: Int, stop: Int) -> TravelTime? {
    precondition((0..<stopCount).contains(stop), "a column of the table")
    let weight = weights[origin * stopCount + stop]
    return weight.isFinite ? TravelTime(weight) : nil
  }
}
