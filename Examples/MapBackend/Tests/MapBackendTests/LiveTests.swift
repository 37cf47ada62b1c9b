import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Synchronization
import Testing

@testable import MapBackend

@Suite("What has happened since the map was made")
struct LiveTests {
  private static let target = "/stops/v1/foot/116.3810,39.9422?needs=air_pump&number=3"

  /// A server with a token, on the same map; opened anew, since something is said of it.
  func server(at time: UnixTime = SampleServer.noon) throws -> (MapServer, Hands) {
    let hands = Hands(time)
    var settings = ServerSettings(map: SampleServer.path)
    settings.token = AccessToken(SampleServer.token)
    let server = try MapServer(
      settings, clock: WallClock { hands.time }, logger: SampleServer.quiet)
    return (server, hands)
  }

  func change(
    _ server: MapServer, _ body: String, token: String? = SampleServer.token,
    method: HTTPRequest.Method = .post, path: String = "/live/v1/changes"
  ) async throws -> TestResponse {
    let headers: HTTPFields = token.map { [.authorization: "Bearer \($0)"] } ?? [:]
    return try await Application(responder: server.backend, logger: SampleServer.quiet)
      .test(.router) { client in
        try await client.execute(
          uri: path, method: method, headers: headers, body: ByteBuffer(string: body))
      }
  }

  private func ids(_ server: MapServer, _ target: String = target) async throws -> [String?] {
    try await SampleServer.json(target, from: server)["stops"].array.map { $0["id"].text }
  }

  @Test func changes() async throws {
    let (server, hands) = try server()
    let before = try await ids(server)
    let first = try #require(before.first ?? nil)
    let closed = try await change(
      server, #"{"changes":[{"do":"close","stop":"\#(first)","minutes":30}]}"#)
    #expect(closed.status == .ok)
    #expect(try await ids(server).contains(first) == false)
    let explained = try await SampleServer.json(Self.target + "&explain=true", from: server)
    #expect(
      explained["explanation"]["rejected"].array.contains {
        $0["id"].text == first && $0["reasons"][0]["reason"].text == "closed_for_now"
      })
    // A tent, counted places, and a road.
    let more = try await change(
      server,
      """
      {"changes":[
        {"do":"add","stop":"tent","name":{"zh":"帐篷"},"location":[116.381,39.942],
         "amenities":["air_pump"],"opening_hours":"24/7","minutes":60},
        {"do":"report","stop":"tent","resource":"places","count":0,"minutes":10},
        {"do":"block","id":"works","location":[116.3675,39.9074],"radius":50,"minutes":20}]}
      """)
    #expect(more.status == .ok)
    let withTent = try await SampleServer.json(Self.target, from: server)["stops"][0]
    #expect(withTent["id"].text == "tent")
    #expect(withTent["temporary"] == .truth(true))
    #expect(withTent["open"]["state"].text == "open")
    #expect(try await ids(server, Self.target + "&available=places").first != "tent")
    #expect(try await ids(server, Self.target + "&avoid=tent,\(first)").first != "tent")
    let status = try await change(server, "", method: .get, path: "/live/v1/status")
    let said = try JSONValue(status.body)
    #expect(said["closed"][0]["stop"].text == first)
    #expect(said["closed"][0]["until"].number == Double(hands.time.seconds + 1800))
    #expect(said["temporary"][0]["id"].text == "tent")
    #expect(said["reports"][0]["count"].number == 0)
    #expect(said["blocked"][0]["radius"].number == 50)
    // Everything in its time.
    hands.time = UnixTime(seconds: hands.time.seconds + 600)
    #expect(try await ids(server, Self.target + "&available=places").first == "tent")
    hands.time = UnixTime(seconds: hands.time.seconds + 3000)
    #expect(try await ids(server) == before)
    let later = try await change(server, "", method: .get, path: "/live/v1/status")
    #expect(
      String(buffer: later.body)
        == #"{"code":"Ok","revision":2,"closed":[],"reports":[],"temporary":[],"blocked":[]}"#)
  }

  /// A clock that is put on and back again: `until` is a time, so what had ended holds again as long as nothing has
  /// been changed meanwhile; then it is forgotten. Answers and status always agree.
  @Test func clocksThatJump() async throws {
    let (server, hands) = try server()
    let id = try #require(try await ids(server).first ?? nil)
    let day: Int64 = 86_400
    /// Whether the stop is found, and whether it is said to be closed.
    func state() async throws -> [Bool] {
      let status = try await change(server, "", method: .get, path: "/live/v1/status")
      let isClosed = try JSONValue(status.body)["closed"].array.contains { $0["stop"].text == id }
      return [try await ids(server).contains(id), isClosed]
    }
    func turn(_ seconds: Int64) { hands.time = UnixTime(seconds: hands.time.seconds + seconds) }
    _ = try await change(server, #"{"changes":[{"do":"close","stop":"\#(id)","minutes":60}]}"#)
    #expect(try await state() == [false, true])
    turn(day)
    #expect(try await state() == [true, false])
    server.backend.live.desk.weighRoads()
    turn(-day)
    #expect(try await state() == [false, true])
    turn(-day)
    #expect(try await state() == [false, true])
    turn(2 * day)
    _ = try await change(server, #"{"changes":[{"do":"close","stop":"xc-jinrongjie-003"}]}"#)
    turn(-day)
    #expect(try await state() == [true, false])
    // Where roads are weighed anew, the same is forgotten.
    _ = try await change(
      server,
      #"{"changes":[{"do":"close","stop":"\#(id)","minutes":60},"#
        + #"{"do":"block","id":"b","location":[116.3675,39.9074],"radius":50,"minutes":60}]}"#)
    server.backend.live.desk.weighRoads()
    turn(day)
    server.backend.live.desk.weighRoads()
    turn(-day)
    #expect(try await state() == [true, false])
  }

  /// A blocked road is not gone along any more, at once and after it has been weighed.
  @Test func blocks() async throws {
    let (server, _) = try server()
    let route = "/route/v1/foot/116.3675,39.9074;116.379,39.934?overview=full&geometries=geojson"
    let before = try await SampleServer.json(route, from: server)["routes"][0]
    let line = before["geometry"]["coordinates"].array.compactMap(\.coordinate)
    let middle = line[line.count / 2]
    let blocked = try await change(
      server,
      """
      {"changes":[{"do":"block","id":"b","location":[\(middle.pathText)],"radius":30,
        "profiles":["foot"]}]}
      """)
    #expect(blocked.status == .ok, "\(String(buffer: blocked.body))")
    // Large enough for times to be found all at once, were nothing blocked.
    let table =
      "/table/v1/foot/"
      + Array(repeating: "116.3675,39.9074;116.379,39.934", count: 6).joined(separator: ";")
    for _ in 0..<2 {
      let after = try await SampleServer.json(route, from: server)["routes"][0]
      let times = try await SampleServer.json(table, from: server)["durations"]
      #expect(times[0][1] == after["duration"] && times[10][11] == after["duration"])
      #expect(
        try #require(after["duration"].number) > (try #require(before["duration"].number)))
      let other = try await SampleServer.json(
        route.replacing("foot", with: "ebike"), from: server)["routes"][0]
      #expect(other["duration"].number != nil)
      server.backend.live.desk.weighRoads()
    }
    let opened = try await change(server, #"{"changes":[{"do":"unblock","id":"b"}]}"#)
    #expect(opened.status == .ok)
    #expect(try await SampleServer.json(route, from: server)["routes"][0] == before)
  }

  @Test func refusals() async throws {
    let (server, _) = try server()
    let body = #"{"changes":[{"do":"close","stop":"xc-jinrongjie-003"}]}"#
    for token in [
      nil, "", "wrong", SampleServer.token + "x", String(SampleServer.token.dropLast()),
    ] {
      let response = try await change(server, body, token: token)
      #expect(response.status == .unauthorized)
      #expect(response.headers[.wwwAuthenticate] == "Bearer")
    }
    let bad: [(body: String, code: String)] = [
      ("", "InvalidQuery"), ("{}", "InvalidQuery"), ("[]", "InvalidQuery"),
      (#"{"changes":[]}"#, "TooBig"), (#"{"changes":[{}]}"#, "InvalidQuery"),
      (#"{"changes":[{"do":"burn","stop":"x"}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"close","stop":"x","minuts":5}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"close","stop":"x","radius":5}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"unblock","id":"x"}],"at":5}"#, "InvalidValue"),
      (
        #"{"changes":[{"do":"add","stop":"t","location":[116.38,39.94],"name":{"cn":"帐篷"}}]}"#,
        "InvalidValue"
      ),
      (#"{"changes":[{"do":"close"}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"close","stop":"x","minutes":-5}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"close","stop":"x","minutes":1e300}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"close","stop":"x","minutes":5,"until":5}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"close","stop":"xc-jinrongjie-003","until":5}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"close","stop":"x"}]}"#, "Conflict"),
      (#"{"changes":[{"do":"unblock","id":"x"}]}"#, "Conflict"),
      (
        #"{"changes":[{"do":"report","stop":"x","resource":"places","count":-1,"minutes":5}]}"#,
        "InvalidQuery"
      ),
      (
        #"{"changes":[{"do":"report","stop":"x","resource":"beer","count":1,"minutes":5}]}"#,
        "InvalidValue"
      ),
      (#"{"changes":[{"do":"add","stop":"t","location":[39.9,116.3]}]}"#, "InvalidValue"),
      (
        #"{"changes":[{"do":"add","stop":"t","location":[116.3,39.9],"opening_hours":"sometimes"}]}"#,
        "InvalidValue"
      ),
      (#"{"changes":[{"do":"block","id":"b","area":[[116.3,39.9]]}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"block","id":"b","location":[0,0],"radius":5}]}"#, "InvalidValue"),
      (#"{"changes":[{"do":"block","id":"b","location":[0,0],"radius":1e9}]}"#, "InvalidValue"),
      (String(repeating: "[", count: 100_000), "InvalidQuery"),
    ]
    for (body, code) in bad {
      let response = try await change(server, body)
      #expect(try JSONValue(response.body)["code"].text == code, "\(body.prefix(90))")
    }
    let huge = try await change(server, String(repeating: " ", count: 300_000) + body)
    #expect(huge.status == .contentTooLarge)
    // All of them or none.
    let half = try await change(
      server,
      #"{"changes":[{"do":"close","stop":"xc-jinrongjie-003"},{"do":"close","stop":"nobody"}]}"#)
    #expect(half.status == .conflict)
    let status = try await change(server, "", method: .get, path: "/live/v1/status")
    #expect(try JSONValue(status.body)["closed"].array.isEmpty)
  }

  @Test func tokens() {
    #expect(AccessToken("short") == nil)
    #expect(AccessToken("               \n") == nil)
    let token = AccessToken("  0123456789abcdef\n")
    #expect(token?.isIn("Bearer 0123456789abcdef") == true)
    #expect(token?.isIn("bearer 0123456789abcdef") == true)
    #expect(token?.isIn("Bearer 0123456789abcdeg") == false)
    #expect(token?.isIn("Bearer 0123456789abcdef0") == false)
    #expect(token?.isIn("Bearer 0123456789abcde") == false)
    #expect(token?.isIn("Bearer ") == false)
    #expect(token?.isIn("Basic 0123456789abcdef") == false)
    #expect(token?.isIn(nil) == false)
    #expect(token.map { "\($0)" } == "a token of 16 bytes")
  }
}

/// A clock that a test turns.
final class Hands: Sendable {
  private let now: Mutex<UnixTime>

  init(_ time: UnixTime) { now = Mutex(time) }

  var time: UnixTime {
    get { now.withLock { $0 } }
    set { now.withLock { $0 = newValue } }
  }
}
