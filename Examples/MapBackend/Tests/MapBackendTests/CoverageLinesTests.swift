import HTTPTypes
import HummingbirdTesting
import NearestStop
import Testing

@testable import MapBackend

/// The covered roads as lines: no metre of them is lost, and none is told twice.
@Suite("Covered roads, drawn")
struct CoverageLinesTests {
  private struct Drawn {
    var metres: [String: Double] = [:]
    var told: [String: Double] = [:]
    var lines: Set<[[Double]]> = []
    let answer: JSONValue

    init(_ answer: JSONValue) {
      self.answer = answer
      for feature in answer["features"].array {
        let word = feature["properties"]["covered"].text ?? ""
        told[word] = feature["properties"]["length"].number
        for line in feature["geometry"]["coordinates"].array {
          let points = line.array.compactMap(\.coordinate)
          lines.insert(points.map { [$0.longitude, $0.latitude] })
          metres[word, default: 0] += zip(points, points.dropFirst()).reduce(0) {
            $0 + GreatCircle.distance(from: $1.0, to: $1.1).metres
          }
        }
      }
    }
  }

  private func drawn(_ target: String, from server: MapServer = SampleServer.shared) async throws
    -> Drawn
  {
    let response = try await SampleServer.get(target, from: server)
    #expect(response.status == .ok)
    #expect(response.headers[.contentType] == "application/geo+json; charset=utf-8")
    return Drawn(try JSONValue(response.body))
  }

  @Test(arguments: [
    "foot?minutes=5&needs=water", "foot?minutes=2&needs=toilets&open=now&at=2026-11-24T03:10",
    "bicycle?minutes=3&needs=air_pump&open=now", "ebike?minutes=0.5", "foot?minutes=0",
  ])
  func everyMetreOnce(_ question: String) async throws {
    let drawn = try await drawn("/coverage/v1/\(question)&geometries=geojson&zoom=22")
    let roads = drawn.answer["roads"]
    let covered = try #require(roads["covered"].number)
    let possible = try #require(roads["possibly_covered"].number)
    let length = try #require(roads["length"].number)
    let expected = ["yes": covered, "possibly": possible - covered, "no": length - possible]
    for (word, metres) in expected {
      #expect(abs((drawn.told[word] ?? 0) - metres) < 0.5, "\(word)")
      // Points are a centimetre off, and as much is simplified.
      #expect(abs((drawn.metres[word] ?? 0) - metres) < 1 + metres * 2e-5, "\(word)")
    }
    // The same with and without lines.
    let plain = try await SampleServer.json("/coverage/v1/\(question)")
    #expect(plain["roads"] == roads)
    #expect(plain["features"] == .null)
  }

  /// A square has every line of the map that comes into it.
  @Test func squares() async throws {
    let question = "/coverage/v1/foot?minutes=4&needs=water&open=now&geometries=geojson&zoom=16"
    let whole = try await drawn(question)
    var generator = SeededNumbers(seed: 51)
    var compared = 0
    for _ in 0..<8 {
      let corner = SampleServer.place(&generator)
      let width = Double.random(in: 0.001...0.01, using: &generator)
      let (east, north) = (corner.longitude + width, corner.latitude + width)
      let box = "\(corner.longitude),\(corner.latitude),\(east),\(north)"
      let square = try await drawn(question + "&bbox=" + box)
      #expect(square.answer["roads"] == whole.answer["roads"])
      let others = square.lines.subtracting(whole.lines)
      #expect(others.isEmpty, "\(box)")
      let inside = whole.lines.filter { line in
        line.contains { point in
          point[0] >= corner.longitude && point[0] <= east && point[1] >= corner.latitude
            && point[1] <= north
        }
      }
      let missing = inside.subtracting(square.lines)
      #expect(missing.isEmpty, "\(box)")
      compared += inside.count
    }
    #expect(compared > 200)
  }

  /// From afar only streets, and fewer points.
  @Test func zooms() async throws {
    let question = "/coverage/v1/foot?minutes=5&needs=water&geometries=geojson&zoom="
    let (near, far) = (try await drawn(question + "14"), try await drawn(question + "12"))
    #expect(far.lines.count < near.lines.count && !far.lines.isEmpty)
    #expect(far.told.values.reduce(0, +) < near.told.values.reduce(0, +))
  }

  @Test(arguments: [
    ("bbox=116.36,39.90,116.37,39.91", "InvalidOptions"), ("zoom=15", "InvalidOptions"),
    ("geometries=polyline", "InvalidValue"), ("geometries=geojson&zoom=23", "InvalidValue"),
    ("geometries=geojson&bbox=1,2,3", "InvalidValue"),
    ("geometries=geojson&bbox=100,20,120,50", "TooBig"),
  ])
  func refused(_ options: String, _ code: String) async throws {
    let response = try await SampleServer.get("/coverage/v1/foot?\(options)")
    #expect(response.status == .badRequest)
    #expect(try JSONValue(response.body)["code"].text == code)
  }

  @Test func limits() async throws {
    var settings = ServerSettings(map: SampleServer.path)
    settings.limits.roadPoints = 1_000
    let server = try MapServer(settings, clock: SampleServer.clock, logger: SampleServer.quiet)
    let target = "/coverage/v1/foot?geometries=geojson"
    let all = try await SampleServer.get(target, from: server)
    #expect(try JSONValue(all.body)["code"].text == "TooBig")
    let some = try await SampleServer.get(
      target + "&bbox=116.36,39.90,116.362,39.902", from: server)
    #expect(some.status == .ok)
  }

  /// What is remembered is never that of other stops.
  @Test func remembersNothingThatHasChanged() async throws {
    let (server, _) = try LiveTests().server()
    let target = "/coverage/v1/foot?needs=shower&minutes=6&geometries=geojson&zoom=22"
    let before = try await drawn(target, from: server)
    #expect(try await drawn(target, from: server).answer == before.answer)
    let finder = SampleServer.finder
    let id = try #require(finder.stops.first { $0.amenities.contains(.shower) }?.id)
    let order = #"{"changes":[{"do":"close","stop":"\#(id)","minutes":30}]}"#
    #expect(try await LiveTests().change(server, order).status == .ok)
    let after = try await drawn(target, from: server)
    var workspace = SearchWorkspace()
    let expected = try finder.coverage(
      within: TravelTime(seconds: 360), by: .foot, needing: .shower,
      excluding: finder.exclusion(of: [id]), using: &workspace)
    #expect(after.answer["roads"]["covered"].number == expected.certain.metres.tenths)
    #expect((after.told["yes"] ?? 0) < (before.told["yes"] ?? 0))
    let avoiding = try await drawn(target + "&avoid=\(id)", from: SampleServer.shared)
    #expect(avoiding.told == after.told)
  }

  /// Stops that are reached say by which entrance, as the nearest ones do.
  @Test func entrancesOfWhatIsReached() async throws {
    let (server, hands) = try LiveTests().server()
    let places = [(39.9425, 116.3812), (39.9405, 116.3800), (39.9430, 116.3850)]
    let entrances = try places.enumerated().map { number, place in
      StopEntrance(
        at: try Coordinate(latitude: place.0, longitude: place.1),
        openingHours: number == 1 ? "Mo-Su 03:00-04:00" : nil)
    }
    var stop = Stop(
      id: "hall", coordinate: try Coordinate(latitude: 39.9415, longitude: 116.382),
      amenities: .lodging)
    stop.entrances = entrances
    stop.openingHours = "24/7"
    try server.backend.shelf.current.live.apply([.addStop(stop)], at: hands.time)
    var told: Set<Double?> = []
    for start in ["116.3795,39.9402", "116.3812,39.9428", "116.3856,39.9432", "116.3790,39.9395"] {
      for open in ["", "&open=now"] {
        let near = try await SampleServer.json(
          "/stops/v1/foot/\(start)?needs=lodging&number=50\(open)", from: server)
        let expected = near["stops"].array.first { $0["id"].text == "hall" }
        let reached = try await SampleServer.json(
          "/reach/v1/foot/\(start)?needs=lodging&minutes=30\(open)", from: server)
        let found = reached["features"].array.lazy.map { $0["properties"] }
          .first { $0["id"].text == "hall" }
        #expect(found?["entrance"] == expected?["entrance"])
        #expect(found?["duration"] == expected?["duration"])
        told.insert(found?["entrance"].number)
      }
    }
    #expect(told.count > 1 && !told.contains(nil))
  }
}
