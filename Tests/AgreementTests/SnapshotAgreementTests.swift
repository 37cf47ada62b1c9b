import NearestStop
import Testing

/// A finder that was read from bytes answers as the one that was built, to the last bit.
@Suite struct SnapshotAgreementTests {
  @Test(arguments: RandomWorld.Shape.allCases)
  func answersAreTheSame(shape: RandomWorld.Shape) throws {
    for count in [0, 1, 33, 257, 700] {
      var world = try RandomWorld(shape, count: count, seed: UInt64(count))
      let stops = world.coordinates.indices.map { number in
        Stop(
          id: "s\(100_000 + number)", coordinate: world.coordinates[number],
          amenities: world.amenities[number])
      }
      let built = try StopFinder(stops)
      var writer = SnapshotWriter()
      built.write(to: &writer)
      let bytes = try writer.bytes()
      let read = try StopFinder(Snapshot(bytes: bytes))
      #expect(Array(read.stops) == stops)

      // Written again, it is the same file.
      var again = SnapshotWriter()
      read.write(to: &again)
      #expect(try again.bytes() == bytes)

      for query in 0..<12 {
        let origin = try world.origin()
        let needs = world.needs()
        let limit = try world.limit()
        // One exclusion serves both: their indexes are the same.
        let closed = built.index.exclusion(of: world.someStops())
        let place: Comment = "\(shape), count \(count), query \(query) from \(origin)"
        #expect(
          built.nearest(to: origin, needing: needs, excluding: closed, within: limit)
            == read.nearest(to: origin, needing: needs, excluding: closed, within: limit), place)
        for k in [1, 10, count] {
          #expect(
            built.nearest(k, to: origin, needing: needs, excluding: closed, within: limit)
              == read.nearest(k, to: origin, needing: needs, excluding: closed, within: limit),
            place)
        }
        if let limit {
          #expect(
            built.all(within: limit, of: origin, needing: needs, excluding: closed)
              == read.all(within: limit, of: origin, needing: needs, excluding: closed), place)
        }
      }
    }
  }
}
