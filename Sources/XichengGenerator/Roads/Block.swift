/// The ground between four lanes.
struct Block {
  /// From the south-west, against the clock.
  let corners: [Spot]
  /// Whether a lane runs along each side: the southern one first, against the clock.
  let hasLane: [Bool]

  /// A place within: `across` from the left side to the right and `inward` from the front to the back,
  /// each from 0 to 1, seen from the given side.
  func spot(_ across: Double, _ inward: Double, from side: Int) -> Spot {
    let corner = (0..<4).map { corners[($0 + side) % 4].plan }
    let front = corner[0] + (corner[1] - corner[0]) * across
    let back = corner[3] + (corner[2] - corner[3]) * across
    return Spot(plan: front + (back - front) * inward)
  }

  /// Whether nothing else runs through it.
  func isFree(in plan: RoadPlan) -> Bool {
    let inner = [(0.15, 0.15), (0.85, 0.15), (0.85, 0.85), (0.15, 0.85)].map {
      spot($0.0, $0.1, from: 0)
    }
    return (0..<4).allSatisfy { plan.isClear(from: inner[$0], to: inner[($0 + 1) % 4]) }
      && plan.isClear(from: inner[0], to: inner[2]) && plan.isClear(from: inner[1], to: inner[3])
      && inner.allSatisfy { plan.metresToStreet($0, limit: 12) == .infinity }
  }
}
