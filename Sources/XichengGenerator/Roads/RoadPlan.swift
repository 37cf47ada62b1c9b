/// The streets and barriers that generated lanes are fitted between.
struct RoadPlan {
  /// Streets of the tables, fitted to each other but not yet woven.
  let streets: [RoadLine]
  private let grid: StretchGrid
  private let barriers: StretchGrid
  private let grounds: [Ground]

  init(streets: [RoadLine], barriers: [Barrier], grounds: [Ground]) {
    self.streets = streets
    self.grounds = grounds
    grid = StretchGrid(streets)
    var fences = StretchGrid()
    for stretch in barriers.flatMap(\.stretches) { fences.add(stretch, line: 0, index: 0) }
    for ground in grounds {
      let corners = ground.outline.corners
      for (start, end) in zip(corners, corners[1...] + [corners[0]]) {
        fences.add(Stretch(start.plan, end.plan), line: 0, index: 0)
      }
    }
    self.barriers = fences
  }

  /// Whether a lane may be there at all.
  func isOpen(_ spot: Spot) -> Bool { !grounds.contains { $0.contains(spot) } }

  /// Moves a spot that is almost on a street onto it, so that no lane runs beside a street.
  func settled(_ spot: Spot, within metres: Double) -> (spot: Spot, isOnStreet: Bool) {
    let found = grid.nearest(to: spot.plan, within: metres) {
      streets[$0.line].role == .street
    }
    guard let found else { return (spot, false) }
    return (Spot(plan: found.entry.stretch.point(at: found.share)), true)
  }

  /// How far the nearest street is, looking no farther than `limit`.
  func metresToStreet(_ spot: Spot, limit: Double) -> Double {
    grid.nearest(to: spot.plan, within: limit) { streets[$0.line].role == .street }?.metres
      ?? .infinity
  }

  /// What of a straight lane can be built: up to the first street or barrier from either end, and
  /// what is left between streets where that is long enough to be a lane of its own.
  ///
  /// A piece that ends at a street ends on it.
  func pieces(from start: Spot, to end: Spot) -> [(start: Spot, end: Spot)] {
    let lane = Stretch(start.plan, end.plan)
    guard lane.length > 6 else { return [] }
    var stops: [(share: Double, isStreet: Bool)] = []
    for number in grid.near(lane) {
      let entry = grid.entries[number]
      guard let share = lane.crossing(entry.stretch)?.share else { continue }
      stops.append((share, streets[entry.line].role == .street))
    }
    for number in barriers.near(lane) {
      if let share = lane.crossing(barriers.entries[number].stretch)?.share {
        stops.append((share, false))
      }
    }
    stops = stops.filter { $0.share * lane.length > 2 && (1 - $0.share) * lane.length > 2 }
    stops.sort { $0.share < $1.share }

    var pieces: [(start: Spot, end: Spot)] = []
    var from = (share: 0.0, isStreet: true)
    for stop in stops + [(share: 1, isStreet: true)] {
      defer { from = stop }
      let length = (stop.share - from.share) * lane.length
      let isAtEnd = from.share == 0 || stop.share == 1
      guard from.isStreet, stop.isStreet, length > (isAtEnd ? 8 : 70) else { continue }
      let piece = (
        start: Spot(plan: lane.point(at: from.share)), end: Spot(plan: lane.point(at: stop.share))
      )
      let middle = piece.start.towards(piece.end, share: 0.5)
      guard isOpen(middle), metresToStreet(middle, limit: 14) == .infinity || length < 30 else {
        continue
      }
      pieces.append(piece)
    }
    return pieces
  }

  /// Whether a straight line meets no street, no barrier and no closed ground.
  func isClear(from start: Spot, to end: Spot) -> Bool {
    let line = Stretch(start.plan, end.plan)
    return isOpen(start) && isOpen(end)
      && !grid.near(line).contains { line.crossing(grid.entries[$0].stretch) != nil }
      && !barriers.near(line).contains { line.crossing(barriers.entries[$0].stretch) != nil }
  }
}
