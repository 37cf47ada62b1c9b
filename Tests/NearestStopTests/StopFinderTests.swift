import NearestStop
import Testing

/// What `StopFinder` adds to the index: ids, ordinals, arrays.
@Suite struct StopFinderTests {
  private func stop(
    _ id: String, _ latitude: Double, _ longitude: Double, _ amenities: AmenitySet = []
  ) throws -> Stop {
    Stop(
      id: id, coordinate: try Coordinate(latitude: latitude, longitude: longitude),
      amenities: amenities)
  }

  @Test func ordersStopsById() throws {
    let finder = try StopFinder([stop("b", 1, 1), stop("a", 2, 2), stop("C", 3, 3)])
    #expect(finder.stops.map(\.id) == ["C", "a", "b"])
    #expect(finder.ordinal(ofID: "a") == 1)
    #expect(finder.ordinal(ofID: "aa") == nil)
    #expect(finder.ordinal(ofID: "") == nil)
  }

  @Test func refusesDuplicateIds() throws {
    let stops = [try stop("a", 1, 1), try stop("b", 1, 2), try stop("a", 3, 3)]
    #expect(throws: StopFinderError.duplicateID("a")) { try StopFinder(stops) }
    #expect("\(StopFinderError.duplicateID("a"))".contains("expected every id once"))
  }

  @Test func idsThatOnlyLookAlikeAreTwo() throws {
    // é as one character and as two: equal to Swift, different to a file.
    let finder = try StopFinder([stop("caf\u{E9}", 1, 1), stop("cafe\u{301}", 2, 2)])
    #expect(finder.stops.count == 2)
    #expect(finder.ordinal(ofID: "caf\u{E9}") != finder.ordinal(ofID: "cafe\u{301}"))
  }

  @Test func equalDistancesAreOrderedById() throws {
    let stops = try ["d", "b", "a", "c"].map { try stop($0, 39.9, 116.4, .water) }
    let finder = try StopFinder(stops)
    let here = try Coordinate(latitude: 39.91, longitude: 116.41)
    #expect(finder.nearest(3, to: here).map { finder[$0].id } == ["a", "b", "c"])
    #expect(finder.nearest(to: here).map { finder[$0].id } == "a")
  }

  @Test func noStops() throws {
    let finder = try StopFinder([])
    let here = try Coordinate(latitude: 0, longitude: 0)
    #expect(finder.nearest(to: here) == nil)
    #expect(finder.nearest(5, to: here).isEmpty)
    #expect(finder.all(within: try Distance(metres: 1e9), of: here).isEmpty)
    #expect(finder.exclusion(of: ["x"]).isExcludingNothing(in: finder))
  }

  @Test func countsOfAnySize() throws {
    let finder = try StopFinder(SampleWorld.stops(count: 50))
    let here = try Coordinate(latitude: 39.9, longitude: 116.35)
    #expect(finder.nearest(0, to: here).isEmpty)
    #expect(finder.nearest(-3, to: here).isEmpty)
    #expect(finder.nearest(50, to: here).count == 50)
    #expect(finder.nearest(.max, to: here).count == 50)
  }

  @Test func limitIsInclusive() throws {
    let finder = try StopFinder([stop("a", 0, 0.001), stop("b", 0, 0.002)])
    let here = try Coordinate(latitude: 0, longitude: 0)
    let toB = finder.nearest(2, to: here)[1].distance
    #expect(finder.all(within: try Distance(metres: toB.metres + 1e-6), of: here).count == 2)
    #expect(finder.all(within: try Distance(metres: toB.metres - 1e-6), of: here).count == 1)
    #expect(finder.all(within: try Distance(metres: 0), of: here).isEmpty)
    let atA = try Coordinate(latitude: 0, longitude: 0.001)
    #expect(finder.all(within: try Distance(metres: 0), of: atA).count == 1)
  }

  @Test func stopsAreClosedAndOpenedAgain() throws {
    let finder = try StopFinder([
      stop("a", 0, 0.001, [.water, .shower]), stop("b", 0, 0.002, .water), stop("c", 0, 0.003),
    ])
    let here = try Coordinate(latitude: 0, longitude: 0)
    var closed = finder.exclusion(of: ["a", "no such stop"])
    #expect(finder.nearest(to: here, excluding: closed).map { finder[$0].id } == "b")
    #expect(finder.nearest(to: here, needing: .shower, excluding: closed) == nil)
    let before = closed
    let a = try #require(finder.ordinal(ofID: "a"))
    finder.index.setExcluded(false, a, in: &closed)
    #expect(finder.nearest(to: here, needing: .shower, excluding: closed) != nil)
    #expect(finder.index.isExcluded(a, in: before))
    #expect(!finder.index.isExcluded(a, in: closed))
  }

  /// One finder, many tasks, each with closures of its own; under the thread sanitizer too.
  @Test func isSharedBetweenTasks() async throws {
    let finder = try StopFinder(SampleWorld.stops(count: 2_000))
    let origins = try SampleWorld.origins(count: 300)
    let expected = origins.map { finder.nearest(7, to: $0, needing: .water) }
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask {
          var closed = StopExclusion.none
          for (number, origin) in origins.enumerated() {
            guard finder.nearest(7, to: origin, needing: .water) == expected[number] else {
              return false
            }
            // Close the nearest: the second nearest becomes the first.
            finder.index.setExcluded(true, expected[number][0].ordinal, in: &closed)
            let next = finder.nearest(to: origin, needing: .water, excluding: closed)
            guard let next, !finder.index.isExcluded(next.ordinal, in: closed) else {
              return false
            }
            if (number + task) % 3 == 0 { closed = .none }
          }
          return true
        }
      }
      for await succeeded in group { #expect(succeeded) }
    }
  }
}

extension StopExclusion {
  fileprivate func isExcludingNothing(in finder: StopFinder) -> Bool {
    finder.stops.indices.allSatisfy { !finder.index.isExcluded(UInt32($0), in: self) }
  }
}
