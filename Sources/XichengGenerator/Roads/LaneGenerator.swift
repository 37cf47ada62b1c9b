/// Fills a subdistrict with lanes: an uneven grid, cut where it meets streets, water and fences.
///
/// Everything here is invented. It has the look of the district (narrow rows of hutongs in the old
/// city, wide blocks in the west), not its lanes.
struct LaneGenerator {
  private let plan: RoadPlan
  private let subdistrict: Subdistrict
  private let style: LaneStyle
  private var random: SplitMix64
  private var lines: [RoadLine] = []
  /// Corners of the grid, by row and column; `nil` where no lane can be.
  private var corners: [[Corner?]] = []
  private var blocks: [Block] = []
  /// The sides of blocks that a lane runs along from corner to corner.
  private var sides: Set<[Spot]> = []

  private struct Corner {
    let spot: Spot
    let isOnStreet: Bool
    let isInside: Bool
  }

  /// What the grid leaves: lanes, and whole blocks with a lane on every side.
  struct Result {
    var lines: [RoadLine]
    var blocks: [Block]
  }

  static func lanes(
    of subdistrict: Subdistrict, in plan: RoadPlan, seed: UInt64, names: inout LaneNames
  ) -> Result {
    var generator = LaneGenerator(plan, subdistrict, seed: seed)
    generator.layCorners()
    generator.layRows(&names)
    generator.layColumns(&names)
    generator.findBlocks()
    return Result(lines: generator.lines, blocks: generator.blocks)
  }

  private init(_ plan: RoadPlan, _ subdistrict: Subdistrict, seed: UInt64) {
    self.plan = plan
    self.subdistrict = subdistrict
    style = .of(subdistrict)
    random = SplitMix64(seed: seed)
  }

  // MARK: The grid

  /// One corner beyond the outline is laid too: a street that marks the border may run out there.
  private mutating func layCorners() {
    let box = subdistrict.outline.corners.map(\.plan)
    let west = box.reduce(Double.infinity) { min($0, $1.east) } - style.columns
    let east = box.reduce(-Double.infinity) { max($0, $1.east) } + style.columns
    let south = box.reduce(Double.infinity) { min($0, $1.north) } - style.rows
    let north = box.reduce(-Double.infinity) { max($0, $1.north) } + style.rows
    for row in 0..<Int((north - south) / style.rows) + 1 {
      // Rows are shifted against each other: lanes seldom line up.
      let shift = random.signedUnit() * style.columns * 0.2
      var corners: [Corner?] = []
      for column in 0..<Int((east - west) / style.columns) + 1 {
        let place = Vector(
          east: west + Double(column) * style.columns + shift
            + random.signedUnit() * style.unevenness,
          north: south + Double(row) * style.rows + random.signedUnit() * style.unevenness)
        corners.append(corner(at: Spot(plan: place)))
      }
      self.corners.append(corners)
    }
  }

  private func corner(at spot: Spot) -> Corner? {
    let (settled, isOnStreet) = plan.settled(spot, within: 24)
    guard plan.isOpen(settled) else { return nil }
    return Corner(
      spot: settled, isOnStreet: isOnStreet, isInside: subdistrict.outline.contains(settled))
  }

  /// The pieces between two corners; of a corner outside only what ends at a street before it.
  private func pieces(_ first: Corner?, _ second: Corner?) -> [(start: Spot, end: Spot)] {
    guard let first, let second, first.isInside || second.isInside else { return [] }
    if first.isOnStreet, second.isOnStreet, first.spot.metres(to: second.spot) < 40 { return [] }
    var pieces = plan.pieces(from: first.spot, to: second.spot)
    if !first.isInside, !first.isOnStreet { pieces.removeAll { $0.start == first.spot } }
    if !second.isInside, !second.isOnStreet { pieces.removeAll { $0.end == second.spot } }
    return pieces
  }

  // MARK: Lanes

  /// Pieces that continue each other become one lane with one name, until a street comes between.
  private mutating func layRows(_ names: inout LaneNames) {
    for row in corners {
      var lane: [Spot] = []
      for (first, second) in zip(row, row.dropFirst()) {
        let pieces = random.chance(style.keepRows) ? pieces(first, second) : []
        for piece in pieces {
          if lane.last != piece.start {
            finish(lane, &names, isRow: true)
            lane = [piece.start]
          }
          lane.append(piece.end)
          sides.insert([piece.start, piece.end])
        }
        let endsAtStreet = second?.isOnStreet ?? true
        if pieces.isEmpty || endsAtStreet || random.chance(12) {
          finish(lane, &names, isRow: true)
          lane = lane.last.map { pieces.isEmpty || endsAtStreet ? [] : [$0] } ?? []
        }
      }
      finish(lane, &names, isRow: true)
    }
  }

  private mutating func layColumns(_ names: inout LaneNames) {
    for column in corners.first?.indices ?? 0..<0 {
      var lane: [Spot] = []
      for (lower, upper) in zip(corners, corners.dropFirst()) {
        let pieces =
          random.chance(style.keepColumns) ? pieces(lower[column], upper[column]) : []
        for piece in pieces {
          if lane.last != piece.start {
            finish(lane, &names, isRow: false)
            lane = [piece.start]
          }
          lane.append(piece.end)
          sides.insert([piece.start, piece.end])
        }
      }
      finish(lane, &names, isRow: false)
    }
  }

  private mutating func finish(_ lane: [Spot], _ names: inout LaneNames, isRow: Bool) {
    guard lane.count > 1 else { return }
    var points: [Spot] = []
    // A bend here and there: hutongs are old, and seldom quite straight.
    for spot in lane {
      if let last = points.last, style.unevenness > 14, last.metres(to: spot) > 60 {
        let middle = last.towards(spot, share: 0.4 + Double(random.below(20)) / 100)
        let bend = (spot.plan - last.plan).unit.right * (random.signedUnit() * 5)
        points.append(Spot(plan: middle.plan + bend))
      }
      points.append(spot)
    }
    let isOld = style.compounds == 0
    let rank: Rank = isOld && random.chance(35) ? .living : .residential
    var line = RoadLine(points: points, tags: ["highway": rank.highway])
    line.rank = rank
    if random.chance(isOld ? (isRow ? 80 : 45) : 55) {
      let name = names.next(isLane: isOld, isRow: isRow)
      line.tags.name(name.chinese, name.english)
    }
    if isRow, random.chance(18) {
      line.tags["oneway"] = "yes"
      if random.chance(60) { line.tags["oneway:bicycle"] = "no" }
    }
    if random.chance(14) {
      line.tags["surface"] = random.pick([
        Weighted(5, "asphalt"), Weighted(3, "paving_stones"), Weighted(2, "concrete"),
        Weighted(1, "sett"), Weighted(1, "unpaved"),
      ])
    }
    line.tags = line.tags.adding(.invented)
    lines.append(line)
  }

  // MARK: Blocks

  private mutating func findBlocks() {
    guard style.compounds > 0 else { return }
    for (lower, upper) in zip(corners, corners.dropFirst()) {
      for column in lower.indices.dropLast() where random.chance(style.compounds) {
        guard let southWest = lower[column], let southEast = lower[column + 1],
          let northEast = upper[column + 1], let northWest = upper[column],
          [southWest, southEast, northEast, northWest].allSatisfy(\.isInside)
        else { continue }
        let around = [southWest.spot, southEast.spot, northEast.spot, northWest.spot]
        let hasLane = (0..<4).map { side in
          let (start, end) = (around[side], around[(side + 1) % 4])
          return sides.contains([start, end]) || sides.contains([end, start])
        }
        let block = Block(corners: around, hasLane: hasLane)
        if block.isFree(in: plan) { blocks.append(block) }
      }
    }
  }
}
