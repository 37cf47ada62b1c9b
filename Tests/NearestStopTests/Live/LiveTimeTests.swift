import TestSupport
import Testing

@testable import NearestStop

/// What time does to a moment to which nothing else is done, and to reports that come late.
struct LiveTimeTests {
  private func time(_ second: Int64) -> UnixTime { UnixTime(seconds: second) }

  /// As many endings as one likes: between two of them there is one moment, which begins with the first, and what has
  /// passed is freed, however long nothing is applied.
  @Test func oneMomentBetweenTwoEndings() throws {
    let finder = try RoadWorld(seed: 2).finder
    let live = LiveStopFinder(finder)
    let ids = finder.stops.map(\.id)
    let tents = (1...600).map { number in
      LiveChange.addStop(
        Stop(id: "t\(number)", coordinate: finder.stops.coordinate(of: 0)),
        until: time(Int64(10 * number)))
    }
    try live.apply(tents + [.closeStop(id: ids[3], until: time(25))], at: time(0))
    weak let first = live.stops(at: time(12))
    #expect(first?.since == time(10))
    var passed: [() -> Bool] = []
    for second in stride(from: 10, to: 6_000, by: 5) as StrideTo<Int64> {
      let moment = live.stops(at: time(second))
      #expect(live.stops(at: time(second)) === moment)
      let last = second == 25 ? 25 : second / 10 * 10
      #expect(moment.since == time(last))
      #expect(moment.count == ids.count + 600 - Int(second / 10))
      #expect(moment.isClosed(3) == (second < 25))
      #expect(
        live.stops(at: time(second + 4)) === moment, "between two endings there is one moment")
      passed.append { [weak moment] in moment == nil }
    }
    #expect(first == nil)
    // Each was asked for twice; one that was in use when it was replaced waits for the next.
    #expect(passed.reduce(0) { $0 + ($1() ? 0 : 1) } <= 2 * (LaterMoments.capacity + 1))
    // An earlier time is answered all the same.
    #expect(live.stops(at: time(95)).count == ids.count + 591)
    #expect(live.stops(at: time(0)).count == ids.count + 600)
    try live.apply([.reopenStop(id: ids[0])], at: time(6_001))
    #expect(passed.allSatisfy { $0() })
  }

  /// Who asks about another time does not take the moment away from those who ask about now.
  @Test func severalClocks() throws {
    let finder = try RoadWorld(seed: 2).finder
    let live = LiveStopFinder(finder)
    let ids = finder.stops.map(\.id)
    try live.apply(
      (0..<20).map { .closeStop(id: ids[$0], until: time(Int64(100 + $0))) }, at: time(0))
    let moments = [101, 119, 105, 150].map { live.stops(at: time($0)) }
    for _ in 0..<3 {
      for (second, moment) in zip([101, 119, 105, 150] as [Int64], moments) {
        #expect(live.stops(at: time(second)) === moment || moment.since == time(119))
      }
    }
    #expect(moments.map(\.since) == [101, 119, 105, 119].map { time($0) })
    #expect(moments[1] === moments[3])
  }

  /// Reports in all orders and at all times: what was counted last of what was accepted holds, as long as it says.
  @Test(arguments: 0..<400 as Range<UInt64>)
  func lateReports(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let finder = try LiveTimeTests.plain.get()
    let id = finder.stops.id(of: 0)
    var readings = (0..<4).map { _ in
      let asOf = Int64.random(in: 0...5, using: &generator)
      return StopReading(
        count: .random(in: 0...2, using: &generator), asOf: time(asOf),
        until: time(asOf + .random(in: 1...9, using: &generator)))
    }
    readings.sort { $0.isReplaced(by: $1) }
    for order in LiveTimeTests.orders(of: readings.count) {
      let live = LiveStopFinder(finder)
      var accepted: StopReading?
      var now: Int64 = 5
      for place in order {
        let reading = readings[place]
        do throws(LiveChangeError) {
          try live.apply([.report(StopReport(.batteries, at: id, reading))], at: time(now))
          #expect(time(now) < reading.until)
          if accepted.map({ $0.isReplaced(by: reading) }) ?? true { accepted = reading }
        } catch {
          #expect(error == .expired(id, until: reading.until, now: time(now)))
        }
        let expected = accepted.flatMap { time(now) < $0.until ? $0 : nil }
        try #require(
          live.stops(at: time(now)).reading(.batteries, of: 0) == expected,
          "seed \(seed), order \(order), at \(now)")
        // Between two reports things may end, whether or not anybody asks.
        now += .random(in: 0...2, using: &generator)
        if Bool.random(using: &generator) { _ = live.stops(at: time(now)) }
      }
    }
  }

  private static let plain = Result {
    try StopFinder([Stop(id: "a", coordinate: Coordinate(latitude: 39.9, longitude: 116.3))])
  }

  private static func orders(of count: Int) -> [[Int]] {
    count == 0
      ? [[]]
      : orders(of: count - 1).flatMap { order in
        (0..<count).map { place in
          var order = order
          order.insert(count - 1, at: place)
          return order
        }
      }
  }

  /// Every accepted call is one more, and nothing else is; an owner's own number goes on from there.
  @Test func revisions() throws {
    let finder = try RoadWorld(seed: 2).finder
    let live = LiveStopFinder(finder)
    let ids = finder.stops.map(\.id)
    #expect(live.stops(at: time(0)).revision == 0)
    let first = try live.apply([.closeStop(id: ids[0], until: time(50))], at: time(0))
    #expect(first === live.stops(at: time(0)) && first.revision == 1)
    #expect(throws: LiveChangeError.self) {
      try live.apply([.closeStop(id: ids[1], until: nil), .reopenStop(id: "nobody")], at: time(1))
    }
    #expect(live.stops(at: time(1)).revision == 1)
    // What ends by itself changes the moment, not its number; nor does weighing.
    #expect(live.stops(at: time(60)) !== first && live.stops(at: time(60)).revision == 1)
    let block = RoadBlock(id: "b", .segments([0, 1]))
    #expect(try live.apply([.blockRoads(block)], at: time(61)).revision == 2)
    try live.weighRoads(at: time(61))
    #expect(live.hasWeighedRoads(at: time(61)) && live.stops(at: time(61)).revision == 2)
    // The same on another finder, counted on.
    let other = LiveStopFinder(finder)
    try other.apply([.closeStop(id: ids[2], until: nil)], at: time(62))
    #expect(try other.apply([], at: time(62), revision: 2).revision == 2)
    #expect(other.stops(at: time(62)).isClosed(2))
    #expect(try other.apply([.reopenStop(id: ids[2])], at: time(63)).revision == 3)
    // A moment that is kept keeps its number.
    #expect(first.revision == 1)
  }
}
