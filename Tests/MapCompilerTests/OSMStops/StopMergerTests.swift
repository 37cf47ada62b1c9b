import Geodesy
import MapCompiler
import Stops
import Testing

/// Two lists of stops become one.
@Suite struct StopMergerTests {
  private func stop(
    _ id: String, _ names: StopNames, east: Double = 0, _ amenities: AmenitySet = .rest
  ) throws -> Stop {
    Stop(
      id: id, names: names, coordinate: try TinyMap.place(east: east, north: 0),
      amenities: amenities)
  }

  private func ids(_ own: [Stop], _ added: [Stop]) -> [String] {
    StopMerger().merge(own, with: added).stops.map(\.id)
  }

  @Test func oneNameAtOnePlaceIsOneStop() throws {
    var own = try stop("a", StopNames(chinese: "西单驿站"), [.water])
    own.phone = "1"
    own.source = "file"
    var other = try stop(
      "osm-node-1", StopNames(chinese: "西单驿站", english: "Xidan Station"), east: 20, [.toilets])
    other.phone = "2"
    other.operator = "City"
    other.fee = .charged(nil)
    other.access = .private
    other.openingHours = "24/7"
    other.source = "OpenStreetMap"
    let merge = StopMerger().merge([own], with: [other])
    #expect(merge.merged == [MergedStops(kept: "a", added: "osm-node-1")])
    let stop = try #require(merge.stops.first)
    #expect(merge.stops.count == 1 && stop.coordinate == own.coordinate)
    #expect(stop.amenities == [.water, .toilets])
    #expect(stop.names == StopNames(chinese: "西单驿站", english: "Xidan Station"))
    #expect(stop.phone == "1" && stop.operator == "City" && stop.fee == .charged(nil))
    #expect(stop.access == .private && stop.openingHours == "24/7" && stop.source == "file")
  }

  @Test(arguments: [
    ("Xidan Station", "XIDAN  station"), ("Café (North)", "Cafe\u{301} North"),
    ("ＫＦＣ１", "kfc 1"), ("面馆·西单", "面馆 西单"), ("A&B", "a b"),
  ]) func namesAreComparedLeniently(one: String, other: String) throws {
    let (one, other) = (StopNames(english: one), StopNames(chinese: other))
    #expect(try ids([stop("a", one)], [stop("b", other)]) == ["a"])
  }

  @Test(arguments: [("Xidan 1", "Xidan 2"), ("---", "***"), ("面馆", "面"), ("", "")])
  func otherNamesAreOtherStops(one: String, other: String) throws {
    let (one, other) = (StopNames(english: one), StopNames(english: other))
    #expect(try ids([stop("a", one)], [stop("b", other)]) == ["a", "b"])
  }

  @Test func anAliasIsAName() throws {
    let own = try stop("a", StopNames(chinese: "甲", aliases: ["Old Post"]))
    let other = try stop("b", StopNames(english: "Post", aliases: ["old post", "乙"]))
    let merge = StopMerger().merge([own], with: [other])
    #expect(
      merge.stops.map(\.names) == [
        StopNames(chinese: "甲", english: "Post", aliases: ["Old Post", "乙"])
      ])
  }

  @Test func thirtyMetresAreTheLimit() throws {
    let name = StopNames(english: "Post")
    #expect(try ids([stop("a", name)], [stop("b", name, east: 29.9)]) == ["a"])
    #expect(try ids([stop("a", name)], [stop("b", name, east: 30.1)]) == ["a", "b"])
    let wide = StopMerger(limit: try Distance(metres: 50))
    #expect(
      wide.merge([try stop("a", name)], with: [try stop("b", name, east: 49)]).stops.count == 1)
  }

  @Test func theNearestOfSeveralCounts() throws {
    let name = StopNames(english: "Post")
    let own = [try stop("far", name, east: 25), try stop("near", name, east: 5)]
    let merge = StopMerger().merge(own, with: [try stop("b", name), try stop("c", name, east: 30)])
    #expect(merge.merged.map(\.kept) == ["near", "far"])
    #expect(merge.stops.count == 2)
  }

  @Test func whatHasNoNameIsNeverMerged() throws {
    let own = [try stop("a", StopNames()), try stop("b", StopNames(english: "Post"))]
    #expect(ids(own, [try stop("c", StopNames())]) == ["a", "b", "c"])
  }

  @Test func stopsOfOneSourceStayApart() throws {
    let name = StopNames(english: "Post")
    #expect(try ids([stop("a", name), stop("b", name)], []) == ["a", "b"])
    #expect(try ids([], [stop("a", name), stop("b", name)]) == ["a", "b"])
  }

  @Test func oneIDIsOneStop() throws {
    let own = try stop("osm-node-1", StopNames(english: "Here"))
    let other = try stop("osm-node-1", StopNames(), east: 500, [.water])
    let merge = StopMerger().merge([own], with: [other])
    #expect(merge.stops.map(\.amenities) == [[.rest, .water]])
    #expect(merge.merged.count == 1)
  }

  @Test func exceptionsStayWithTheirRule() throws {
    var own = try stop("a", StopNames(english: "Post"))
    own.access = .open
    var other = try stop("b", StopNames(english: "Post"))
    other.access = .private
    other.conditionalAccess = "qr_code @ (22:00-08:00)"
    other.amenityNotes = [AmenityNote(amenity: .rest, text: "two")]
    let merge = StopMerger().merge([own], with: [other])
    #expect(merge.stops[0].access == .open && merge.stops[0].conditionalAccess == nil)
    #expect(merge.stops[0].amenityNotes.map(\.text) == ["two"])
  }

  @Test func manyStopsAreNoTrouble() throws {
    let own = try (0..<3_000).map {
      try stop("a\($0)", StopNames(english: "Post \($0)"), east: Double($0) * 10)
    }
    let added = try (0..<3_000).map {
      try stop("b\($0)", StopNames(english: "post \($0)"), east: Double($0) * 10 + 5)
    }
    let merge = StopMerger().merge(own, with: added)
    #expect(merge.stops.count == 3_000 && merge.merged.count == 3_000)
  }
}
