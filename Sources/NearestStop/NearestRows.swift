public import Roads

/// The stops nearest to each of many places: one row for each, in the order in which they were asked for.
///
/// Kept as two columns of numbers, 8 bytes for each stop found, so a million rows are two allocations.
public struct NearestRows: Sendable {
  /// The stops of all rows, one row after the other.
  private var neighbors: [RoadNeighbor] = []
  /// Where rows begin; one more than there are rows.
  private var first: [Int] = [0]
  /// By row: what is missing where it is empty.
  private var absences: [Absence?] = []

  /// Why a row has no stops.
  public enum Absence: Hashable, Sendable {
    /// No stop would do, or none within the limit, or none was asked for.
    case nothingFound
    /// There is no road near the place.
    case offTheMap
    /// There is a road, and none of the stops that would do can be reached from it.
    case notReachable
  }

  init() {}

  /// Why a row is empty; `nil` when it isn't.
  ///
  /// - Parameter row: its place in the order asked.
  public func absence(_ row: Int) -> Absence? { absences[row] }

  /// Adds a row.
  mutating func append(_ found: some Collection<RoadNeighbor>) {
    neighbors += found
    first.append(neighbors.count)
    absences.append(found.isEmpty ? .nothingFound : nil)
  }

  /// Adds a row that has no stops.
  mutating func append(_ error: RoutingError) {
    first.append(neighbors.count)
    switch error {
    case .offTheMap: absences.append(.offTheMap)
    case .notReachable, .noRoads, .notPrepared: absences.append(.notReachable)
    }
  }

  /// The rows of several, each in a place of its own. O(rows + stops).
  ///
  /// - Parameters:
  ///   - parts: the rows.
  ///   - places: which row each becomes, in the order of the parts; all of them once.
  init(_ parts: [NearestRows], at places: [UInt32]) {
    var sources = [(part: Int, row: Int)](repeating: (0, 0), count: places.count)
    var next = places.startIndex
    for (number, part) in parts.enumerated() {
      for row in part.indices {
        sources[Int(places[next])] = (number, row)
        next += 1
      }
    }
    neighbors.reserveCapacity(parts.reduce(0) { $0 + $1.neighbors.count })
    first.reserveCapacity(places.count + 1)
    absences.reserveCapacity(places.count)
    for (number, row) in sources {
      let part = parts[number]
      neighbors += part[row]
      first.append(neighbors.count)
      absences.append(part.absences[row])
    }
  }
}

extension NearestRows: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }
  /// The number of places that were asked for.
  public var endIndex: Int { absences.count }

  /// The stops of a row, soonest first, at equal time by id.
  public subscript(row: Int) -> ArraySlice<RoadNeighbor> {
    neighbors[first[row]..<first[row + 1]]
  }
}
