import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Synchronization
import Testing

@testable import MapBackend

/// Maps of the same streets whose stops are called differently: no answer may name stops of two of them.
@Suite("Another map comes while the server answers", .serialized)
struct SwapTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/swap-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var path: String { folder + "/served.waystation" }

  /// Writes a map beside its place and renames it, as `waystation compile` does.
  private func write(_ prefix: String, keeping share: Int = 1, to path: String? = nil) throws {
    let sample = SampleServer.finder
    let stops = sample.stops.indices.filter { $0 % share == 0 }.map { ordinal in
      var stop = sample.stops[ordinal]
      stop.id = prefix + stop.id
      return stop
    }
    let finder = try StopFinder(stops, on: try #require(sample.roads))
    var writer = SnapshotWriter()
    finder.write(to: &writer)
    try writer.write(to: path ?? self.path)
  }

  private func server(_ settings: (inout ServerSettings) -> Void = { _ in }) throws -> MapServer {
    var values = ServerSettings(map: path)
    values.pollInterval = .milliseconds(20)
    settings(&values)
    return try MapServer(values, clock: SampleServer.clock, logger: SampleServer.quiet)
  }

  @Test(.timeLimit(.minutes(5))) func answersAreWhole() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let whole = try Data(contentsOf: URL(filePath: path))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: folder + "/half"))
    for prefix in ["b-", "c-", "d-"] { try write(prefix, to: folder + "/" + prefix) }
    let server = try server()
    let isDone = Flag()
    let seen = try await server.application.test(.router) { client in
      try await withThrowingTaskGroup(of: Set<Character>.self) { group in
        for worker in 0..<3 {
          group.addTask {
            try await Self.ask(client, seed: UInt64(worker), until: isDone)
          }
        }
        group.addTask {
          for name in ["half", "b-", "c-", "half", "d-"] {
            try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: folder + "/next")
            _ = rename(folder + "/next", path)
            let former = server.backend.shelf.current
            // Until it is served; half a map never is.
            for _ in 0..<(name == "half" ? 20 : 1_000)
            where server.backend.shelf.current === former {
              try await Task.sleep(for: .milliseconds(20))
            }
          }
          try await Task.sleep(for: .milliseconds(200))
          isDone.raise()
          return []
        }
        var seen: Set<Character> = []
        for try await found in group { seen.formUnion(found) }
        return seen
      }
    }
    #expect(seen == ["a", "b", "c", "d"])
  }

  /// Which maps answers were of: each of one.
  private static func ask(
    _ client: any TestClientProtocol, seed: UInt64, until isDone: Flag
  ) async throws -> Set<Character> {
    var seen: Set<Character> = []
    var generator = SeededNumbers(seed: seed)
    while !isDone.isRaised {
      let place = Coordinate(
        clampingLatitude: Double.random(in: 39.89...39.94, using: &generator),
        longitude: Double.random(in: 116.35...116.38, using: &generator))
      let response = try await client.execute(
        uri: "/stops/v1/foot/\(place.pathText)?number=20&explain=true", method: .get)
      #expect(response.status == .ok)
      let answer = try JSONValue(response.body)
      let ids =
        answer["stops"].array.compactMap { $0["id"].text }
        + answer["explanation"]["rejected"].array.compactMap { $0["id"].text }
      let prefixes = Set(ids.compactMap(\.first))
      #expect(ids.count >= 20)
      #expect(prefixes.count == 1, "\(prefixes)")
      seen.formUnion(prefixes)
    }
    return seen
  }

  /// The file of a map is unmapped when the last who asked it is done, and not before.
  @Test func formerMapsAreUnmapped() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let server = try server()
    #expect(mappings() == 1)
    var former: ServedMap? = server.backend.shelf.current
    try write("b-")
    await server.watcher.look()
    #expect(server.backend.shelf.current !== former)
    #expect(mappings() == 2)
    #expect(former?.finder.stops.id(of: 0).hasPrefix("a-") == true)
    former = nil
    #expect(mappings() == 1)
    // Nothing is opened where nothing has come.
    let current = server.backend.shelf.current
    await server.watcher.look()
    #expect(server.backend.shelf.current === current)
  }

  /// How many mappings of the file there are, those of files that have lost their name included.
  private func mappings() -> Int {
    let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    return maps.split(separator: "\n").count { $0.contains(path) }
  }

  @Test func damagedMapsAreNotServed() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let server = try server()
    let before = server.backend.shelf.current
    let whole = try Data(contentsOf: URL(filePath: path))
    var generator = SeededNumbers(seed: 4)
    var damages: [Data] = [Data(), Data("waystation".utf8), whole.prefix(100)]
    for _ in 0..<10 {
      var damaged = whole
      damaged[Int.random(in: 0..<whole.count, using: &generator)] ^=
        1 << UInt8.random(in: 0...7, using: &generator)
      damages.append(damaged)
    }
    for damage in damages {
      let beside = folder + "/beside"
      try damage.write(to: URL(filePath: beside))
      _ = rename(beside, path)
      await server.watcher.look()
      // A bit of padding between sections may be anything: then the map is whole.
      guard server.backend.shelf.current !== before else { continue }
      #expect(server.backend.shelf.current.finder.stops.count == before.finder.stops.count)
    }
    try FileManager.default.removeItem(atPath: path)
    await server.watcher.look()
    #expect(server.backend.shelf.current.finder.stops.count == before.finder.stops.count)
    try write("b-")
    await server.watcher.look()
    #expect(server.backend.shelf.current.finder.stops.id(of: 0).hasPrefix("b-"))
    let text = server.backend.metrics.text
    #expect(text.contains("maps_refused_total 1"))
  }

  /// What has been said stays said, as far as the new map has the stops.
  @Test func whatWasSaidStays() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let server = try server { $0.token = AccessToken(SampleServer.token) }
    let desk = server.backend.live.desk
    let stops = server.backend.shelf.current.finder.stops
    let until = UnixTime(seconds: SampleServer.noon.seconds + 3600)
    let (kept, lost) = (stops.id(of: 2), stops.id(of: 1))
    let tent = Stop(id: "tent", coordinate: stops.coordinate(of: 0), amenities: .water)
    let ground = BlockedGround.circle(stops.coordinate(of: 5), metres: 100)
    try desk.apply([
      LiveOrder(change: .closeStop(id: kept, until: until), ground: nil),
      LiveOrder(change: .closeStop(id: lost, until: until), ground: nil),
      LiveOrder(change: .addStop(tent, until: until), ground: nil),
      LiveOrder(change: .closeStop(id: "tent", until: until), ground: nil),
      LiveOrder(
        change: .blockRoads(RoadBlock(id: "b", .area(try ground.area()), until: until)),
        ground: ground),
    ])
    try write("a-", keeping: 2)
    await server.watcher.look()
    let moment = server.backend.shelf.current.live.stops(at: SampleServer.noon)
    let ordinal = try #require(moment.ordinal(ofID: kept))
    #expect(moment.isClosed(ordinal))
    #expect(moment.ordinal(ofID: lost) == nil)
    #expect(moment.isClosed(try #require(moment.ordinal(ofID: "tent"))))
    #expect(!server.backend.shelf.current.live.hasWeighedRoads(at: SampleServer.noon))
    let said = desk.said().journal
    #expect(said.closedStops.map(\.id) == [kept, "tent"])
    #expect(said.blocks.map(\.block.id) == ["b"])
    desk.weighRoads()
    #expect(server.backend.shelf.current.live.hasWeighedRoads(at: SampleServer.noon))
  }

  /// Of much that was said only what can't be said again is left away.
  @Test func muchThatWasSaid() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let server = try server { $0.token = AccessToken(SampleServer.token) }
    let desk = server.backend.live.desk
    let stops = server.backend.shelf.current.finder.stops
    let closed = stops.indices.filter { $0 % 5 != 3 }
    try desk.apply(
      closed.map {
        LiveOrder(change: .closeStop(id: stops.id(of: $0), until: nil), ground: nil)
      })
    for share in [1, 2, 1, 7] {
      let known = Set(desk.said().journal.closedStops.map(\.id))
      try write("a-", keeping: share)
      let next = try ServedMap(path: path, version: "\(share)")
      let there = Set(next.finder.stops.indices.map { next.finder.stops.id(of: $0) })
      let refusals = desk.serve(next)
      #expect(refusals.count == known.subtracting(there).count)
      #expect(Set(desk.said().journal.closedStops.map(\.id)) == known.intersection(there))
      let moment = next.live.stops(at: SampleServer.noon)
      #expect(moment.revision == 1)
      for ordinal in next.finder.stops.indices {
        #expect(
          moment.isClosed(UInt32(ordinal)) == known.contains(next.finder.stops.id(of: ordinal)))
      }
    }
  }
}

extension SwapTests {
  /// Of which moment an answer is: every accepted request of changes is one more, over all maps.
  @Test func momentsAreTold() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let server = try server {
      $0.token = AccessToken(SampleServer.token)
      $0.allowedOrigin = "https://example.org"
    }
    let first = server.backend.shelf.current
    let target = "/stops/v1/foot/116.3675,39.9074"
    #expect(try await moment(target, server) == first.version + "-0")
    let id = first.finder.stops.id(of: 2)
    let closing = LiveOrder(change: .closeStop(id: id, until: nil), ground: nil)
    #expect(try server.backend.live.desk.apply([closing]).revision == 1)
    #expect(throws: LiveRefusal.self) {
      try server.backend.live.desk.apply([
        LiveOrder(change: .reopenStop(id: "nobody"), ground: nil)
      ])
    }
    #expect(try await moment(target, server) == first.version + "-1")
    // Answers that there is none are of a moment, too; what is about no map is of none.
    #expect(try await moment("/stops/v1/foot/0,0", server) == first.version + "-1")
    #expect(try await moment("/route/v1/foot/116.3675,39.9074;116.379,39.934", server) != nil)
    #expect(try await moment("/openapi.json", server) == nil)
    #expect(try await moment("/stops/v1/foot/nowhere?x=1", server) == nil)
    // The tenth part of the stops: what was said of one that is gone is gone, and the number goes on.
    try write("a-", keeping: 10)
    await server.watcher.look()
    let second = server.backend.shelf.current
    #expect(second !== first)
    #expect(try await moment(target, server) == second.version + "-1")
    let opening = LiveOrder(
      change: .closeStop(id: second.finder.stops.id(of: 0), until: nil), ground: nil)
    #expect(
      try server.backend.live.desk.apply([opening])
        == LiveAcceptance(revision: 2, moment: second.version + "-2"))
    server.backend.live.desk.weighRoads()
    #expect(try await moment(target, server) == second.version + "-2")
    // Who asked the map before is told so.
    #expect(first.name(of: 1) == first.version + "-1")
    let exposed = try await SampleServer.get(target, from: server)
    #expect(exposed.headers[.accessControlExposeHeaders] == "Waystation-Moment")
  }

  private func moment(_ target: String, _ server: MapServer) async throws -> String? {
    try await SampleServer.get(target, from: server).headers[.moment]
  }

  /// Of two counts of one second the smaller holds, on this map and on the next.
  @Test func countsOfOneSecond() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let server = try server()
    let id = server.backend.shelf.current.finder.stops.id(of: 0)
    func report(_ count: UInt32, at second: Int64, for seconds: Int64 = 600) throws {
      let reading = StopReading(
        count: count, asOf: UnixTime(seconds: SampleServer.noon.seconds + second),
        until: UnixTime(seconds: SampleServer.noon.seconds + seconds))
      try server.backend.live.desk.apply([
        LiveOrder(change: .report(StopReport(.batteries, at: id, reading)), ground: nil)
      ])
    }
    func count() throws -> UInt32? {
      let stops = server.backend.shelf.current.live.stops(at: SampleServer.noon)
      return stops.reading(.batteries, of: try #require(stops.ordinal(ofID: id)))?.count
    }
    try report(0, at: -5)
    try report(3, at: -5)
    try report(7, at: -60)
    for _ in 0..<2 {
      #expect(try count() == 0)
      #expect(server.backend.live.desk.said().journal.reports.map(\.reading.count) == [0])
      try write("a-")
      await server.watcher.look()
    }
  }

  /// A file that is gone, and others in its place that are none: what was opened is served on, and the next map is
  /// found.
  @Test func otherThingsInThePlaceOfTheMap() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("a-")
    let server = try server()
    let before = server.backend.shelf.current
    try FileManager.default.removeItem(atPath: path)
    for _ in 0..<3 { await server.watcher.look() }
    #expect(mkfifo(path, 0o600) == 0)
    await server.watcher.look()
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    await server.watcher.look(always: true)
    #expect(server.backend.shelf.current === before)
    try FileManager.default.removeItem(atPath: path)
    try write("b-")
    await server.watcher.look()
    #expect(server.backend.shelf.current.finder.stops.id(of: 0).hasPrefix("b-"))
  }
}

/// Raised once.
private final class Flag: Sendable {
  private let state = Mutex(false)

  var isRaised: Bool { state.withLock { $0 } }

  func raise() { state.withLock { $0 = true } }
}
