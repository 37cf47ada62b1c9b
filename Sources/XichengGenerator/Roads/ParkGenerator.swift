/// Lays footpaths in a park and joins its gates to the streets outside.
struct ParkGenerator {
  private static let metresApart = 75.0
  private static let rims: [(Double, Double)] = [(0, 1), (1, 0), (0, -1), (-1, 0)]

  private(set) var lines: [RoadLine] = []
  private(set) var nodes: [Spot: RoadTags] = [:]

  /// - Parameter outside: lines that a gate may be joined to.
  mutating func lay(_ park: Park, outside: StretchGrid, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let rows = corners(of: park, &random)
    for row in rows.indices {
      for column in rows[row].indices {
        guard let spot = rows[row][column] else { continue }
        if column + 1 < rows[row].count, random.chance(85), let east = rows[row][column + 1] {
          addPath([spot, east], of: park)
        }
        if row + 1 < rows.count, random.chance(80), let north = rows[row + 1][column] {
          addPath([spot, north], of: park)
        }
      }
    }
    let inner = rows.flatMap { $0 }.compactMap { $0 }
    for gate in park.gates {
      guard
        let nearest = inner.min(by: { $0.metres(to: gate) < $1.metres(to: gate) }),
        let found = outside.nearest(to: gate.plan, within: 150, where: { _ in true })
      else { continue }
      let street = Spot(plan: found.entry.stretch.point(at: found.share))
      addPath([nearest, gate, street], of: park)
      nodes[gate] = random.pick([
        Weighted(2, ["barrier": "gate", "bicycle": "no"]), Weighted(1, ["barrier": "turnstile"]),
      ])
    }
  }

  /// Dry corners inside the fence.
  private func corners(of park: Park, _ random: inout SplitMix64) -> [[Spot?]] {
    let box = park.ground.outline.corners.map(\.plan)
    let west = box.reduce(Double.infinity) { min($0, $1.east) }
    let east = box.reduce(-Double.infinity) { max($0, $1.east) }
    let south = box.reduce(Double.infinity) { min($0, $1.north) }
    let north = box.reduce(-Double.infinity) { max($0, $1.north) }
    let step = Self.metresApart
    return (0...Int((north - south) / step)).map { row in
      (0...Int((east - west) / step)).map { column in
        let spot = Spot(
          plan: Vector(
            east: west + (Double(column) + 0.4) * step + random.signedUnit() * 12,
            north: south + (Double(row) + 0.4) * step + random.signedUnit() * 12))
        let isDry = Water.all.allSatisfy { !$0.outline.contains(spot) }
        let isWithin = Self.rims.allSatisfy {
          park.ground.contains(spot.moved(north: $0.1 * 12, east: $0.0 * 12))
        }
        return isDry && isWithin ? spot : nil
      }
    }
  }

  private mutating func addPath(_ points: [Spot], of park: Park) {
    for (start, end) in zip(points, points.dropFirst())
    where Water.all.contains(where: { $0.outline.isCrossed(from: start, to: end) }) { return }
    var line = RoadLine(points: points, tags: ["highway": "footway"])
    line.rank = .footway
    line.isIsland = park.isIsland
    if points.count == 2, points[0].metres(to: points[1]) > 85 {
      line.tags["surface"] = "paving_stones"
    }
    line.tags = line.tags.adding(.invented)
    lines.append(line)
  }
}
