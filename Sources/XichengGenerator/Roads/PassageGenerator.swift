/// The few ways for people on foot and lanes past the rails, and slip roads of the expressways.
enum PassageGenerator {
  /// One footbridge over the south-western line, one narrow underpass, one underpass at the North
  /// Station. Their ends are led on to the nearest lane.
  static func overRails(lanes: StretchGrid) -> [RoadLine] {
    let footbridge: RoadTags = ["highway": "footway", "bridge": "yes", "layer": "1"]
    let underpass: RoadTags = [
      "highway": "residential", "tunnel": "yes", "layer": "-1", "maxheight": "2.2",
    ]
    return [
      passage(Spot(39.8942, 116.3362), Spot(39.8942, 116.3377), footbridge, hasSteps: true, lanes),
      passage(
        Spot(39.8861, 116.33560), Spot(39.8860, 116.33615), underpass, hasSteps: false, lanes),
      passage(
        Spot(39.8784, 116.33115), Spot(39.8780, 116.33177), underpass, hasSteps: false, lanes),
      passage(
        Spot(39.9445, 116.34745), Spot(39.9445, 116.34795), underpass, hasSteps: false, lanes),
    ].flatMap { $0 }
  }

  private static func passage(
    _ west: Spot, _ east: Spot, _ tags: RoadTags, hasSteps: Bool, _ lanes: StretchGrid
  ) -> [RoadLine] {
    var deck = RoadLine(points: [west, east], tags: tags.adding(.invented))
    deck.level = tags["bridge"] == nil ? -1 : 1
    let approaches = [(west, -1.0), (east, 1.0)].compactMap { end, side -> RoadLine? in
      let found = lanes.nearest(to: end.plan, within: 160) { entry in
        // On this side of the rails.
        Barrier.rails.flatMap(\.stretches).allSatisfy { rail in
          let target = entry.stretch.nearest(to: end.plan).share
          return Stretch(end.plan, entry.stretch.point(at: target)).crossing(rail) == nil
        }
      }
      guard let found else { return nil }
      let street = Spot(plan: found.entry.stretch.point(at: found.share))
      var approach = RoadLine(
        points: [end, street],
        tags: RoadTags(dictionaryLiteral: ("highway", hasSteps ? "steps" : "residential"))
          .adding(.invented))
      approach.rank = hasSteps ? .footway : .residential
      return approach
    }
    return [deck] + approaches
  }

  /// From the main road to the side road and back, on both sides of an expressway.
  static func slipRoads(of axis: Axis) -> [RoadLine] {
    guard case .expressway = axis.form else { return [] }
    var slips: [RoadLine] = []
    for (start, end) in zip(axis.points, axis.points.dropFirst()) {
      let length = start.metres(to: end)
      guard length > 500 else { continue }
      let right = (end.plan - start.plan).unit.right
      for (side, first) in [(1.0, 0.24), (-1.0, 0.68)] {
        let along = 55 / length
        let main = start.towards(end, share: first).plan + right * (side * Axis.mainRoadMetres)
        let far = first + side * along
        let beside = start.towards(end, share: far).plan + right * (side * Axis.sideRoadMetres)
        var slip = RoadLine(
          points: [Spot(plan: main), Spot(plan: beside)],
          tags: RoadTags(dictionaryLiteral: ("highway", "trunk_link"), ("oneway", "yes"))
            .adding(.drawn))
        slip.role = .expressway
        slip.level = 3
        slip.rank = .trunk
        slips.append(slip)
      }
    }
    return slips
  }
}
