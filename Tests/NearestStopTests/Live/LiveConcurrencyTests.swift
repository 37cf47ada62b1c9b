import NearestStop
import TestSupport
import Testing

/// Eight readers ask while stops and roads change: what they see is always one moment, whole.
struct LiveConcurrencyTests {
  @Test func readersAndWriters() async throws {
    let world = try RoadWorld(seed: 3)
    let live = LiveStopFinder(world.finder)
    let origins = world.origins
    let ids = world.finder.stops.map(\.id)
    let now = UnixTime(seconds: 100)
    // One of a pair is closed at any moment, never both, never none.
    try live.apply([.closeStop(id: ids[0])], at: now)
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for round in 0..<400 {
          let (opened, closed) = round % 2 == 0 ? (ids[0], ids[1]) : (ids[1], ids[0])
          let tent = Stop(id: "tent", coordinate: origins[round % 4], amenities: .shelter)
          let reading = StopReading(
            count: UInt32(round % 2), asOf: now, until: UnixTime(seconds: 200))
          do {
            try live.apply(
              [
                .closeStop(id: closed), .reopenStop(id: opened),
                round % 2 == 0 ? .addStop(tent) : .removeStop(id: "tent"),
                .report(StopReport(.batteries, at: ids[2], reading)),
              ], at: now)
          } catch {
            return false
          }
        }
        return true
      }
      group.addTask {
        for round in 0..<40 {
          let block = RoadBlock(
            id: "flood", .segments([UInt32(round), UInt32(round + 7)]),
            until: UnixTime(seconds: 150))
          do {
            try live.apply([.blockRoads(block)], at: now)
            try live.weighRoads(at: now)
            try live.apply([.unblockRoads(id: "flood")], at: now)
            if round % 2 == 0 { try live.weighRoads(at: now) }
          } catch {
            return false
          }
        }
        return true
      }
      for reader in 0..<8 {
        group.addTask {
          var workspace = SearchWorkspace()
          for round in 0..<60 {
            // Some ask about a time when the block has expired.
            let stops = live.stops(at: reader == 0 ? UnixTime(seconds: 160) : now)
            let closed = ids[..<2].filter { id in
              stops.ordinal(ofID: id).map { stops.isClosed($0) } ?? false
            }
            guard closed.count == 1 else { return false }
            let profile = Profile.allCases[round % 3]
            let origin = origins[(round + reader) % 4]
            let found = try? stops.nearest(
              5, to: origin, by: TravelMode(profile), withRoutes: true, using: &workspace)
            let again = try? [RoadNeighbor](capacity: 5) { output in
              try stops.nearest(to: origin, by: profile, using: &workspace, into: &output)
            }
            guard found?.map(\.ordinal) == again?.map(\.ordinal),
              found?.map(\.duration) == again?.map(\.duration),
              found?.contains(where: { stops.isClosed($0.ordinal) }) != true
            else { return false }
            let line = stops.nearest(5, to: origin)
            guard !line.contains(where: { stops.isClosed($0.ordinal) }), line.count == 5 else {
              return false
            }
          }
          return true
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    #expect(live.stops(at: now).count == ids.count)
  }

  /// Eight ask one moment after the other for trips and tours, which the first of them has to settle, while things
  /// end, are blocked and are weighed.
  @Test func tripsAndWriters() async throws {
    let world = try RoadWorld(seed: 3)
    let live = LiveStopFinder(world.finder)
    let origins = world.origins
    let now = UnixTime(seconds: 100)
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        for round in 0..<24 as Range<Int64> {
          let tent = Stop(id: "tent", coordinate: origins[Int(round) % 4], amenities: .shelter)
          let block = RoadBlock(
            id: "flood", .segments([UInt32(round), UInt32(round + 7)]),
            until: UnixTime(seconds: 150))
          do {
            try live.apply(
              [.addStop(tent, until: UnixTime(seconds: 140)), .blockRoads(block)], at: now)
            if round % 3 == 0 { try live.weighRoads(at: now) }
            try live.apply([.unblockRoads(id: "flood"), .removeStop(id: "tent")], at: now)
            if round % 2 == 0 { try live.weighRoads(at: now) }
          } catch {
            return false
          }
        }
        return true
      }
      for reader in 0..<8 as Range<Int64> {
        group.addTask {
          var workspace = SearchWorkspace()
          for round in 0..<20 {
            let stops = live.stops(at: UnixTime(seconds: 100 + reader * 8))
            let profile = Profile.allCases[round % 3]
            let found = try? stops.nearest(
              5, along: [origins[0], origins[1]], by: profile, withRoutes: true, using: &workspace)
            let again = try? stops.nearest(
              5, along: [origins[0], origins[1]], by: profile, withRoutes: true, using: &workspace)
            let tour = try? stops.tour(
              from: origins[2], by: profile, needing: [.water, .shelter], using: &workspace)
            let coverage = try? stops.coverage(
              within: TravelTime(seconds: 100), by: profile, using: &workspace)
            guard found == again, coverage != nil,
              (tour ?? nil)?.visits.allSatisfy({ Int($0.ordinal) < stops.count }) != false
            else { return false }
          }
          return true
        }
      }
      for await isRight in group { #expect(isRight) }
    }
    #expect(live.stops(at: now).count == world.finder.stops.count)
  }

  /// A moment that nobody looks at any more is freed.
  @Test func momentsAreFreed() throws {
    let world = try RoadWorld(seed: 3)
    let live = LiveStopFinder(world.finder)
    let id = world.finder.stops.id(of: 4)
    for second in 0..<500 as Range<Int64> {
      let now = UnixTime(seconds: second)
      let later = UnixTime(seconds: second + 2)
      weak let former = live.stops(at: now)
      // What it will be after that has expired.
      weak let next = live.stops(at: UnixTime(seconds: second + 5))
      #expect(former != nil && (next != nil || second < 1))
      try live.apply([.closeStop(id: id, until: later)], at: now)
      #expect(former == nil && next == nil)
    }
  }
}
