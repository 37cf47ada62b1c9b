internal import ArgumentParser
internal import Hummingbird
internal import Logging
internal import NearestStop

/// `MapBackend`: serves a map.
@main
struct MapBackendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "MapBackend",
    abstract: "Serves stops, routes and reach of a Waystation map over HTTP.")

  @Option(help: "A map made by `waystation compile`. Default: the sample district.")
  var map: String?

  @Option(help: "A file of public holidays, or none. Default: China's of 2026.")
  var holidays: String?

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at.")
  var port = 8080

  func run() async throws {
    let logger = Logger(label: "map-backend")
    guard let path = map ?? MapLocation.find(MapLocation.sample) else {
      throw ValidationError("no map: expected --map and a file made by `waystation compile`")
    }
    guard let stamp = FileStamp(path: path) else {
      throw ValidationError("there is no file \(path)")
    }
    let served = try ServedMap(path: path, version: stamp.version)
    logger.info("serving \(path): \(served.finder.stops.count) stops")
    let limits = Limits()
    let backend = Backend(
      shelf: MapShelf(served), holidays: .none, clock: .system, limits: limits,
      policy: HeaderPolicy(allowedOrigin: nil), gate: Gate(limit: limits.requests),
      heavy: HeavyWork(workers: limits.heavyWorkers, queue: limits.heavyQueue))
    let application = Application(
      responder: backend,
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port), serverName: "waystation"),
      logger: logger)
    try await application.runService()
  }
}
