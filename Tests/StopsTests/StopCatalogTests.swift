import Geodesy
import SnapshotFormat
import Stops
import Testing

/// What goes into a catalog comes out of it, from memory and from a snapshot.
struct StopCatalogTests {
  private func snapshot(_ catalog: StopCatalog) throws -> Snapshot {
    var writer = SnapshotWriter()
    catalog.write(to: &writer)
    return try Snapshot(bytes: writer.bytes())
  }

  @Test(arguments: [0, 1, 2, 400])
  func comesBackAsItWas(count: Int) throws {
    let stops = try RandomStops.stops(count: count, seed: UInt64(count))
    let built = try StopCatalog(stops)
    let read = try StopCatalog(snapshot(built))
    for catalog in [built, read] {
      #expect(Array(catalog) == stops)
      #expect(catalog.count == count)
      for (ordinal, stop) in stops.enumerated() {
        #expect(catalog[ordinal].bytes == stop.bytes)
        #expect(catalog.id(of: ordinal) == stop.id)
        #expect(catalog.coordinate(of: ordinal) == stop.coordinate)
        #expect(catalog.amenities(of: ordinal) == stop.amenities)
        #expect(catalog.ordinal(ofID: stop.id) == ordinal)
        #expect(catalog.ordinal(ofID: stop.id + "x") == nil)
      }
      #expect(catalog.ordinal(ofID: "") == nil)
      #expect(catalog.ordinal(ofID: "zzz") == nil)
    }
  }

  @Test func sameStopsGiveTheSameBytes() throws {
    let stops = try RandomStops.stops(count: 100, seed: 3)
    var bytes: [[UInt8]] = []
    for _ in 0..<2 {
      var writer = SnapshotWriter()
      try StopCatalog(stops).write(to: &writer)
      StopIndex(coordinates: stops.map(\.coordinate), amenities: stops.map(\.amenities))
        .write(to: &writer)
      bytes.append(try writer.bytes())
    }
    #expect(bytes[0] == bytes[1])
  }

  /// Every day and every number of every enumeration.
  @Test func daysAndWordsComeBack() throws {
    let place = try Coordinate(latitude: -0.0, longitude: 180)
    for text in ["0001-01-01", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"] {
      var stop = Stop(id: "a", coordinate: place)
      let day: CalendarDate = try #require(CalendarDate(text))
      stop.verifiedOn = day
      let read = try StopCatalog(snapshot(StopCatalog([stop])))
      #expect(read[0] == stop)
      #expect(read.coordinate(of: 0).latitude.sign == .minus)
    }
    for access in StopAccess.allCases {
      var stop = Stop(id: "a", coordinate: place)
      stop.access = access
      #expect(try StopCatalog([stop])[0] == stop)
    }
    for tier in StopTier.allCases {
      let stop = Stop(id: "a", coordinate: place, tier: tier)
      #expect(try StopCatalog([stop])[0] == stop)
    }
    let notes = Amenity.allCases.map { AmenityNote(amenity: $0, text: $0.word) }
    let stop = Stop(id: "a", coordinate: place, amenityNotes: notes)
    #expect(try StopCatalog([stop])[0] == stop)
  }

  @Test func equalTextsAreKeptOnce() throws {
    let place = try Coordinate(latitude: 0, longitude: 0)
    let hours = String(repeating: "Mo-Su 00:00-24:00; ", count: 50)
    let stops = (0..<100).map { number in
      var stop = Stop(id: "s\(100 + number)", coordinate: place)
      stop.openingHours = hours
      return stop
    }
    #expect(try snapshot(StopCatalog(stops)).byteCount(of: "st.text") == hours.utf8.count)
  }

  @Test(arguments: [Double.nan, .infinity, -90.000001, 91, 1e300])
  func impossibleCoordinatesAreRefused(latitude: Double) throws {
    let good = try snapshot(StopCatalog(RandomStops.stops(count: 9, seed: 1)))
    var writer = SnapshotWriter()
    for id in good.sections {
      guard id == "st.place" else {
        writer.add(id, try good.column(id, of: UInt8.self))
        continue
      }
      var degrees = try good.column(id, of: Double.self).array
      degrees[8] = latitude
      writer.add(id, degrees)
    }
    let bad = try Snapshot(bytes: writer.bytes())
    #expect(throws: SnapshotError.self) { try StopCatalog(bad) }
  }
}
