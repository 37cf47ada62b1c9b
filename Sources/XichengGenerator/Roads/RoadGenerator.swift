/// Makes the road network of the sample: hand-drawn main streets, and invented lanes between them.
struct RoadGenerator {
  /// The whole file.
  static func file() -> [UInt8] { PBFFile.bytes(of: RoadElements(network())) }

  static func network() -> RoadNetwork {
    let axes = Axis.all
    let drawn = axes.enumerated().flatMap { $1.lines(axis: $0) }
    let streets = StreetFitter.fitted(drawn).map(Structures.marked)
    let plan = RoadPlan(
      streets: streets, barriers: Barrier.rails + Barrier.channels,
      grounds: Water.all.map { Ground($0) } + Ground.built + Park.all.map(\.ground))

    var names = LaneNames(taken: axes.flatMap { $0.sections.map(\.chinese) })
    var lanes: [RoadLine] = []
    var compounds = CompoundGenerator()
    for (number, subdistrict) in Subdistrict.all.enumerated() {
      let result = LaneGenerator.lanes(
        of: subdistrict, in: plan, seed: UInt64(5000 + number), names: &names)
      lanes += result.lines
      for block in result.blocks { compounds.fill(block) }
    }

    let grid = StretchGrid(streets)
    var crossings = CrossingGenerator()
    for (number, axis) in axes.enumerated() {
      crossings.cross(axis, number: number, streets: streets, grid: grid)
    }
    let open = StretchGrid(
      (streets.filter { $0.role == .street } + lanes))
    var parks = ParkGenerator()
    for (number, park) in Park.all.enumerated() {
      parks.lay(park, outside: open, seed: UInt64(7000 + number))
    }
    let passages = PassageGenerator.overRails(lanes: open)
    // No slip road runs into the stairs of a footbridge.
    let stairs = crossings.lines.flatMap(\.stretches)
    let slips = axes.flatMap { PassageGenerator.slipRoads(of: $0) }.filter { slip in
      slip.stretches.allSatisfy { piece in stairs.allSatisfy { piece.crossing($0) == nil } }
    }
    let all = streets + lanes + compounds.lines + crossings.lines + parks.lines + passages + slips
    var network = RoadNetwork(
      lines: Weaver.woven(all) + scenery,
      nodeTags: compounds.nodes.merging(crossings.nodes) { first, _ in first }
        .merging(parks.nodes) { first, _ in first })
    Welder.weld(&network)
    network.prune()
    network.openBlindOneways()
    network.placeSignals()
    return network
  }

  /// What is not road.
  private static var scenery: [RoadLine] {
    func line(_ points: [Spot], _ tags: RoadTags) -> RoadLine {
      RoadLine(points: points, tags: tags.adding(.drawn), role: .scenery)
    }
    let rails = Barrier.rails.map { line($0.points, ["railway": "rail"]) }
    let water = Water.all.filter { $0.name != Water.zhongnanhai.name }.map {
      line($0.outline.closed, ["natural": "water", "name": $0.name])
    }
    let parks = Park.all.map { park in
      var tags: RoadTags = ["leisure": "park"]
      tags.name(park.chinese, park.english)
      return line(park.ground.outline.closed, tags)
    }
    return rails + water + parks
  }
}
