import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Testing

@testable import MapBackend

/// Trips, coverage and explanations while something happens are those of a finder that is built anew over the stops
/// and roads as they are.
extension LiveTests {
  private static let places = "116.3675,39.9074;116.379,39.934"
  private static let along = "/along/v1/foot/\(places)?needs=water&number=4"
  private static let tour = "/tour/v1/foot/\(places)?needs=water;air_pump&stay=5"
  private static let coverage = "/coverage/v1/foot?needs=water&minutes=4"
  private static let explanation =
    "/stops/v1/foot/116.3675,39.9074?needs=water&number=2&explain=true"

  @Test func trips() async throws {
    let (server, hands) = try server()
    let before = try await answers(server)
    let along = before[0]
    let nearest = try #require(before[3]["stops"][0]["id"].text)
    let closed = try #require(along["stops"][0]["id"].text)
    let counted = try #require(along["stops"][1]["id"].text)
    // Works on the direct way, and a tent farther along.
    let route = try await SampleServer.json(
      "/route/v1/foot/\(Self.places)?overview=full&geometries=geojson", from: server)
    let line = route["routes"][0]["geometry"]["coordinates"].array.compactMap(\.coordinate)
    let (works, tent) = (line[line.count / 3], line[line.count * 2 / 3])
    let changed = try await change(
      server,
      """
      {"changes":[
        {"do":"close","stop":"\(closed)","minutes":60},
        {"do":"close","stop":"\(nearest)","minutes":60},
        {"do":"report","stop":"\(counted)","resource":"places","count":0,"minutes":60},
        {"do":"add","stop":"tent","location":[\(tent.pathText)],
         "amenities":["water","air_pump"],"minutes":60},
        {"do":"block","id":"works","location":[\(works.pathText)],"radius":30,"minutes":60}]}
      """)
    #expect(changed.status == .ok, "\(String(buffer: changed.body))")
    // Before the roads are weighed again, and after that.
    for _ in 0..<2 {
      let after = try await answers(server)
      try expect(after, of: server, at: hands.time)
      for (former, latter) in zip(before, after) { #expect((former == latter) == false) }
      #expect(
        try #require(after[0]["direct"]["duration"].number)
          > (try #require(along["direct"]["duration"].number)))
      #expect(
        after[0]["stops"].array.contains {
          $0["id"].text == "tent" && $0["temporary"] == .truth(true)
        })
      #expect(!after[0]["stops"].array.contains { $0["id"].text == closed })
      #expect(after[1]["visits"].array.map { $0["id"].text } == ["tent"])
      server.backend.live.desk.weighRoads()
    }
    let without = try await SampleServer.json(
      Self.along + "&available=places&avoid=tent", from: server)
    #expect(
      !without["stops"].array.contains { $0["id"].text == counted || $0["id"].text == "tent" })
    // Everything in its time.
    hands.time = UnixTime(seconds: hands.time.seconds + 3600)
    for (former, latter) in zip(before, try await answers(server)) {
      #expect(former["stops"].array.map { $0["id"] } == latter["stops"].array.map { $0["id"] })
      #expect(former["duration"] == latter["duration"] && former["roads"] == latter["roads"])
    }
  }

  /// Why nearer stops are not there.
  @Test func reasons() async throws {
    let (server, _) = try server()
    let found = try await SampleServer.json(Self.explanation, from: server)["stops"].array
    let ids = try found.map { try #require($0["id"].text) }
    let changed = try await change(
      server,
      """
      {"changes":[
        {"do":"close","stop":"\(ids[0])"},
        {"do":"report","stop":"\(ids[1])","resource":"batteries","count":0,"minutes":60},
        {"do":"add","stop":"tent","location":[116.3675,39.9074],"amenities":["shelter"]}]}
      """)
    #expect(changed.status == .ok)
    let answer = try await SampleServer.json(
      Self.explanation + "&available=batteries", from: server)
    let rejected = answer["explanation"]["rejected"].array
    func reason(_ id: String) -> JSONValue {
      rejected.first { $0["id"].text == id }?["reasons"][0] ?? .null
    }
    #expect(reason(ids[0])["reason"].text == "closed_for_now")
    #expect(reason(ids[1])["reason"].text == "exhausted")
    #expect(reason(ids[1])["resources"] == .array([.text("batteries")]))
    #expect(reason("tent")["reason"].text == "lacks")
    #expect(
      answer["explanation"]["stops"].number == Double(SampleServer.finder.stops.count))
  }

  private func answers(_ server: MapServer) async throws -> [JSONValue] {
    var answers: [JSONValue] = []
    for target in [Self.along, Self.tour, Self.coverage, Self.explanation] {
      answers.append(try await SampleServer.json(target, from: server))
    }
    return answers
  }

  /// Compares with a finder that nothing happens to.
  private func expect(_ answers: [JSONValue], of server: MapServer, at time: UnixTime) throws {
    let moment = server.backend.shelf.current.live.stops(at: time)
    let finder = try moment.finder(for: ProfileSet(.foot))
    var workspace = SearchWorkspace()
    let places = [
      try Coordinate(latitude: 39.9074, longitude: 116.3675),
      try Coordinate(latitude: 39.934, longitude: 116.379),
    ]
    let id = { (ordinal: UInt32) in finder.stops.id(of: Int(ordinal)) }
    let along = try finder.nearest(4, along: places, by: .foot, needing: .water, using: &workspace)
    let stops = answers[0]["stops"].array
    #expect(answers[0]["direct"]["duration"].number == along.duration.seconds.tenths)
    #expect(stops.map { $0["id"].text } == along.stops.map { id($0.ordinal) })
    #expect(stops.map { $0["detour"].number } == along.stops.map { $0.extraSeconds.tenths })
    let tour = try #require(
      try finder.tour(
        from: places[0], to: places[1], by: .foot, needing: [.water, .airPump],
        staying: TravelTime(seconds: 300), using: &workspace))
    #expect(answers[1]["duration"].number == tour.duration.seconds.tenths)
    #expect(answers[1]["visits"].array.map { $0["id"].text } == tour.visits.map { id($0.ordinal) })
    let coverage = try finder.coverage(
      within: TravelTime(seconds: 240), by: .foot, needing: .water, using: &workspace)
    #expect(answers[2]["roads"]["covered"].number == coverage.certain.metres.tenths)
    #expect(answers[2]["stops"]["offering"].number == Double(coverage.stops.count))
    let explanation = try finder.explain(
      2, to: places[0], by: .foot, needing: .water, using: &workspace)
    #expect(
      answers[3]["stops"].array.map { $0["id"].text } == explanation.found.map { id($0.ordinal) })
    // Closed stops are told besides.
    let rejected = answers[3]["explanation"]["rejected"].array.filter {
      $0["reasons"][0]["reason"].text != "closed_for_now"
    }
    #expect(
      rejected.map { $0["id"].text } == explanation.rejections.prefix(50).map { id($0.ordinal) })
    #expect(answers[3]["explanation"]["stops"].number == Double(explanation.stopCount))
  }
}
