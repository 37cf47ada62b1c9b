import Roads
import TestSupport
import Testing

/// Tours against all sequences of targets, with ways by Dijkstra.
struct TourTests {
  /// When targets are open: `nil` for always, else ranges of deciseconds in which a visit may begin.
  typealias Hours = [[Range<UInt32>]?]

  /// The sooner beginning for whoever comes sooner.
  static func start(_ hours: [Range<UInt32>]?, _ arrival: Weight) -> Weight? {
    guard let hours else { return arrival }
    for range in hours.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if arrival.deciseconds < range.lowerBound { return Weight(deciseconds: range.lowerBound) }
      if range.contains(arrival.deciseconds) { return arrival }
    }
    return nil
  }

  struct World {
    var targets: [RoadTarget?]
    var hours: Hours
    /// By target and target; `nil` where there is no way.
    var between: [[Int?]]
    var from: [Int?]
    var to: [Int?]?
  }

  struct Question {
    var needs: [UInt64]
    var isInOrder: Bool
    var stay: Int
    var unwanted: UInt32
  }

  /// The end of the best tour, by trying all.
  private func bestEnd(_ world: World, _ question: Question) -> Int? {
    var best: Int?
    func go(_ met: Int, _ last: Int?, _ time: Int) {
      if met == (1 << question.needs.count) - 1 {
        var end = time
        if let to = world.to {
          guard let last, let way = to[last] else { return }
          end += way
        }
        best = min(best ?? .max, end)
        return
      }
      for (ordinal, target) in world.targets.enumerated() {
        guard let target, UInt32(ordinal) % 3 != question.unwanted else { continue }
        var next = met
        if question.isInOrder {
          // Needs are met one after the other; a target meets as many as it can.
          for need in question.needs where next & (next + 1) == 0 {
            let number = next.trailingOnes
            guard number < question.needs.count, question.needs[number] == need,
              target.features & need == need
            else { continue }
            next |= 1 << number
          }
        } else {
          for (number, need) in question.needs.enumerated()
          where target.features & need == need { next |= 1 << number }
        }
        guard next != met,
          let way = last.map({ world.between[$0][ordinal] }) ?? world.from[ordinal],
          let start = Self.start(
            world.hours[ordinal], Weight(deciseconds: UInt32(time + way)))
        else { continue }
        go(next, ordinal, Int(start.deciseconds) + question.stay)
      }
    }
    go(0, nil, 0)
    return best
  }

  /// Whether a tour is what it says, step by step.
  private func check(
    _ tour: Tour, _ world: World, _ question: Question, _ seed: UInt64
  ) throws {
    var time = 0
    var met: UInt16 = 0
    var last: Int?
    for visit in tour.visits {
      let ordinal = Int(visit.ordinal)
      let way = last.map { world.between[$0][ordinal] } ?? world.from[ordinal]
      try #require(way == Int(visit.way.deciseconds), "seed \(seed)")
      try #require(Int(visit.arrival.deciseconds) == time + (way ?? 0), "seed \(seed)")
      try #require(Self.start(world.hours[ordinal], visit.arrival) == visit.start)
      try #require(Int(visit.end.deciseconds) == Int(visit.start.deciseconds) + question.stay)
      try #require(visit.meets != 0 && visit.meets & met == 0, "seed \(seed)")
      let features = try #require(world.targets[ordinal]).features
      for (number, need) in question.needs.enumerated() where visit.meets >> number & 1 == 1 {
        try #require(features & need == need, "seed \(seed)")
      }
      met |= visit.meets
      // In order, what is met are the first needs.
      if question.isInOrder { try #require(met & (met + 1) == 0) }
      (time, last) = (Int(visit.end.deciseconds), ordinal)
    }
    try #require(met == (1 << UInt16(question.needs.count)) - 1)
    if let to = world.to {
      try #require(tour.wayToDestination.map { Int($0.deciseconds) } == last.flatMap { to[$0] })
      time += Int(tour.wayToDestination?.deciseconds ?? 0)
    }
    try #require(Int(tour.end.deciseconds) == time, "seed \(seed)")
  }

  /// Ways between places, one after the other.
  private struct Ways: ~Copyable {
    let dijkstra: Dijkstra
    var workspace = SearchWorkspace()

    mutating func weight(_ from: RoadPlace?, _ to: RoadPlace?) -> Int? {
      guard let from, let to else { return nil }
      return dijkstra.route(from: from, to: to, using: &workspace).map {
        Int($0.weight.deciseconds)
      }
    }
  }

  private func hours(_ random: inout RandomNetwork) -> [Range<UInt32>]? {
    guard Int.random(in: 0..<4, using: &random.random) == 0 else { return nil }
    return (0..<Int.random(in: 0...2, using: &random.random)).map { _ in
      let first = UInt32.random(in: 0...120, using: &random.random)
      return first..<(first + UInt32.random(in: 0...60, using: &random.random))
    }
  }

  @Test(arguments: Profile.allCases)
  func onSmallNetworks(profile: Profile) throws {
    var memory = HierarchyWorkspace()
    var (asked, answered, waited, several, single) = (0, 0, 0, 0, 0)
    for seed in 0..<500 as Range<UInt64> {
      var random = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(random.network)
      let topology = try HierarchyTopology(graph, NestedDissection(graph))
      let search = HierarchySearch(graph, topology, HierarchyMetric(topology, graph, profile))
      var targets = (0..<8).map { ordinal -> RoadTarget? in
        guard ordinal != 3 else { return nil }
        // Mostly one feature or two, seldom more.
        let features = (0..<2).reduce(UInt64(0)) { all, _ in
          all | 1 << UInt64.random(in: 0..<6, using: &random.random)
        }
        return RoadTarget(random.place(), features: features)
      }
      let origin = random.place()
      targets[1] = RoadTarget(origin, features: 3)
      let attached = RoadTargets(targets, in: graph, for: profile)
      let buckets = TargetBuckets(attached, search)
      let onward = TargetBuckets(attached, search, .fromTargets)
      let labels = TourLabels(buckets, onward: onward)
      var ways = Ways(dijkstra: Dijkstra(graph, profile))
      var world = World(
        targets: targets, hours: [],
        between: targets.map { from in targets.map { ways.weight(from?.place, $0?.place) } },
        from: targets.map { ways.weight(origin, $0?.place) }, to: nil)
      for number in 0..<6 {
        let destination = [nil, origin, random.place()][number % 3]
        let needs = (0..<6 as Range<UInt64>).shuffled(using: &random.random)
          .prefix(Int.random(in: 1...4, using: &random.random)).map { 1 << $0 as UInt64 }
        let question = TourQuestion(
          from: origin, to: destination, needs: needs, inOrder: number >= 3,
          staying: Weight(deciseconds: [0, 10].randomElement(using: &random.random) ?? 0))
        let isAlwaysOpen = Bool.random(using: &random.random)
        world.hours = targets.map { _ in isAlwaysOpen ? nil : self.hours(&random) }
        world.to = destination.map { to in targets.map { ways.weight($0?.place, to) } }
        let hours = world.hours
        let oracle = Question(
          needs: needs, isInOrder: question.isInOrder, stay: Int(question.stay.deciseconds),
          unwanted: UInt32.random(in: 0...5, using: &random.random))
        let expected = bestEnd(world, oracle)
        let tour = TourSearch(question).best(
          to: buckets, onward: onward, labels: labels,
          where: { $0 % 3 != oracle.unwanted },
          startingAt: { Self.start(hours[Int($0)], $1) }, using: &memory)
        try #require(
          tour.map { Int($0.end.deciseconds) } == expected, "seed \(seed), \(profile), \(question)")
        asked += 1
        guard let tour else { continue }
        try check(tour, world, oracle, seed)
        answered += 1
        if tour.visits.contains(where: { $0.start > $0.arrival }) { waited += 1 }
        if tour.visits.count > 1 { several += 1 }
        if tour.visits.count == 1, needs.count > 1 { single += 1 }
      }
    }
    let counts = (asked, answered, waited, several, single)
    #expect(asked == 3_000 && answered > 700 && waited > 50 && several > 300, "\(counts)")
    #expect(single > 20, "\(counts)")
  }
}

extension Int {
  /// How many of the lowest bits are set.
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
