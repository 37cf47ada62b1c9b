/// Makes one point of points so close that they were meant to be one.
///
/// Where three lines meet, each pair of them finds its own crossing, a decimetre or a metre from the
/// next. The first point in the order of the lines stays, so streets are not moved by lanes.
struct Welder {
  static let metres = 2.5

  /// Asked by cell only, so its order never reaches the output.
  private var cells: [[Int]: [Spot]] = [:]
  private var replacements: [Spot: Spot] = [:]

  static func weld(_ network: inout RoadNetwork) {
    var welder = Welder()
    for index in network.lines.indices where network.lines[index].role == .street {
      network.lines[index].points = welder.welded(network.lines[index].points)
    }
    for index in network.lines.indices where network.lines[index].role == .lane {
      network.lines[index].points = welder.welded(network.lines[index].points)
    }
    // A slip road follows the side road that it ends on.
    for index in network.lines.indices where network.lines[index].role == .expressway {
      network.lines[index].points = network.lines[index].points.map {
        welder.replacements[$0] ?? $0
      }
    }
    network.lines.removeAll { $0.points.count < 2 }
    var tags: [Spot: RoadTags] = [:]
    // In an order of their own: that of a dictionary changes from run to run.
    let tagged = network.nodeTags.sorted {
      ($0.key.latitude, $0.key.longitude) < ($1.key.latitude, $1.key.longitude)
    }
    for (spot, value) in tagged { tags[welder.replacements[spot] ?? spot] = value }
    network.nodeTags = tags
  }

  private mutating func welded(_ points: [Spot]) -> [Spot] {
    var welded: [Spot] = []
    for point in points {
      let spot = representative(of: point)
      if spot != welded.last { welded.append(spot) }
    }
    return welded
  }

  private mutating func representative(of spot: Spot) -> Spot {
    if let known = replacements[spot] { return known }
    let plan = spot.plan
    let (column, row) = (
      Int((plan.east / 10).rounded(.down)), Int((plan.north / 10).rounded(.down))
    )
    for near in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
      let found = cells[[column + near.0, row + near.1]]?.first {
        $0.metres(to: spot) <= Welder.metres
      }
      if let found {
        replacements[spot] = found
        return found
      }
    }
    replacements[spot] = spot
    cells[[column, row], default: []].append(spot)
    return spot
  }
}
