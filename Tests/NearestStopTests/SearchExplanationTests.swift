import NearestStop
import TestSupport
import Testing

/// Every stop that is nearer than what was found is told, with reasons that are true and complete: all of
/// them are looked up one by one, with `Dijkstra`'s travel times and the texts of the stops.
struct SearchExplanationTests {
  private typealias Reason = SearchExplanation.Reason

  private static func finder(seed: UInt64) throws -> StopFinder {
    let world = try RoadWorld(seed: seed)
    var random = SeededGenerator(seed: seed &+ 500)
    var stops = Array(world.finder.stops)
    for place in stops.indices {
      stops[place].openingHours =
        [nil, "24/7", "12:00-12:10", "12:06-12:40", "08:00-20:00; PH off", "off"]
        .randomElement(using: &random) ?? nil
    }
    return try StopFinder(stops, on: try #require(world.finder.roads))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func reasonsAreTrueAndComplete(seed: UInt64) throws {
    let finder = try SearchExplanationTests.finder(seed: seed)
    let roads = try #require(finder.roads)
    var random = SeededGenerator(seed: seed &+ 900)
    var workspace = SearchWorkspace()
    var told = 0
    for origin in try RoadWorld(seed: seed).origins {
      for profile in Profile.allCases {
        guard let start = roads.segments.snap(origin, for: profile, as: .origin) else { continue }
        let row = Dijkstra(roads.graph, profile).table(
          from: start.place, to: roads.attachments[profile], using: &workspace)
        guard row.contains(where: \.isFinite) else { continue }
        for _ in 0..<4 {
          let needs: AmenitySet = Bool.random(using: &random) ? .shelter : []
          let excluded = finder.exclusion(of: Bool.random(using: &random) ? ["s12", "s17"] : [])
          let time =
            Bool.random(using: &random)
            ? nil : TravelTime(seconds: .random(in: 60...500, using: &random))
          let open: OpeningCondition? =
            Bool.random(using: &random)
            ? nil
            : OpeningCondition(
              leavingAt: try #require(LocalTime("2026-11-21T12:00")),
              stayingFor: Int.random(in: 0...12, using: &random),
              admittingUnknown: Bool.random(using: &random))
          let count = Int.random(in: 1...5, using: &random)
          guard
            let found = try? finder.nearest(
              count, to: origin, by: TravelMode(profile), needing: needs, excluding: excluded,
              open: open, in: time, using: &workspace)
          else { continue }
          let explanation = try finder.explain(
            count, to: origin, by: TravelMode(profile), needing: needs, excluding: excluded,
            open: open, in: time, using: &workspace)
          #expect(explanation.found == found)
          let last = found.last.map { (row[Int($0.ordinal)], $0.ordinal) }
          var isTold = Set<UInt32>()
          for rejection in explanation.rejections {
            isTold.insert(rejection.ordinal)
            let weight = row[Int(rejection.ordinal)]
            var expected: Set<Reason> = []
            let stop = finder.stops[Int(rejection.ordinal)]
            if !stop.amenities.isSuperset(of: needs) {
              expected.insert(.lacks(needs.subtracting(stop.amenities)))
            }
            if excluded.contains(rejection.ordinal) { expected.insert(.excluded) }
            if !weight.isFinite {
              expected.insert(.notReachable)
            } else {
              if let time, TravelTime(weight) > time { expected.insert(.beyondLimit) }
              if let open { expected.formUnion(reasons(stop, after: weight, open)) }
              let isFull = found.count == count
              if isFull, let last, (weight, rejection.ordinal) > last,
                !expected.contains(.beyondLimit)
              {
                expected.insert(.slower)
              }
            }
            #expect(Set(rejection.reasons) == expected, "seed \(seed)")
            #expect(!rejection.reasons.isEmpty)
            #expect(rejection.duration == (weight.isFinite ? TravelTime(weight) : nil))
            told += 1
          }
          for ordinal in 0..<UInt32(finder.stops.count)
          where !found.contains(where: { $0.ordinal == ordinal }) {
            let isNearer =
              found.count < count || last.map { (row[Int(ordinal)], ordinal) < $0 } ?? true
            if isNearer { #expect(isTold.contains(ordinal), "seed \(seed)") }
          }
        }
      }
    }
    #expect(told > 100)
  }

  /// Looks at every minute of the stay.
  private func reasons(
    _ stop: Stop, after weight: Weight, _ open: OpeningCondition
  ) -> Set<Reason> {
    let start = open.departure.minuteOfDay * 600 + Int(weight.deciseconds)
    let end = max(start + 1, start + open.stay * 600)
    guard let arrival = LocalTime(date: open.departure.date, minuteOfDay: start / 600),
      let text = stop.openingHours, let hours = try? OpeningHours(parsing: text)
    else { return open.admitsUnknown ? [] : [.hoursUnknown] }
    var minute = start / 600
    while minute * 600 < end {
      if let time = LocalTime(date: open.departure.date, minuteOfDay: minute),
        hours.status(at: time) == .closed
      {
        return [
          minute == start / 600 ? .closed(at: arrival) : .closesDuringStay(arrival: arrival)
        ]
      }
      minute += 1
    }
    return []
  }

  @Test func straightLine() throws {
    let finder = try SearchExplanationTests.finder(seed: 3)
    let origin = try Coordinate(latitude: 39.903, longitude: 116.303)
    var workspace = SearchWorkspace()
    let all = finder.nearest(20, to: origin)
    let explanation = try finder.explain(
      2, to: origin, by: .straightLine, needing: .shelter, using: &workspace)
    let last = try #require(explanation.found.last)
    let nearer = all.prefix { $0.ordinal != last.ordinal }.map(\.ordinal)
      .filter { ordinal in ordinal != explanation.found[0].ordinal }
    #expect(explanation.rejections.map(\.ordinal) == nearer)
    #expect(explanation.rejections.allSatisfy { $0.reasons == [.lacks(.shelter)] })
    #expect(explanation.consideredCount == nearer.count + 2)
  }

  @Test func doubtsAreTold() throws {
    let finder = try SearchExplanationTests.finder(seed: 3)
    let origin = try Coordinate(latitude: 39.903, longitude: 116.303)
    var workspace = SearchWorkspace()
    let noon = try #require(LocalTime("2026-11-21T12:00"))
    var open = OpeningCondition(leavingAt: noon)
    let explanation = try finder.explain(
      20, to: origin, by: .foot, open: open, using: &workspace)
    let unknown = explanation.found.map(\.ordinal).filter {
      finder.stops[Int($0)].openingHours == nil
    }
    #expect(explanation.openingUnknown == unknown && !unknown.isEmpty)
    #expect(explanation.isHolidayUnknown)
    open.holidays = HolidayCalendar(publicHolidays: [try #require(CalendarDate("2026-10-01"))])
    #expect(
      try !finder.explain(20, to: origin, by: .foot, open: open, using: &workspace)
        .isHolidayUnknown)
  }
}
