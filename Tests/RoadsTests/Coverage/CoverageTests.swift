import Roads
import TestSupport
import Testing

/// What is covered, against searches from all over the roads.
struct CoverageTests {
  static let cases = Profile.allCases.flatMap { profile in
    (0..<8 as Range<UInt64>).map { (profile, $0 * 100) }
  }

  /// Each segment is cut wherever a search from it can begin to weigh something else, and one search
  /// begins in the middle of every piece: 2,400 worlds.
  @Test(arguments: cases)
  func agreesWithSearchesFromEverywhere(profile: Profile, first: UInt64) throws {
    var workspace = SearchWorkspace()
    var covered = 0.0
    for seed in first..<(first + 100) {
      var world = try CoverageWorld(seed: seed, profile)
      let coverage = RoadCoverage(
        world.roads, of: world.targets, within: world.limit, using: &workspace)
      var metres = 0.0
      var counted = 0.0
      // Of those that don't count, one.
      let other = UInt32.random(
        in: 0..<UInt32(world.graph.segmentCount), using: &world.network.random)
      for segment in 0..<UInt32(world.graph.segmentCount)
      where world.counts(segment) || segment == other {
        let parts = world.coveredParts(ofSegment: segment, using: &workspace)
        let found = coverage.parts(ofSegment: segment)
        try #require(abs(parts.share - found.share) < 1e-9, "seed \(seed)")
        let outside = parts.subtracting(found)
        try #require(outside.share < 1e-9, "seed \(seed)")
        guard world.counts(segment) else { continue }
        metres += parts.share * world.graph.metres(ofSegment: segment)
        counted += world.graph.metres(ofSegment: segment)
      }
      try #require(abs(coverage.metres - metres) < 1e-6, "seed \(seed)")
      try #require(abs(world.roads.metres - counted) < 1e-6, "seed \(seed)")
      covered += metres
      for _ in 0..<4 {
        let place = world.network.place()
        let expected = world.weight(from: place, using: &workspace)
        try #require(coverage.weight(from: place) == expected, "seed \(seed)")
      }
    }
    #expect(covered > 0)
  }

  /// What a target would bring is what it brings, and what it brings is what all of them together cover.
  @Test(arguments: Profile.allCases)
  func addingIsCoveringAgain(profile: Profile) throws {
    var workspace = SearchWorkspace()
    for seed in 0..<400 as Range<UInt64> {
      var world = try CoverageWorld(seed: seed, profile)
      var coverage = RoadCoverage(
        world.roads, of: world.targets, within: world.limit, using: &workspace)
      var targets = world.targets
      for _ in 0..<4 {
        let place = world.network.place()
        let before = coverage.metres
        let gain = coverage.gain(of: place, using: &workspace)
        coverage.add(place, using: &workspace)
        targets.append(place)
        let again = RoadCoverage(
          world.roads, of: targets, within: world.limit, using: &workspace)
        try #require(abs(coverage.metres - again.metres) < 1e-6, "seed \(seed)")
        try #require(abs(before + gain - again.metres) < 1e-6, "seed \(seed)")
        for segment in 0..<UInt32(world.graph.segmentCount) {
          try #require(
            coverage.parts(ofSegment: segment) == again.parts(ofSegment: segment), "seed \(seed)")
        }
        for _ in 0..<3 {
          let origin = world.network.place()
          try #require(
            coverage.weight(from: origin) == again.weight(from: origin), "seed \(seed)")
        }
      }
    }
  }

  /// Sites are those that looking at every candidate in every round finds, and together bring what the
  /// bound promises against every choice.
  @Test(arguments: Profile.allCases)
  func sitesAreGreedyAndBounded(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var gained = 0
    for seed in 0..<400 as Range<UInt64> {
      var world = try CoverageWorld(seed: seed, profile)
      let candidates = (0..<7).map { _ in world.network.place() }
      func metres(_ chosen: [Int], _ workspace: inout SearchWorkspace) -> Double {
        RoadCoverage(
          world.roads, of: world.targets + chosen.map { candidates[$0] }, within: world.limit,
          using: &workspace
        ).metres
      }
      var coverage = RoadCoverage(
        world.roads, of: world.targets, within: world.limit, using: &workspace)
      let before = coverage.metres
      let sites = coverage.addBest(3, among: candidates, using: &workspace)
      var chosen: [Int] = []
      var last = before
      for site in sites {
        let best = candidates.indices.map { metres(chosen + [$0], &workspace) }.max() ?? 0
        chosen.append(site.candidate)
        let now = metres(chosen, &workspace)
        try #require(abs(now - best) < 1e-6, "seed \(seed)")
        try #require(abs(site.coveredMetres - now) < 1e-6, "seed \(seed)")
        try #require(abs(site.gainedMetres - (now - last)) < 1e-6, "seed \(seed)")
        try #require(site.gainedMetres > 0, "seed \(seed)")
        last = now
      }
      if sites.count < 3 {
        let all = metres(Array(candidates.indices), &workspace)
        try #require(abs(all - last) < 1e-5, "seed \(seed)")
      }
      gained += sites.count
      guard sites.count == 3 else { continue }
      var optimum = 0.0
      for first in 0..<7 {
        for second in 0..<first {
          for third in 0..<second {
            optimum = max(optimum, metres([first, second, third], &workspace))
          }
        }
      }
      try #require(
        last - before >= RoadCoverage.guarantee(ofSites: 3) * (optimum - before) - 1e-6,
        "seed \(seed)")
    }
    #expect(gained > 200)
  }

  @Test func guaranteeFallsToTheBound() {
    #expect(RoadCoverage.guarantee(ofSites: 1) == 1)
    #expect(RoadCoverage.guarantee(ofSites: 2) == 0.75)
    #expect(abs(RoadCoverage.guarantee(ofSites: 10_000) - 0.63212) < 1e-4)
    #expect(RoadCoverage.guarantee(ofSites: 3) > RoadCoverage.guarantee(ofSites: 4))
  }
}

/// A random network with targets on it.
struct CoverageWorld {
  var network: RandomNetwork
  let graph: RoadGraph
  let roads: CoverageRoads
  let profile: Profile
  let targets: [RoadPlace]
  let limit: Weight
  private let attached: RoadTargets

  init(seed: UInt64, _ profile: Profile) throws {
    network = try RandomNetwork(seed: seed)
    graph = try RoadGraph(network.network)
    self.profile = profile
    roads = CoverageRoads(graph, profile)
    var targets: [RoadPlace] = []
    for _ in 0..<Int.random(in: 0...4, using: &network.random) { targets.append(network.place()) }
    self.targets = targets
    limit = Weight(deciseconds: UInt32.random(in: 0...70, using: &network.random))
    attached = RoadTargets(targets.map { RoadTarget($0) }, in: graph, for: profile)
  }

  func counts(_ segment: UInt32) -> Bool {
    let marks = graph.marks(ofSegment: segment)
    return marks.isUsable(profile) && marks.leadsToMain(profile)
      && marks.isLedToFromMain(profile)
  }

  /// By a search that begins there.
  func weight(from place: RoadPlace, using workspace: inout SearchWorkspace) -> Weight {
    Dijkstra(graph, profile).nearest(
      1, to: place, among: attached, within: limit, using: &workspace
    ).first?.weight ?? .infinity
  }

  func coveredParts(
    ofSegment segment: UInt32, using workspace: inout SearchWorkspace
  ) -> SegmentParts {
    var cuts: Set<Double> = [0, 1]
    for direction in TravelDirection.both {
      let run = graph.run(along: DirectedSegment(segment: segment, direction: direction), profile)
      guard run.isFinite else { continue }
      for cut in 0..<run.deciseconds { cuts.insert((Double(cut) + 0.5) / Double(run.deciseconds)) }
    }
    for target in targets where target.position.segment == segment {
      cuts.insert(target.position.fraction)
    }
    var parts = SegmentParts.none
    let sorted = cuts.sorted()
    for (start, end) in zip(sorted, sorted.dropFirst()) where end - start > 1e-12 {
      let middle = RoadPlace(SegmentPosition(segment: segment, fraction: (start + end) / 2))
      if weight(from: middle, using: &workspace).isFinite { parts.insert(from: start, to: end) }
    }
    return parts
  }
}
