import ArgumentParser
import Foundation
import NearestStop

/// `Soak`: asks a server everything at once while stops, roads and maps change, and compares every answer with
/// the library's. `soak.py` makes the maps, starts the server and watches its memory.
@main
struct SoakCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Soak", abstract: "Compares every answer of a busy server with the library's.")

  @Option(help: "The server's port.")
  var port: Int

  @Option(help: "Its process, for SIGHUP.")
  var process: Int32

  @Option(help: "Its token for /live.")
  var token: String

  @Option(help: "The file that it serves: the first of the maps at the beginning.")
  var served: String

  @Option(help: "Maps that take turns there.", completion: .file())
  var map: [String] = []

  @Option(help: "The public holidays that it was given.")
  var holidays: String

  @Option(help: "For how long.")
  var seconds = 600.0

  @Option(help: "Connections that ask.")
  var connections = 16

  @Option(help: "Requests of changes a second.")
  var changes = 100.0

  @Option(help: "Between two maps.")
  var swap = 30.0

  @Option(help: "By which questions and changes are made up.")
  var seed: UInt64 = 1

  @Option(help: "What is done wrong on purpose: skip, map or late.")
  var fault: String?

  func run() async throws {
    let maps = try map.map { try SoakMap(path: $0) }
    guard let first = maps.first else { throw ValidationError("expected --map, twice at least") }
    let calendar = try HolidayCalendar(
      parsing: String(contentsOf: URL(filePath: holidays), encoding: .utf8))
    let known = fault.flatMap(Replay.Fault.init(rawValue:))
    guard fault == nil || known != nil else { throw ValidationError("--fault: skip, map or late") }
    let version = try await firstVersion()
    let soak = Soak(
      port: port, process: process, token: token, served: served, maps: maps,
      replay: Replay(
        first, version: version, holidays: calendar, fault: known,
        now: { UnixTime(seconds: Int64(Date().timeIntervalSince1970)) }),
      deadline: .now + .seconds(seconds))
    let start = ContinuousClock.now
    await withTaskGroup { group in
      for number in 0..<connections {
        group.addTask { await soak.askAll(seed: seed &* 1_000 &+ UInt64(number)) }
      }
      // First of all: so many a second, however much there is to compare.
      group.addTask(priority: .high) { await soak.change(seed: seed, every: .seconds(1 / changes)) }
      group.addTask { await soak.swapMaps(every: .seconds(swap)) }
      group.addTask { await soak.tell(every: .seconds(30)) }
    }
    guard soak.report(in: (ContinuousClock.now - start) / .seconds(1)) else {
      throw ExitCode.failure
    }
  }

  /// Nothing has happened yet: revision 0.
  private func firstVersion() async throws -> String {
    var name = ""
    try await Connection.with(port: port, token: token) { connection in
      name = try await connection.get("/map/v1").moment
    }
    guard let (version, revision) = Replay.parts(name), revision == 0 else {
      throw ValidationError("expected a server to which nothing has happened, of which '\(name)'")
    }
    return version
  }
}
