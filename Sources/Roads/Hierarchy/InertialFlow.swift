internal import Geodesy

/// Finds a few nodes whose removal cuts a cell into two parts of comparable size.
///
/// Nodes are sorted along a line; the first and the last ones become sources and sinks of a flow,
/// whose least cut is sought. Roads follow rivers and railways, so a few lines are enough to find their
/// bridges. Source: A. Schild and C. Sommer, "On balanced separators in road networks" (2015).
struct InertialFlow {
  /// How a cell is cut: fewer nodes in the cut mean less to search, evener parts a lower tree.
  struct Separator {
    /// The nodes of the cut, ascending.
    var nodes: [UInt32]
    /// The nodes of the smaller part.
    var smallerCount: Int

    /// Whether this one is better: by the square of its nodes for each node of the smaller part. Both
    /// halves of a plane have separators that grow with the root of their area.
    func isBetter(than other: Separator) -> Bool {
      nodes.count * nodes.count * other.smallerCount
        < other.nodes.count * other.nodes.count * smallerCount
    }
  }

  /// Of how many nodes of a hundred sources are made, and sinks. With 25 alone the order takes half as
  /// long to find and a query meets a quarter more edges; more than two numbers find nothing better.
  static let percentages = [10, 25]
  /// Directions of the lines, as multiples of eastwards and northwards. Eight find nothing better.
  static let directions: [(east: Int64, north: Int64)] = [
    (1, 0), (0, 1), (1, 1), (1, -1),
  ]

  /// By node of the skeleton: units eastwards, of the length that a latitude's have.
  private let easts: [Int64]
  /// By node of the skeleton: 10⁻⁷ degrees northwards.
  private let norths: [Int64]

  /// - Parameter places: of the skeleton's nodes.
  init(_ places: [GridCoordinate]) {
    let latitudes = places.map { Double($0.latitude) / 1e7 }
    let least = latitudes.min() ?? 0
    let middle = least + ((latitudes.max() ?? 0) - least) / 2
    // Towards the poles meridians come together. One scale for all is enough to choose directions.
    let scale = SineCosine(degrees: middle).cosine
    easts = places.map { Int64(Double($0.longitude) * scale) }
    norths = places.map { Int64($0.latitude) }
  }

  /// The best separator found; `nil` when the cell is too small to have one.
  ///
  /// - Parameter cell: connected.
  func separator(of cell: DissectionCell) -> Separator? {
    var flow = UnitFlow(cell)
    var best: Separator?
    for direction in InertialFlow.directions {
      let line = sorted(cell, direction)
      for percentage in InertialFlow.percentages {
        let share = cell.count * percentage / 100
        guard share > 0, 2 * share < cell.count else { continue }
        var roles = [UnitFlow.Role](repeating: .between, count: cell.count)
        for node in line.prefix(share) { roles[Int(node)] = .source }
        for node in line.suffix(share) { roles[Int(node)] = .sink }
        let limit = best.map { InertialFlow.limit(of: cell, $0) } ?? cell.neighbors.count
        guard flow.run(roles, upTo: limit) != nil else { continue }
        for side in [flow.sourceSide, flow.sideUpToSinks(roles)] {
          for isSourceSide in [true, false] {
            let found = separator(of: cell, side, onSourceSide: isSourceSide)
            if found.smallerCount > 0, best.map({ found.isBetter(than: $0) }) ?? true {
              best = found
            }
          }
        }
      }
    }
    return best
  }

  /// The greatest flow of which something better may come: with even parts, and a fifth more edges in
  /// the cut than nodes.
  private static func limit(of cell: DissectionCell, _ best: Separator) -> Int {
    let evenness = Double(cell.count) / Double(2 * best.smallerCount)
    return Int((Double(best.nodes.count) * 1.2 * evenness.squareRoot()).rounded(.up))
  }

  /// The nodes of a cell along a line, at equal places by number.
  private func sorted(
    _ cell: DissectionCell, _ direction: (east: Int64, north: Int64)
  ) -> [UInt32] {
    var keys: [(place: Int64, node: UInt32)] = []
    keys.reserveCapacity(cell.count)
    for (node, place) in cell.nodes.enumerated() {
      let along =
        easts[Int(place)] * direction.east + norths[Int(place)] * direction.north
      keys.append((along, UInt32(node)))
    }
    keys.sort { $0 < $1 }
    return keys.map(\.node)
  }

  /// The ends of the edges of a cut, on one of its sides.
  private func separator(
    of cell: DissectionCell, _ isOnSide: [Bool], onSourceSide: Bool
  ) -> Separator {
    var nodes: [UInt32] = []
    var sides = (0, 0)
    for node in 0..<UInt32(cell.count) {
      let isHere = isOnSide[Int(node)]
      let isCut =
        isHere == onSourceSide
        && cell.row(node).contains { isOnSide[Int(cell.neighbors[$0])] != isHere }
      if isCut {
        nodes.append(node)
      } else if isHere {
        sides.0 += 1
      } else {
        sides.1 += 1
      }
    }
    return Separator(nodes: nodes, smallerCount: min(sides.0, sides.1))
  }
}
