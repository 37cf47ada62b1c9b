/// Puts a gated compound (小区) into a block: a road in, a few across, a gate for vehicles on one side
/// and one for people on foot on another.
struct CompoundGenerator {
  private var random = SplitMix64(seed: 2024)
  private(set) var lines: [RoadLine] = []
  private(set) var nodes: [Spot: RoadTags] = [:]

  /// How strictly the compound is closed.
  private enum Closure { case privateGround, destination, open }

  /// Enters from a side that has a lane; a block without one stays empty.
  mutating func fill(_ block: Block) {
    let sides = block.hasLane
    let open = (0..<4).filter { sides[$0] }
    guard let front = open.isEmpty ? nil : random.pick(open) else { return }
    let closure = random.pick([
      Weighted(11, Closure.privateGround), Weighted(5, .destination), Weighted(4, .open),
    ])
    let across = 0.4 + Double(random.below(20)) / 100
    let isDeep = random.chance(60)
    let depths = isDeep ? [0.24, 0.5, 0.76] : [0.3, 0.68]
    let last = depths[depths.count - 1]

    // The road in, with the gate a few metres behind the lane.
    let mouth = block.spot(across, 0, from: front)
    let gate = block.spot(across, 0.08, from: front)
    var spine = [mouth, gate]
    spine += depths.map { block.spot(across, $0, from: front) }
    add(spine, closure, rank: .service)
    nodes[gate] = mainGate(closure)

    let (left, right) = (0.15, 0.85)
    for depth in depths {
      add(
        [left, across, right].map { block.spot($0, depth, from: front) }, closure,
        rank: closure == .open ? .living : .service)
    }
    if random.chance(60) {
      add(
        [depths[0], last].map { block.spot(left, $0, from: front) }, closure, rank: .service)
    }
    // The small gate, on the far side or at the end of a road across.
    let back = (front + 2) % 4
    if sides[back] {
      addWalk([
        block.spot(across, last, from: front), block.spot(across, 0.93, from: front),
        block.spot(across, 1, from: front),
      ])
    } else if sides[(front + 1) % 4] {
      addWalk([
        block.spot(right, depths[0], from: front), block.spot(0.94, depths[0], from: front),
        block.spot(1, depths[0], from: front),
      ])
    }
  }

  private func mainGate(_ closure: Closure) -> RoadTags {
    switch closure {
    case .privateGround: ["barrier": "gate", "access": "private"]
    case .destination: ["barrier": "lift_gate", "access": "destination"]
    case .open: ["barrier": "lift_gate"]
    }
  }

  private mutating func add(_ points: [Spot], _ closure: Closure, rank: Rank) {
    var line = RoadLine(points: points, tags: ["highway": rank.highway])
    line.rank = rank
    switch closure {
    case .privateGround: line.tags["access"] = "private"
    case .destination: line.tags["access"] = "destination"
    case .open: break
    }
    line.tags = line.tags.adding(.invented)
    lines.append(line)
  }

  private mutating func addWalk(_ points: [Spot]) {
    var line = RoadLine(points: points, tags: ["highway": "footway"])
    line.rank = .footway
    line.tags = line.tags.adding(.invented)
    lines.append(line)
    nodes[points[1]] = random.pick([
      Weighted(3, ["barrier": "swing_gate", "bicycle": "no"]),
      Weighted(3, ["barrier": "turnstile"]), Weighted(3, ["barrier": "bollard"]),
      Weighted(1, ["barrier": "gate", "access": "private", "bicycle": "no"]),
    ])
  }
}
