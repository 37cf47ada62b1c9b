import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NearestStop
import Testing

@testable import MapBackend

/// The sample district as the tests serve it. It is opened once: a compact map, without optimization, takes
/// seconds.
enum SampleServer {
  static let token = "a token for tests, 32 bytes long"

  /// Noon on a Tuesday at the stops.
  static let noon = UnixTime(seconds: 1_795_492_800)

  static let path: String = {
    let parts = #filePath.split(separator: "/").dropLast(5)
    return "/" + parts.joined(separator: "/") + "/Data/xicheng/xicheng.waystation"
  }()

  static let clock = WallClock { noon }

  /// Nobody changes anything in this one.
  static let shared: MapServer = {
    do {
      return try MapServer(ServerSettings(map: path), clock: clock, logger: quiet)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static var quiet: Logger {
    var logger = Logger(label: "tests")
    logger.logLevel = .critical
    return logger
  }

  static var finder: StopFinder { shared.backend.shelf.current.finder }

  /// A place of the district, and a bit beyond.
  static func place(_ generator: inout SeededNumbers) -> Coordinate {
    Coordinate(
      clampingLatitude: Double.random(in: 39.865...39.975, using: &generator),
      longitude: Double.random(in: 116.31...116.40, using: &generator))
  }

  /// Asks it.
  static func get(
    _ target: String, _ headers: HTTPFields = [:], from server: MapServer = shared
  ) async throws -> TestResponse {
    try await Application(responder: server.backend, logger: quiet).test(.router) { client in
      try await client.execute(uri: target, method: .get, headers: headers)
    }
  }

  /// Asks it for JSON.
  static func json(
    _ target: String, from server: MapServer = shared,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> JSONValue {
    let response = try await get(target, from: server)
    #expect(response.status == .ok, "\(target)", sourceLocation: sourceLocation)
    return try JSONValue(response.body)
  }
}

extension Coordinate {
  /// As a path has it, to the digits that answers have.
  var pathText: String { "\(longitude),\(latitude)" }
}

/// Numbers that are the same in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
