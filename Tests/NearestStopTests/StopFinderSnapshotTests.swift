import NearestStop
import Testing

/// A finder goes into a snapshot and comes out of it.
struct StopFinderSnapshotTests {
  private func snapshot(_ finders: [StopFinder]) throws -> Snapshot {
    var writer = SnapshotWriter()
    for finder in finders { finder.write(to: &writer) }
    return try Snapshot(bytes: writer.bytes())
  }

  @Test(arguments: [0, 1, 500])
  func comesBackAsItWas(count: Int) throws {
    let stops = try SampleWorld.stops(count: count)
    let read = try StopFinder(snapshot([StopFinder(stops.reversed())]))
    #expect(Array(read.stops) == stops)
    for (ordinal, stop) in stops.enumerated() {
      #expect(read.ordinal(ofID: stop.id) == UInt32(ordinal))
      #expect(read.nearest(to: stop.coordinate).map { read[$0].coordinate } == stop.coordinate)
    }
  }

  @Test func stopsAndIndexHaveToAgree() throws {
    var writer = SnapshotWriter()
    try StopFinder(SampleWorld.stops(count: 7)).stops.write(to: &writer)
    try StopFinder(SampleWorld.stops(count: 8)).index.write(to: &writer)
    let bytes = try writer.bytes()
    #expect(throws: SnapshotError.contradiction("7 stops, and an index of 8")) {
      try StopFinder(Snapshot(bytes: bytes))
    }
  }

  @Test func withoutAFinder() throws {
    let snapshot = try snapshot([])
    #expect(throws: SnapshotError.missingSection("st.place")) { try StopFinder(snapshot) }
  }

  /// An exclusion outlives the snapshot it was made for: the same stops, the same index.
  @Test func exclusionsFitWhatIsReadAgain() throws {
    let built = try StopFinder(SampleWorld.stops(count: 100))
    let read = try StopFinder(snapshot([built]))
    let here = try Coordinate(latitude: 39.9, longitude: 116.35)
    let nearest = built.nearest(3, to: here)
    let closed = built.exclusion(of: nearest.prefix(1).map { built[$0].id })
    #expect(read.nearest(2, to: here, excluding: closed) == Array(nearest.dropFirst()))
  }
}
