import Geodesy
import MapCompiler
import MapImport
import Stops
import Testing

@Suite struct SuspicionTests {
  /// Places in Xicheng, in WGS-84.
  private static let places = [
    (39.9074, 116.3675), (39.94, 116.378), (39.885, 116.356), (39.93, 116.339), (39.91, 116.359),
  ]

  private func reference() throws -> [Stop] {
    try Self.places.enumerated().map { index, place in
      Stop(
        id: "\(index)", names: StopNames(chinese: "驿站\(index)"),
        coordinate: try Coordinate(latitude: place.0, longitude: place.1))
    }
  }

  /// The warnings about a file that has the reference's stops, moved.
  private func warnings(
    declared: Datum = .wgs84, ids: Bool = true, moved: (Coordinate) throws -> (Double, Double)
  ) throws -> [String] {
    let rows = try reference().map { stop in
      let (latitude, longitude) = try moved(stop.coordinate)
      return
        "\(ids ? stop.id : "other-" + stop.id),\(stop.names.chinese ?? ""),\(latitude),\(longitude)"
    }
    let text = "id,name,lat,lon\n" + rows.joined(separator: "\n")
    let compilation = try StopCompiler(datum: declared).compile(
      Array(text.utf8), file: "stops.csv", reference: reference())
    #expect(compilation.stops.count == rows.count)
    #expect(compilation.report.skipped.isEmpty)
    return compilation.report.warnings.map(\.description)
  }

  private func converted(_ coordinate: Coordinate, _ datum: Datum) throws -> (Double, Double) {
    let converted = try coordinate.converted(from: .wgs84, to: datum)
    return (converted.latitude, converted.longitude)
  }

  @Test(arguments: [true, false])
  func anotherDatumIsRecognizedByIDsOrNames(ids: Bool) throws {
    let amap = try warnings(ids: ids) { try converted($0, .gcj02) }
    #expect(
      amap == [
        "stops.csv: 5 stops are also in the reference, 550 m away, and 0 m when read as GCJ-02: the "
          + "file is declared WGS-84; if it is GCJ-02, say so"
      ])
    let baidu = try warnings(ids: ids) { try converted($0, .bd09) }
    #expect(baidu.first?.contains("when read as BD-09: the file is declared WGS-84") == true)
  }

  @Test func aFileWronglyDeclaredShiftedIsRecognized() throws {
    let warning = try warnings(declared: .gcj02) { ($0.latitude, $0.longitude) }.first
    #expect(warning?.hasSuffix("if it is WGS-84, say so") == true)
  }

  @Test func theRightDatumIsNotSuspicious() throws {
    for datum in Datum.allCases {
      #expect(try warnings(declared: datum) { try converted($0, datum) }.isEmpty)
    }
  }

  @Test func aCommonOffsetIsSuspicious() throws {
    // The other way round: the reference is the one that is shifted.
    #expect(
      try warnings { ($0.latitude - 0.003, $0.longitude - 0.004) }.first?.contains(
        "nearly all in the same direction, as GCJ-02 is from WGS-84") == true)
    #expect(
      try warnings { ($0.latitude - 0.008, $0.longitude - 0.008) }.first?.contains("as BD-09 is")
        == true)
  }

  @Test func offsetsInAllDirectionsAreNot() throws {
    var turn = 0.0
    let found = try warnings { coordinate in
      turn += 1
      return (
        coordinate.latitude + (turn.truncatingRemainder(dividingBy: 2) - 0.5) * 0.009,
        coordinate.longitude + (turn - 3) * 0.003
      )
    }
    #expect(found.isEmpty)
  }

  @Test func exchangedColumnsAreSuspected() throws {
    // Refused one by one in Beijing, and in range further west.
    let beijing = try compile(csv: "id,lat,lon\na,116.4,39.9\nb,116.3,39.8\nc,39.9,116.4\n")
    #expect(beijing.stops.map(\.id) == ["c"])
    #expect(
      beijing.report.warnings.map(\.description) == [
        "stops.csv: 2 of 3 points lie in China only if latitude and longitude are exchanged: "
          + "did you swap the two throughout the file?"
      ])
    let urumqi = try compile(csv: "id,lat,lon\na,87.6,43.8\nb,87.5,43.9\n")
    #expect(urumqi.stops.count == 2)
    #expect(urumqi.report.warnings.count == 1)
  }

  @Test(arguments: ["39.9,116.4", "43.8,87.6", "41.15,-8.61", "35.9,14.5", "-33.9,151.2"])
  func placesTheRightWayRoundAreNot(place: String) throws {
    #expect(try compile(csv: "id,lat,lon\na,\(place)\nb,\(place)\n").report.isClean)
  }
}
