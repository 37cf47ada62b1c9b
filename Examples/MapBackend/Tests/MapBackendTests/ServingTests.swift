import CoreMetrics
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Synchronization
import Testing

@testable import MapBackend

@Suite("Limits, headers, metrics")
struct ServingTests {
  private func server(_ change: (inout ServerSettings) -> Void) throws -> MapServer {
    var settings = ServerSettings(map: SampleServer.path)
    change(&settings)
    return try MapServer(settings, clock: SampleServer.clock, logger: SampleServer.quiet)
  }

  @Test func headers() async throws {
    let page = try await SampleServer.get("/")
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    #expect(page.headers[.contentSecurityPolicy]?.contains("script-src 'self'") == true)
    let data = try await SampleServer.get("/map/v1")
    #expect(
      data.headers[.contentSecurityPolicy] == "default-src 'none'; frame-ancestors 'none'")
    for response in [page, data] {
      #expect(response.headers[.xContentTypeOptions] == "nosniff")
      #expect(response.headers[try #require(HTTPField.Name("Referrer-Policy"))] == "no-referrer")
      #expect(response.headers[.accessControlAllowOrigin] == nil)
    }
    let tag = try #require(page.headers[.eTag])
    let again = try await SampleServer.get("/", [.ifNoneMatch: tag])
    #expect(again.status == .notModified)
    #expect(again.body.readableBytes == 0)
    for known in ["*", "W/\(tag)", "\"a\", \(tag)", "\"a\" ,W/\(tag) , \"b,c\""] {
      #expect(try await SampleServer.get("/", [.ifNoneMatch: known]).status == .notModified)
    }
    for other in ["", "\"a\"", "w/\(tag)", "\(tag.dropLast())", "\"*\"", "W/"] {
      #expect(try await SampleServer.get("/", [.ifNoneMatch: other]).status == .ok)
    }
  }

  @Test func otherOrigins() async throws {
    let server = try server { $0.allowedOrigin = "https://maps.example" }
    let response = try await SampleServer.get("/map/v1", from: server)
    #expect(response.headers[.accessControlAllowOrigin] == "https://maps.example")
    #expect(response.headers[.vary] == "Origin")
    let preflight = try await Application(responder: server.backend, logger: SampleServer.quiet)
      .test(.router) { try await $0.execute(uri: "/live/v1/changes", method: .options) }
    #expect(preflight.status == .noContent)
    #expect(preflight.headers[.accessControlAllowMethods]?.contains("POST") == true)
  }

  @Test func rates() async throws {
    let limit = try #require(RateLimit(requestsPerSecond: 5))
    let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    for _ in 0..<10 { try limit.admit("a", at: start) }
    #expect(throws: RequestError.self) { try limit.admit("a", at: start) }
    try limit.admit("b", at: start)
    try limit.admit("a", at: start + .milliseconds(250))
    #expect(throws: RequestError.self) { try limit.admit("a", at: start + .milliseconds(250)) }
    try limit.admit(nil, at: start)
    for address in 0..<50_000 { try limit.admit("\(address)", at: start + .seconds(9)) }
    #expect(RateLimit(requestsPerSecond: 0) == nil)
  }

  /// Who has an IPv6 address has as many as he likes.
  @Test func clients() throws {
    func client(_ text: String) throws -> String? {
      RateLimit.client(try SocketAddress(ipAddress: text, port: 1))
    }
    #expect(try client("192.0.2.1") == "192.0.2.1")
    #expect(try client("::ffff:192.0.2.1") == "192.0.2.1")
    #expect(try client("2001:db8:1:2::1") == client("2001:db8:1:2:ffff::7"))
    #expect(try client("2001:db8:1:2::1") != client("2001:db8:1:3::1"))
    #expect(try client("2001:db8:1:2::1") != client("201:db8:1:2::1"))
    #expect(RateLimit.client(nil) == nil)
  }

  /// What is written of a minute is kept until a later one; clocks that are put back begin anew.
  @Test func openTexts() throws {
    let texts = OpenTexts(count: 2)
    let noon = try #require(LocalTime("2026-11-24T12:00"))
    let next = try #require(noon.adding(minutes: 1))
    let earlier = try #require(noon.adding(minutes: -60))
    func text(_ time: LocalTime, _ written: UInt8) -> [UInt8] {
      texts.text(of: 1, at: time) { [written] }
    }
    #expect(text(noon, 1) == [1])
    #expect(text(noon, 2) == [1])
    #expect(text(next, 3) == [3])
    #expect(text(noon, 4) == [4])
    #expect(text(noon, 5) == [5])
    #expect(text(next, 6) == [3])
    #expect(text(earlier, 7) == [7])
    #expect(text(earlier, 8) == [7])
    #expect(text(next, 9) == [9])
  }

  @Test func gates() throws {
    let gate = Gate(limit: 2)
    try gate.enter()
    try gate.enter()
    #expect(throws: RequestError.self) { try gate.enter() }
    gate.leave()
    try gate.enter()
    #expect(gate.count == 2)
    let refusal = Answer(RequestError(.overloaded, ""))
    #expect(refusal.status == .serviceUnavailable)
    #expect(refusal.headers[.retryAfter] == "1")
    #expect(Answer(RequestError(.tooManyRequests, "")).status == .tooManyRequests)
  }

  /// Long answers that have no room to wait are turned away, and short ones don't notice.
  @Test func heavyWork() async throws {
    let work = HeavyWork(workers: 1, queue: 1)
    let barrier = Barrier()
    let answer = Answer { $0.member("code", "Ok") }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          _ = try await work.run {
            barrier.wait()
            return answer
          }
        }
      }
      while barrier.waiting == 0 { try await Task.sleep(for: .milliseconds(5)) }
      try await Task.sleep(for: .milliseconds(50))
      await #expect(throws: RequestError.self) { _ = try await work.run { answer } }
      barrier.open()
      try await group.waitForAll()
    }
    _ = try await work.run { answer }
  }

  @Test func health() async throws {
    #expect(try await SampleServer.get("/healthz").status == .ok)
    #expect(try await SampleServer.get("/readyz").status == .ok)
    _ = try await SampleServer.get("/stops/v1/foot/116.3675,39.9074")
    let response = try await SampleServer.get("/metrics")
    #expect(response.headers[.contentType]?.hasPrefix("text/plain; version=0.0.4") == true)
    let lines = String(buffer: response.body).split(separator: "\n")
    #expect(lines.contains("map_stops 355.0"))
    #expect(
      lines.contains { $0.hasPrefix(#"http_requests_total{service="stops",outcome="answered"} "#) })
    for line in lines where !line.hasPrefix("#") {
      let value = try #require(line.split(separator: " ").last)
      #expect(Double(value) != nil, "\(line)")
    }
    // Nobody makes it grow.
    for number in 0..<50 { _ = try await SampleServer.get("/nothing\(number)/v1") }
    let after = try await SampleServer.get("/metrics")
    #expect(String(buffer: after.body).split(separator: "\n").count == lines.count)
  }

  @Test func histograms() {
    let factory = PrometheusFactory()
    let timer = factory.makeTimer(label: "t", dimensions: [("a\"b", "c\"\\\nd")])
    timer.recordNanoseconds(60_000)
    timer.recordNanoseconds(20_000_000_000)
    let text = factory.text
    #expect(text.contains(#"t_bucket{a_b="c\"\\\nd",le="5e-05"} 0"#))
    #expect(text.contains(#"t_bucket{a_b="c\"\\\nd",le="0.0001"} 1"#))
    #expect(text.contains(#"t_bucket{a_b="c\"\\\nd",le="+Inf"} 2"#))
    #expect(text.contains(#"t_count{a_b="c\"\\\nd"} 2"#))
  }

  /// A whole server with sockets: what is in flight is answered before it ends.
  @Test func overTheNetwork() async throws {
    try await SampleServer.shared.application.test(.live) { client in
      let first = try await client.execute(
        uri: "/stops/v1/ebike/116.3675,39.9074?number=3", method: .get)
      #expect(first.status == .ok)
      #expect(first.headers[.server] == "waystation")
      #expect(try JSONValue(first.body)["stops"].array.count == 3)
      let second = try await client.execute(
        uri: "/coverage/v1/foot?minutes=5&needs=water", method: .get)
      #expect(second.status == .ok)
    }
  }
}

/// Holds threads until it is opened.
private final class Barrier: Sendable {
  private let state = Mutex((isOpen: false, waiting: 0))

  var waiting: Int { state.withLock { $0.waiting } }

  func wait() {
    state.withLock { $0.waiting += 1 }
    while !state.withLock({ $0.isOpen }) {}
  }

  func open() { state.withLock { $0.isOpen = true } }
}
