import NearestStop
import Testing

/// Every other kind of question: C is told what Swift says, of maps and of moments, to the last bit.
struct QuestionTests {
  /// 20 maps, a tenth of them without roads; 20 questions of each kind.
  @Test(arguments: 500..<520)
  func ofMaps(seed: UInt64) throws {
    var map = try DrawnMap(seed: seed, hasRoads: seed % 10 != 9)
    let comparison = Comparison(
      caller: try CCaller(map.bytes), stops: .map(map.finder), seed: seed)
    var workspace = SearchWorkspace()
    var told = Told()
    for _ in 0..<20 { try told.ask(comparison, &map, &workspace) }
    if map.finder.roads != nil {
      #expect(told.counts.allSatisfy { $0 >= 4 }, "seed \(seed): answers are empty, \(told.counts)")
    }
  }

  /// 8 live maps, 6 moments of each, 4 questions of each kind.
  @Test(arguments: 530..<538)
  func ofMoments(seed: UInt64) throws {
    var map = try DrawnMap(seed: seed)
    let pair = try LivePair(map)
    var now = LiveTests.start
    var told = Told()
    var workspace = SearchWorkspace()
    for step in 0..<6 {
      for _ in 0..<4 { try pair.change(&map, at: now) }
      if step == 3 { try pair.weighRoads(at: now) }
      now += Int64(map.number(below: 20))
      try pair.caller.read(pair.live, at: now)
      let comparison = Comparison(
        caller: pair.caller, stops: .moment(pair.finder.stops(at: UnixTime(seconds: now))),
        seed: seed)
      for _ in 0..<4 { try told.ask(comparison, &map, &workspace) }
    }
    #expect(told.counts.allSatisfy { $0 >= 4 }, "seed \(seed): answers are empty, \(told.counts)")
  }

  /// How many answers of each kind told of a stop.
  private struct Told {
    private(set) var counts = [0, 0, 0, 0, 0]

    mutating func ask(
      _ comparison: Comparison, _ map: inout DrawnMap, _ workspace: inout SearchWorkspace
    ) throws {
      counts[0] += try comparison.trip(&map, &workspace) ? 1 : 0
      counts[1] += try comparison.tour(&map, &workspace) ? 1 : 0
      counts[2] += try comparison.reach(&map, &workspace) ? 1 : 0
      counts[3] += try comparison.coverage(&map, &workspace) ? 1 : 0
      counts[4] += try comparison.explanation(&map, &workspace) ? 1 : 0
    }
  }
}
