import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Testing

@testable import MapBackend

@Suite("Requests that nobody should send are refused, in OSRM's words")
struct HostileRequestTests {
  static let refusals: [(target: String, code: String)] = [
    ("/stops/v1/foot/nan,nan", "InvalidQuery"),
    ("/stops/v1/foot/inf,39", "InvalidQuery"),
    ("/stops/v1/foot/1e400,39", "InvalidQuery"),
    ("/stops/v1/foot/0x1p3,39", "InvalidQuery"),
    ("/stops/v1/foot/99999999999999999999,39", "InvalidValue"),
    ("/stops/v1/foot/39.9,116.3", "InvalidValue"),
    ("/stops/v1/foot/116.3675", "InvalidQuery"),
    ("/stops/v1/foot/116.3675,39.9,1", "InvalidQuery"),
    ("/stops/v1/foot/", "InvalidQuery"),
    ("/stops/v1/foot/;;;", "InvalidQuery"),
    ("/stops/v1/foot/116.3675,39.9074;116.3675,39.9074", "TooBig"),
    ("/stops/v1/%00/116.3675,39.9074", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?needs=%0d%0aX: y", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?number=0", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?number=-1", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?number=99999999999999999999", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?number=5&number=6", "InvalidQuery"),
    ("/stops/v1/foot/116.3675,39.9074?numbr=5", "InvalidQuery"),
    ("/stops/v1/foot/116.3675,39.9074?number", "InvalidQuery"),
    ("/stops/v1/foot/116.3675,39.9074?within=nan", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?within=1e999", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?at=2026-02-30T12:00", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?open=maybe", "InvalidValue"),
    ("/stops/v1/foot/116.3675,39.9074?open=any&stay=5", "InvalidOptions"),
    ("/stops/v1/foot/116.3675,39.9074?%zz=1", "InvalidQuery"),
    ("/stops/v1/foot/%ff,%fe", "InvalidUrl"),
    ("/stops/v1/foot/116%2", "InvalidUrl"),
    ("/stops/v1/plane/116.3675,39.9074", "InvalidValue"),
    ("/stops/v1/foot", "InvalidUrl"),
    ("/stops/v1/foot/116.3675,39.9074/more", "InvalidUrl"),
    ("/stops/v2/foot/116.3675,39.9074", "InvalidVersion"),
    ("/stops", "InvalidVersion"),
    ("/trip/v1/driving/1,2", "InvalidService"),
    ("/stops/v1/foot/0,0", "NoSegment"),
    ("/tour/v1/foot/116.3675,39.9074", "InvalidOptions"),
    ("/tour/v1/foot/116.3675,39.9074?needs=", "InvalidOptions"),
    ("/tour/v1/foot/116.3675,39.9074?needs=water;", "InvalidOptions"),
    ("/tour/v1/foot/116.3675,39.9074?needs=water;beer", "InvalidValue"),
    ("/tour/v1/foot/116.3675,39.9074?needs=;;;;;;;;", "TooBig"),
    ("/tour/v1/foot/116.3675,39.9074?needs=water&order=best", "InvalidValue"),
    ("/tour/v1/foot/116.3675,39.9074?needs=water&stay=1441", "InvalidValue"),
    ("/tour/v1/foot/116.3675,39.9074?needs=water&avoid=nobody&hours=known&at=2029", "InvalidValue"),
    ("/tour/v1/foot/116.3675,39.9074;0,0?needs=water", "NoSegment"),
    ("/reach/v1/foot/116.3675,39.9074", "InvalidOptions"),
    ("/reach/v1/foot/116.3675,39.9074?minutes=61", "InvalidValue"),
    ("/roads/v1/foot/116,39;118,41", "TooBig"),
    ("/roads/v1/foot/-180,-90;180,90", "TooBig"),
    ("/catalog/v1?bbox=1,2,3", "InvalidValue"),
    ("/catalog/v1?bbox=nan,nan,nan,nan", "InvalidValue"),
    ("/route/v1/driving/116.3675,39.9074", "InvalidOptions"),
    ("/route/v1/driving/116.3675,39.9074;0,0", "NoSegment"),
    ("/route/v1/driving/116.3675,39.9074;116.379,39.934?radiuses=1;1", "NoSegment"),
    ("/route/v1/driving/116.3675,39.9074;116.379,39.934?radiuses=1", "InvalidOptions"),
    ("/route/v1/driving/116.3675,39.9074;116.379,39.934?bearings=10,20;", "NotImplemented"),
    ("/route/v1/driving/116.3675,39.9074;116.379,39.934?exclude=motorway", "InvalidValue"),
    ("/route/v1/driving/116.3675,39.9074;116.379,39.934?overview=some", "InvalidValue"),
    ("/route/v1/driving/116.3675,39.9074;116.379,39.934?alternatives=-3", "InvalidValue"),
    ("/route/v1/driving/polyline(%60)", "InvalidQuery"),
    ("/route/v1/driving/polyline(~~~~~~~~~~~~~~~~~~~~)", "InvalidQuery"),
    ("/route/v1/driving/116.3675,39.9074;116.379,39.934.flatbuffers", "NotImplemented"),
    ("/table/v1/driving/116.3675,39.9074?sources=1", "InvalidValue"),
    ("/table/v1/driving/116.3675,39.9074?fallback_speed=1", "NotImplemented"),
    ("/nearest/v1/driving/116.3675,39.9074?number=101", "InvalidValue"),
    ("/nearest/v1/driving/0,0", "NoSegment"),
    ("/nearest/v1/driving/116.3675,39.9074?radiuses=1", "NoSegment"),
    ("/nearest/v1/driving/116.3675,39.9074?skip_waypoints=true", "NotImplemented"),
  ]

  @Test(arguments: refusals)
  func refuses(_ refusal: (target: String, code: String)) async throws {
    let response = try await SampleServer.get(refusal.target)
    #expect(response.status == .badRequest)
    #expect(try JSONValue(response.body)["code"].text == refusal.code)
    #expect(response.headers[.contentType] == "application/json; charset=utf-8")
  }

  @Test(arguments: [
    "/etc/passwd", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd",
    "/index.html%00", "//map.css", "/./map.css", "/map.css/", "/.git/config", "/%2Fmap.css",
    "/favicon.ico",
  ])
  func reachesNoFile(_ target: String) async throws {
    let response = try await SampleServer.get(target)
    #expect(response.status == .notFound || response.status == .badRequest)
    #expect(String(buffer: response.body).contains("root:") == false)
  }

  @Test func tenThousandCoordinates() async throws {
    let list = Array(repeating: "1,2", count: 8_000).joined(separator: ";")
    #expect(list.utf8.count < RequestTarget.maximumLength)
    for service in ["route", "along", "tour", "stops"] {
      let response = try await SampleServer.get("/\(service)/v1/foot/\(list)")
      #expect(try JSONValue(response.body)["code"].text == "TooBig")
    }
    let table = try await SampleServer.get("/table/v1/foot/\(list)")
    #expect(try JSONValue(table.body)["code"].text == "TooBig")
    let longer = try await SampleServer.get("/route/v1/foot/" + list + ";" + list)
    #expect(try JSONValue(longer.body)["code"].text == "TooBig")
  }

  @Test func methods() async throws {
    try await Application(responder: SampleServer.shared.backend, logger: SampleServer.quiet)
      .test(.router) { client in
        for method in [HTTPRequest.Method.post, .put, .delete, .patch, .trace] {
          let response = try await client.execute(uri: "/map/v1", method: method)
          #expect(response.status == .methodNotAllowed)
          #expect(response.headers[.allow] == "GET, HEAD, OPTIONS")
        }
        for path in ["/map/v1", "/healthz", "/readyz", "/metrics", "/"] {
          let options = try await client.execute(uri: path, method: .options)
          #expect(options.status == .noContent)
          #expect(options.headers[.allow] == "GET, HEAD, OPTIONS")
          let head = try await client.execute(uri: path, method: .head)
          #expect(head.status == .ok)
        }
        let head = try await client.execute(uri: "/map/v1", method: .head)
        #expect(head.status == .ok)
        #expect(head.body.readableBytes == 0)
        #expect((head.headers[.contentLength].flatMap(Int.init) ?? 0) > 100)
        let live = try await client.execute(uri: "/live/v1/status", method: .get)
        #expect(live.status == .notFound)
      }
  }

  /// Random bytes in every place never do more than being refused.
  @Test func randomTargets() async throws {
    var generator = SeededNumbers(seed: 9)
    let pieces = [
      "stops", "v1", "foot", "116.3675,39.9074", "?", "&", "=", "needs", "%", "%00", "%ff", ";",
      ",", "..", "/", "\u{202E}", "水", "route", "table", "number", "1e9", "-", "polyline(", ")",
      "'", "\"", "<", "9999999999", "at", "bbox", "catalog", "reach", "minutes", "10",
    ]
    for _ in 0..<3_000 {
      var target = "/"
      for _ in 0..<Int.random(in: 0...10, using: &generator) {
        target += pieces[Int.random(in: pieces.indices, using: &generator)]
        if Int.random(in: 0..<3, using: &generator) > 0 { target += "/" }
      }
      let response = try await SampleServer.get(target)
      #expect([200, 400, 404].contains(response.status.code), "\(target)")
      if response.status != .ok { _ = try JSONValue(response.body) }
    }
  }
}
