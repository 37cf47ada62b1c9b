import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Testing

@testable import MapBackend

/// Where ways begin and end while roads are blocked, and what is not found then.
extension LiveTests {
  private static let home = "116.3675,39.9074"
  private static let others = ["116.379,39.934", "116.36,39.91", "116.372,39.92"]

  /// Waypoints are those of the ways, and `/nearest` leaves blocked roads out.
  @Test func waypointsOfBlockedRoads() async throws {
    let (server, _) = try server()
    let nearest = "/nearest/v1/foot/\(Self.home)?number=3"
    let table =
      "/table/v1/foot/\(([Self.home] + Self.others).joined(separator: ";"))"
    let before = try await SampleServer.json(nearest, from: server)["waypoints"].array
    let former = try await SampleServer.json(table, from: server)
    let road = try #require(before[0]["location"].coordinate)
    let far = try #require(before[0]["distance"].number)
    let blocked = try await change(
      server,
      """
      {"changes":[{"do":"block","id":"b","location":[\(road.pathText)],"radius":5,
        "profiles":["foot"]}]}
      """)
    #expect(blocked.status == .ok)
    let after = try await SampleServer.json(nearest, from: server)["waypoints"].array
    #expect(after.count == 3)
    #expect(!after.contains { $0["location"] == before[0]["location"] })
    let roads = try #require(SampleServer.finder.roads)
    let closed = server.backend.shelf.current.live.stops(at: SampleServer.noon)
      .blockedSegments(for: .foot)
    #expect(
      after.map { $0["distance"].number }
        == roads.segments.candidates(
          200, near: Self.coordinate, for: .foot, as: .anywhere
        )
        .filter { !closed.contains($0.position.segment) }.prefix(3)
        .map { $0.distance.metres.tenths })
    for _ in 0..<2 {
      let latter = try await SampleServer.json(table, from: server)
      for (number, other) in Self.others.enumerated() {
        let there = try await SampleServer.json(
          "/route/v1/foot/\(Self.home);\(other)", from: server)
        #expect(latter["sources"][0] == there["waypoints"][0])
        #expect(latter["destinations"][number + 1] == there["waypoints"][1])
        #expect(latter["durations"][0][number + 1] == there["routes"][0]["duration"])
        let back = try await SampleServer.json(
          "/route/v1/foot/\(other);\(Self.home)", from: server)
        #expect(latter["destinations"][0] == back["waypoints"][1])
        #expect(latter["sources"][number + 1] == back["waypoints"][0])
      }
      #expect(latter["sources"][0] != former["sources"][0])
      #expect(latter["durations"][0][0].number == 0)
      server.backend.live.desk.weighRoads()
    }
    // A radius is that of the road that is used.
    let radius = (far * 10).rounded(.up) / 10 + 0.1
    for target in [
      "/route/v1/foot/\(Self.home);\(Self.others[0])?radiuses=\(radius);",
      "/route/v1/foot/\(Self.others[0]);\(Self.home)?radiuses=;\(radius)",
      "/table/v1/foot/\(Self.home);\(Self.others[0])?radiuses=\(radius);unlimited",
      "/nearest/v1/foot/\(Self.home)?radiuses=\(radius)",
    ] {
      let now = try await SampleServer.get(target, from: server)
      #expect(try JSONValue(now.body)["code"].text == "NoSegment", "\(target)")
      _ = try await SampleServer.json(target)
    }
    _ = try await change(server, #"{"changes":[{"do":"unblock","id":"b"}]}"#)
    #expect(try await SampleServer.json(table, from: server) == former)
    #expect(try await SampleServer.json(nearest, from: server)["waypoints"].array == before)
  }

  private static var coordinate: Coordinate {
    Coordinate(clampingLatitude: 39.9074, longitude: 116.3675)
  }

  /// A place that is cut off has no times; many pairs without a way are more than is looked for.
  @Test func placesThatAreCutOff() async throws {
    var settings = ServerSettings(map: SampleServer.path)
    settings.token = AccessToken(SampleServer.token)
    settings.limits.tableCells = 100
    let server = try MapServer(
      settings, clock: SampleServer.clock, logger: SampleServer.quiet)
    // Four strips around it, some 200 m away.
    let (x, y) = (Self.coordinate.longitude, Self.coordinate.latitude)
    let (far, near) = (0.0024, 0.0022)
    let strips = [
      (x - far, y - far, x + far, y - near), (x - far, y + near, x + far, y + far),
      (x - far, y - far, x - near, y + far), (x + near, y - far, x + far, y + far),
    ]
    let ring = strips.enumerated().map { number, strip in
      let (west, south, east, north) = strip
      return #"{"do":"block","id":"\#(number)","area":[[\#(west),\#(south)],[\#(east),\#(south)],"#
        + #"[\#(east),\#(north)],[\#(west),\#(north)]]}"#
    }
    let blocked = try await change(
      server, #"{"changes":[\#(ring.joined(separator: ","))]}"#)
    #expect(blocked.status == .ok, "\(String(buffer: blocked.body))")
    let there = Self.others[0]
    let route = try await SampleServer.get(
      "/route/v1/foot/\(Self.home);\(there)", from: server)
    #expect(try JSONValue(route.body)["code"].text == "NoRoute")
    let some = [Self.home] + Array(repeating: there, count: 5)
    let table = try await SampleServer.json(
      "/table/v1/foot/\(some.joined(separator: ";"))", from: server)
    #expect(table["durations"][0].array.map { $0.number } == [0, nil, nil, nil, nil, nil])
    #expect(table["durations"][5].array.map { $0.number } == [nil, 0, 0, 0, 0, 0])
    let many = some + [Self.home]
    let refused = try await SampleServer.get(
      "/table/v1/foot/\(many.joined(separator: ";"))", from: server)
    #expect(try JSONValue(refused.body)["code"].text == "TooBig")
  }
}
