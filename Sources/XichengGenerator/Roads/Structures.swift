/// Where drawn streets lead over water or under rails, so that those pieces become bridges and tunnels.
struct Structures {
  private static let underRails: RoadTags = ["tunnel": "yes", "layer": "-1"]
  private static let overWater: RoadTags = ["bridge": "yes", "layer": "1"]
  private static let tunnelMetres = 33.0
  private static let channelMetres = 16.0
  private static let interchangeMetres = 60.0

  /// Adds the points where a bridge or tunnel begins and ends.
  static func marked(_ line: RoadLine) -> RoadLine {
    guard line.role == .street || line.role == .expressway else { return line }
    var marked = line
    marked.points = [line.points[0]]
    for (start, end) in zip(line.points, line.points.dropFirst()) {
      let stretch = Stretch(start.plan, end.plan)
      for share in shares(on: stretch, role: line.role).sorted() {
        let spot = Spot(plan: stretch.point(at: share))
        if spot != marked.points[marked.points.count - 1], spot != end {
          marked.points.append(spot)
        }
      }
      marked.points.append(end)
    }
    return marked
  }

  private static func shares(on stretch: Stretch, role: RoadLine.Role) -> [Double] {
    var shares: [Double] = []
    for water in Water.all {
      let corners = water.outline.corners
      for (start, end) in zip(corners, corners[1...] + [corners[0]]) {
        if let at = stretch.crossing(Stretch(start.plan, end.plan)) { shares.append(at.share) }
      }
    }
    func around(_ barrier: Barrier, _ metres: Double) {
      for piece in barrier.stretches {
        guard let at = stretch.crossing(piece)?.share else { continue }
        shares += [at - metres / stretch.length, at + metres / stretch.length]
      }
    }
    for rail in Barrier.rails { around(rail, tunnelMetres) }
    around(.northChannel, channelMetres)
    if role == .expressway {
      for spot in Axis.interchanges {
        let found = stretch.nearest(to: spot.plan)
        guard found.metres < 30 else { continue }
        let share = interchangeMetres / stretch.length
        shares += [found.share - share, found.share + share]
      }
    }
    return shares.filter { (0.0001...0.9999).contains($0) }
  }

  /// The further tags of a piece of a street, told by its middle.
  static func tags(from start: Spot, to end: Spot, of line: RoadLine) -> RoadTags {
    guard line.role == .street || line.role == .expressway, line.tags["bridge"] == nil else {
      return [:]
    }
    let middle = start.towards(end, share: 0.5)
    if line.role == .expressway, line.rank == .trunk, line.level == 1 {
      let isOver = Axis.interchanges.contains { $0.metres(to: middle) < interchangeMetres }
      if isOver { return overWater }
    }
    if Water.all.contains(where: { $0.outline.contains(middle) }) { return overWater }
    if line.points.count < 2 { return [:] }
    if crosses(line, .northChannel), Barrier.northChannel.metres(to: middle) < channelMetres {
      return overWater.adding(["bridge:name": "德胜桥"])
    }
    for rail in Barrier.rails where rail.metres(to: middle) < tunnelMetres {
      if crosses(line, rail) { return underRails }
    }
    return [:]
  }

  private static func crosses(_ line: RoadLine, _ barrier: Barrier) -> Bool {
    line.stretches.contains { stretch in
      barrier.stretches.contains { stretch.crossing($0) != nil }
    }
  }
}
