/// Lets people on foot over the streets that have two carriageways: crossings at grade on the avenues,
/// footbridges and underpasses with stairs on the expressways.
struct CrossingGenerator {
  private(set) var lines: [RoadLine] = []
  private(set) var nodes: [Spot: RoadTags] = [:]
  private var count = 0

  /// - Parameter avoiding: the other streets, so that no crossing falls into a junction.
  mutating func cross(_ axis: Axis, number: Int, streets: [RoadLine], grid: StretchGrid) {
    let spacing: Double
    switch axis.form {
    case .single: return
    case .dual: spacing = 260
    case .expressway: spacing = 430
    }
    var metres = 120.0
    for (start, end) in zip(axis.points, axis.points.dropFirst()) {
      let length = start.metres(to: end)
      // Beyond a bend the carriageways are no longer at right angles to the crossing.
      while metres < length - 75 {
        defer { metres += spacing }
        guard metres > 75 else { continue }
        let middle = start.towards(end, share: metres / length)
        let isInJunction =
          grid.nearest(to: middle.plan, within: axis.halfWidth + 26) {
            streets[$0.line].axis != number
          } != nil
        guard !isInJunction else { continue }
        let right = (end.plan - start.plan).unit.right
        if case .dual = axis.form, count % 6 != 3 {
          addCrossing(middle, right, axis)
        } else {
          addStairs(middle, right, axis)
        }
        count += 1
      }
      metres = max(80, metres - length)
    }
  }

  private mutating func addCrossing(_ middle: Spot, _ right: Vector, _ axis: Axis) {
    let ends = [-axis.halfWidth, axis.halfWidth].map { Spot(plan: middle.plan + right * $0) }
    add([ends[0], middle, ends[1]], ["highway": "footway", "footway": "crossing"])
    for end in ends {
      nodes[end] = [
        "highway": "crossing", "crossing": count % 3 == 0 ? "uncontrolled" : "traffic_signals",
      ]
    }
  }

  /// Stairs from either side and a deck above, or a passage below; every fourth has a ramp beside the
  /// stairs, and one of them all a lift.
  private mutating func addStairs(_ middle: Spot, _ right: Vector, _ axis: Axis) {
    let isBridge = count % 3 != 0
    let outer = axis.halfWidth
    let inner = outer > 20 ? outer - 9 : outer + 9
    func spot(_ aside: Double) -> Spot { Spot(plan: middle.plan + right * aside) }
    let deck: RoadTags =
      isBridge ? ["bridge": "yes", "layer": "2"] : ["tunnel": "yes", "layer": "-2"]
    let passage: RoadTags = ["highway": "footway"]
    add([spot(-inner), spot(inner)], passage.adding(deck), level: isBridge ? 2 : -2)
    for side in [-1.0, 1.0] {
      var steps: RoadTags = ["highway": "steps"]
      if count % 4 == 1 { steps["ramp:bicycle"] = "yes" }
      add([spot(side * outer), spot(side * inner)], steps)
    }
    // The one lift of the sample, beside the stairs of one footbridge.
    if lines.contains(where: { $0.tags["name"] == CrossingGenerator.lift }) || !isBridge { return }
    for side in [-1.0, 1.0] {
      let along = Vector(east: -right.north, north: right.east) * 7
      let top = Spot(plan: spot(side * inner).plan + along)
      let foot = Spot(plan: spot(side * outer).plan + along)
      let cabin = top.towards(foot, share: 0.5)
      var tags: RoadTags = ["highway": "footway"]
      tags.name(CrossingGenerator.lift, "Footbridge Lift")
      add([foot, cabin, top, spot(side * inner)], tags)
      nodes[cabin] = ["highway": "elevator", "bicycle": "yes"]
    }
  }

  private static let lift = "过街天桥电梯"

  private mutating func add(_ points: [Spot], _ tags: RoadTags, level: Int = 0) {
    var line = RoadLine(points: points, tags: tags.adding(.invented))
    line.rank = .footway
    line.level = level
    lines.append(line)
  }
}
