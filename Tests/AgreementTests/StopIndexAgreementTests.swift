import Geodesy
import Stops
import Testing

/// The k-d tree gives what a look at every stop gives, to the last bit.
@Suite struct StopIndexAgreementTests {
  static let counts = [0, 1, 2, 3, 31, 32, 33, 64, 65, 100, 257, 355, 1_000, 3_000]

  @Test(arguments: RandomWorld.Shape.allCases)
  func agreesWithFullScan(shape: RandomWorld.Shape) throws {
    for (number, count) in StopIndexAgreementTests.counts.enumerated() {
      for round in 0..<3 {
        let seed = UInt64(1_000 * number + round)
        try compare(shape, count: count, seed: seed, queries: count > 500 ? 30 : 60)
      }
    }
  }

  /// Worlds that once went wrong, when the allowance for rounding had no absolute part.
  @Test(arguments: [UInt64](1...20))
  func stillAgreesWithinMicrometres(seed: UInt64) throws {
    try compare(.micrometres, count: 2_000, seed: seed, queries: 20)
  }

  /// Trees of four levels, with and without trees of single amenities.
  @Test(arguments: [0.0, 3])
  func agreesOnLargeWorlds(amenityTrees: Double) throws {
    for shape in [RandomWorld.Shape.country, .clusters] {
      try compare(shape, count: 20_000, seed: 5, queries: 12, amenityTrees: amenityTrees)
    }
  }

  private func compare(
    _ shape: RandomWorld.Shape, count: Int, seed: UInt64, queries: Int, amenityTrees: Double = 2
  ) throws {
    var world = try RandomWorld(shape, count: count, seed: seed)
    let index = StopIndex(
      coordinates: world.coordinates, amenities: world.amenities, amenityTrees: amenityTrees)
    let scan = FullScan(coordinates: world.coordinates, amenities: world.amenities)
    #expect(index.count == count)
    for query in 0..<queries {
      let origin = try world.origin()
      let needs = world.needs()
      let closed = world.someStops()
      let limit = try world.limit()
      let k = world.count()
      let exclusion = index.exclusion(of: closed)
      let expected = scan.ranked(from: origin, needing: needs, excluding: closed, within: limit)

      var found = [Neighbor](capacity: k) { output in
        index.nearest(
          to: origin, needing: needs, excluding: exclusion, within: limit, into: &output)
      }
      let place: Comment =
        "\(shape), count \(count), seed \(seed), query \(query): \(k) nearest to \(origin)"
      #expect(found == Array(expected.prefix(k)), place)
      #expect(
        index.nearest(to: origin, needing: needs, excluding: exclusion, within: limit)
          == expected.first, place)
      if let limit {
        found = index.all(within: limit, of: origin, needing: needs, excluding: exclusion)
        #expect(found == expected, place)
      }
    }
  }
}
