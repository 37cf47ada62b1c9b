import NearestStop
import TestSupport
import Testing

/// Stops and roads that change: as if finder and roads had been built anew.
struct LiveStopsTests {
  private struct Found: Hashable {
    var id: String
    var square: Double
  }

  /// By straight line, in all ways of asking.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func straightLines(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let world = try RoadWorld(seed: seed % 7)
    let graph = try #require(world.finder.roads).graph
    // Half of them without roads.
    let finder = seed % 2 == 0 ? world.finder : try StopFinder(Array(world.finder.stops))
    var model = LiveModel(finder, graph)
    let live = LiveStopFinder(finder)
    var now = UnixTime(seconds: 0)
    for _ in 0..<25 {
      now = UnixTime(seconds: now.seconds + .random(in: 0...3, using: &generator))
      let changes = (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
        model.change(at: now, blocksRoads: false, &generator)
      }
      // Sometimes nothing is said, and things expire all the same.
      if !changes.isEmpty { try live.apply(changes, at: now) }
      let stops = live.stops(at: now)
      let fresh = try StopFinder(model.stops(at: now))
      #expect(stops.count >= fresh.stops.count)
      for origin in world.origins {
        let needs: AmenitySet = Bool.random(using: &generator) ? .shelter : []
        let resources = StopResourceSet(rawValue: .random(in: 0...3, using: &generator))
        let left = Array(fresh.stops.map(\.id).shuffled(using: &generator).prefix(2))
        let excluded = stops.exclusion(of: left, exhausted: resources)
        let expectedExclusion = fresh.exclusion(
          of: left + model.exhausted(resources, at: now))
        let limit =
          Bool.random(using: &generator) ? try Distance(metres: 400) : nil
        for count in [1, 3, 40] {
          let found = stops.nearest(
            count, to: origin, needing: needs, excluding: excluded, within: limit
          ).map { Found(id: stops[$0.ordinal].id, square: $0.squaredChord) }
          let expected = fresh.nearest(
            count, to: origin, needing: needs, excluding: expectedExclusion, within: limit
          ).map { Found(id: fresh[$0].id, square: $0.squaredChord) }
          try #require(found == expected, "seed \(seed), at \(now.seconds)")
        }
      }
      for ordinal in 0..<UInt32(stops.count) {
        let id = stops[ordinal].id
        #expect(stops.ordinal(ofID: id) == ordinal)
        #expect(stops.isClosed(ordinal) == (fresh.ordinal(ofID: id) == nil), "seed \(seed)")
        for resource in StopResource.allCases {
          #expect(
            stops.reading(resource, of: ordinal) == model.reading(resource, of: id, at: now),
            "seed \(seed)")
        }
      }
    }
  }
}
