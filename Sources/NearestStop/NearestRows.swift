public import Roads

/// The stops nearest to each of many places: one row for each, in the order in which they were asked for.
///
/// Kept as two columns of numbers, so a million rows are two allocations.
public struct NearestRows: Sendable {
  /// How many stops a row holds at the most.
  public let width: Int
  /// The stops of all rows, each row `width` places long and filled from the front.
  private(set) var neighbors: [RoadNeighbor]
  /// How many stops a row holds; or why it holds none, as a negative number.
  private var counts: [Int32]

  private static let offTheMap: Int32 = -1
  private static let notReachable: Int32 = -2

  init(count: Int, width: Int) {
    self.width = width
    neighbors = [RoadNeighbor](
      repeating: RoadNeighbor(ordinal: 0, weight: .infinity), count: count * width)
    counts = [Int32](repeating: 0, count: count)
  }

  /// What stands in a row that has no stops.
  public enum Absence: Hashable, Sendable {
    /// No stop would do, or none within the limit.
    case nothingFound
    /// There is no road near the place.
    case offTheMap
    /// There is a road, and none of the stops that would do can be reached from it.
    case notReachable
  }

  /// Why a row is empty; `nil` when it isn't.
  ///
  /// - Parameter row: 0..<``count``.
  public func absence(_ row: Int) -> Absence? {
    switch counts[row] {
    case Self.offTheMap: .offTheMap
    case Self.notReachable: .notReachable
    case 0: .nothingFound
    default: nil
    }
  }

  mutating func fill(_ row: Int, _ found: ArraySlice<RoadNeighbor>) {
    let first = row * width
    for (place, neighbor) in found.enumerated() { neighbors[first + place] = neighbor }
    counts[row] = Int32(truncatingIfNeeded: found.count)
  }

  mutating func fail(_ row: Int, _ error: RoutingError) {
    counts[row] =
      switch error {
      case .offTheMap: Self.offTheMap
      case .notReachable, .noRoads, .notPrepared: Self.notReachable
      }
  }

  /// Takes over some rows.
  ///
  /// - Parameter places: by row of `other`: which row it becomes.
  mutating func scatter(_ other: NearestRows, to places: ArraySlice<UInt32>) {
    for (row, place) in places.enumerated() { counts[Int(place)] = other.counts[row] }
    NearestRows.scatter(other, to: places, &neighbors)
  }

  private static func scatter(
    _ other: NearestRows, to places: ArraySlice<UInt32>, _ neighbors: inout [RoadNeighbor]
  ) {
    var neighbors = neighbors.mutableSpan
    let (others, counts, width) = (other.neighbors.span, other.counts.span, other.width)
    for (row, place) in places.enumerated() {
      let (from, to) = (row * width, Int(place) * width)
      for offset in 0..<Swift.max(0, Int(counts[row])) {
        neighbors[to + offset] = others[from + offset]
      }
    }
  }
}

extension NearestRows: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// The number of places that were asked for.
  public var endIndex: Int { counts.count }

  /// The stops of a row, soonest first, at equal time by id.
  public subscript(row: Int) -> ArraySlice<RoadNeighbor> {
    let first = row * width
    return neighbors[first..<(first + Swift.max(0, Int(counts[row])))]
  }
}
