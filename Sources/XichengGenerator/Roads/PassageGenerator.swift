/// What leads past the rails, and the slip roads of the expressways.
enum PassageGenerator {
  /// One footbridge and two narrow underpasses at the south-western line, one underpass at the North
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
    let approaches = [west, east].compactMap { end -> RoadLine? in
      let found = lanes.nearest(to: end.plan, within: 160) { entry in
        // On this side of the rails.
        let target = entry.stretch.point(at: entry.stretch.nearest(to: end.plan).share)
        let approach = Stretch(end.plan, target)
        return Barrier.rails.flatMap(\.stretches).allSatisfy { approach.crossing($0) == nil }
      }
      guard let found else { return nil }
      let street = Spot(plan: found.entry.stretch.point(at: found.share))
      var approach = RoadLine(
        points: [end, street],
        tags: (["highway": hasSteps ? "steps" : "residential"] as RoadTags)
          .adding(.invented))
      approach.rank = hasSteps ? .footway : .residential
      return approach
    }
    return [deck] + approaches
  }

  /// Exits from the main road to the side road, on both sides of an expressway. No profile of ours may
  /// use them; they are there because a map would have them.
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
          tags: (["highway": "trunk_link", "oneway": "yes"] as RoadTags)
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
