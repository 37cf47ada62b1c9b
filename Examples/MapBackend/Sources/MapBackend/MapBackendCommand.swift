internal import ArgumentParser
internal import CoreMetrics
internal import Hummingbird
internal import Logging
internal import NearestStop

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// `MapBackend`: serves a map.
@main
struct MapBackendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "MapBackend",
    abstract: "Serves stops, routes and reach of a Waystation map over HTTP.",
    discussion: """
      Options of the command win over the environment: WAYSTATION_MAP, WAYSTATION_HOLIDAYS, \
      WAYSTATION_HOST, WAYSTATION_PORT, WAYSTATION_ALLOW_ORIGIN, WAYSTATION_TILES, \
      WAYSTATION_TILES_ATTRIBUTION, WAYSTATION_LIVE_TOKEN, LOG_LEVEL.

      SIGHUP looks at the map again, SIGTERM and SIGINT answer what is in flight and stop.
      """)

  @Option(
    help: ArgumentHelp(
      "A map made by `waystation compile`. Default: the sample district of the repository.",
      valueName: "file"))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "Public holidays, a day a line, or none. Default: China's of 2026.", valueName: "file"))
  var holidays: String?

  @Option(help: "The address to listen at. Default: 127.0.0.1.")
  var host: String?

  @Option(help: "The port to listen at. Default: 8080.")
  var port: Int?

  @Option(
    help: ArgumentHelp(
      "Pages of which other host may read answers: https://example.org, or *. Default: none.",
      valueName: "origin"))
  var allowOrigin: String?

  @Option(
    help: ArgumentHelp(
      "Another host's map pictures for the page, 256 pixels wide, in WGS-84: "
        + "https://tiles.example/{z}/{x}/{y}.png. Default: none.",
      valueName: "template"))
  var tiles: String?

  @Option(
    help: ArgumentHelp(
      "Who made them, said on the map; what an https address at its end leads to.",
      valueName: "text"))
  var tilesAttribution: String?

  @Option(
    help: ArgumentHelp(
      "A file that holds the token for /live. Without it and WAYSTATION_LIVE_TOKEN, /live is off.",
      valueName: "file"))
  var liveTokenFile: String?

  @Option(
    help: ArgumentHelp("Between two looks whether there is another map.", valueName: "seconds"))
  var poll = 2.0

  @Option(
    help: ArgumentHelp(
      "By how much clocks at the stops are ahead of UTC. Default: 480.", valueName: "minutes"))
  var utcOffset = 480

  @OptionGroup(title: "Limits") var limitOptions: LimitOptions

  func validate() throws {
    guard poll > 0, poll <= 86_400 else {
      throw ValidationError("--poll: expected more than 0 seconds and up to a day")
    }
    guard (-1440...1440).contains(utcOffset) else {
      throw ValidationError("--utc-offset: expected minutes, up to a day")
    }
    guard let port else { return }
    guard (0...65_535).contains(port) else { throw ValidationError("--port: expected 0 to 65535") }
  }

  func run() async throws {
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "map-backend")
    if let level = ProcessEnvironment.value("LOG_LEVEL").flatMap(Logger.Level.init(rawValue:)) {
      logger.logLevel = level
    }
    let settings = try settings()
    let server: MapServer
    do throws(ServerError) {
      server = try MapServer(settings, logger: logger)
    } catch {
      throw ValidationError(error.description)
    }
    logger.info(
      "serving \(settings.map)",
      metadata: [
        "stops": "\(server.backend.shelf.current.finder.stops.count)",
        "live": settings.token == nil ? "off" : "on",
      ])
    try await server.application.runService()
  }

  private func settings() throws -> ServerSettings {
    guard
      let path = map ?? ProcessEnvironment.value("WAYSTATION_MAP")
        ?? MapLocation.find(MapLocation.sample)
    else {
      throw ValidationError(
        "the sample is not here: expected --map and a file made by `waystation compile`")
    }
    var settings = ServerSettings(map: path)
    settings.holidays = try calendar()
    settings.host = host ?? ProcessEnvironment.value("WAYSTATION_HOST") ?? settings.host
    if let port {
      settings.port = port
    } else if let text = ProcessEnvironment.value("WAYSTATION_PORT") {
      guard let port = Int(text), (0...65_535).contains(port) else {
        throw ValidationError("WAYSTATION_PORT is '\(text)': expected 0 to 65535")
      }
      settings.port = port
    }
    settings.allowedOrigin = allowOrigin ?? ProcessEnvironment.value("WAYSTATION_ALLOW_ORIGIN")
    settings.tiles = try tileSource()
    settings.token = try token()
    settings.pollInterval = .seconds(poll)
    settings.secondsAheadOfUTC = utcOffset * 60
    settings.limits = limitOptions.limits
    return settings
  }

  private func tileSource() throws -> TileSource? {
    let attribution = tilesAttribution ?? ProcessEnvironment.value("WAYSTATION_TILES_ATTRIBUTION")
    guard let template = tiles ?? ProcessEnvironment.value("WAYSTATION_TILES"), !template.isEmpty
    else {
      guard tilesAttribution == nil else {
        throw ValidationError("--tiles-attribution says who made what --tiles does not name")
      }
      return nil
    }
    do throws(TileSourceError) {
      return try TileSource(template: template, attribution: attribution ?? "")
    } catch {
      throw ValidationError("--tiles: \(error)")
    }
  }

  private func token() throws -> AccessToken? {
    let text: String
    if let liveTokenFile {
      text = try readText(liveTokenFile)
    } else if let value = ProcessEnvironment.value("WAYSTATION_LIVE_TOKEN") {
      text = value
    } else {
      return nil
    }
    guard let token = AccessToken(text) else {
      throw ValidationError(
        "the live token is shorter than \(AccessToken.minimumLength) bytes: expected a secret, "
          + "such as `openssl rand -hex 32` makes")
    }
    return token
  }

  private func calendar() throws -> HolidayCalendar {
    let file = holidays ?? ProcessEnvironment.value("WAYSTATION_HOLIDAYS")
    if file == "none" { return .none }
    guard let path = file ?? MapLocation.find(MapLocation.holidays) else { return .none }
    let text = try readText(path)
    do throws(HolidayCalendarError) {
      return try HolidayCalendar(parsing: text)
    } catch {
      throw ValidationError("\(path): \(error)")
    }
  }

  private func readText(_ path: String) throws -> String {
    do {
      return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    } catch {
      throw ValidationError("\(path): can't be read")
    }
  }
}
