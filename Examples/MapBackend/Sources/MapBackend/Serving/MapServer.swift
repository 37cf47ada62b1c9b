internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NearestStop
internal import ServiceLifecycle

/// A whole server, put together: the map, what watches it, and what answers.
struct MapServer: Sendable {
  let backend: Backend
  let watcher: MapWatcher
  private let services: [any Service]
  private let configuration: ServerSettings
  private let logger: Logger

  /// Opens the map.
  ///
  /// - Throws: ``ServerError``, when there is no such file or it is no map.
  init(
    _ configuration: ServerSettings, clock: WallClock = .system, logger: Logger
  ) throws(ServerError) {
    let path = configuration.map
    guard let stamp = FileStamp(path: path) else { throw .noMap(path) }
    let map: ServedMap
    do throws(SnapshotError) {
      map = try ServedMap(path: path, version: stamp.version)
    } catch {
      throw .unusableMap(path, error)
    }
    var clock = clock
    clock.secondsAheadOfUTC = configuration.secondsAheadOfUTC
    let metrics = PrometheusFactory()
    let mapMeters = MapMeters(metrics)
    mapMeters.serves(map)
    let shelf = MapShelf(map)
    let desk = LiveDesk(shelf, clock: clock)
    let readiness = Readiness()
    let live = LiveService(
      desk: desk, token: configuration.token, bodyLimit: configuration.limits.bodyBytes)
    backend = Backend(
      shelf, live, holidays: configuration.holidays, clock: clock, limits: configuration.limits,
      tiles: configuration.tiles,
      policy: HeaderPolicy(
        allowedOrigin: configuration.allowedOrigin, tiles: configuration.tiles),
      readiness: readiness, metrics: metrics)
    watcher = MapWatcher(
      path, known: stamp, desk, every: configuration.pollInterval, mapMeters, logger: logger)
    services = [readiness, watcher, RoadWeighing(desk: desk)]
    self.configuration = configuration
    self.logger = logger
  }

  private var channelConfiguration: HTTP1Channel.Configuration {
    let limits = configuration.limits
    return HTTP1Channel.Configuration(
      additionalChannelHandlers: [
        ConnectionGuard(
          transfer: .nanoseconds(Int64(limits.transferSeconds * 1e9)),
          idle: .nanoseconds(Int64(limits.idleSeconds * 1e9)),
          // Some more is read than is wanted, so that whoever sends too much is told so.
          bodyLimit: 4 * limits.bodyBytes)
      ],
      httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: 2 * RequestTarget.maximumLength,
        maxHeaderListSize: 2 * RequestTarget.maximumLength, maxHeaderFieldCount: 100))
  }

  /// What listens, and runs until it is told to stop. Requests in flight are answered before it ends.
  var application: Application<Backend> {
    let channelConfiguration = channelConfiguration
    return Application(
      responder: backend,
      server: HTTPServerBuilder { responder in
        LoopChannel(base: HTTP1Channel(responder: responder, configuration: channelConfiguration))
      },
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port),
        serverName: "waystation", backlog: 1024,
        availableConnectionsDelegate: MaximumAvailableConnections(
          configuration.limits.connections)),
      services: services,
      logger: logger)
  }
}

/// Why a server does not start.
enum ServerError: Error, CustomStringConvertible {
  case noMap(String)
  case unusableMap(String, SnapshotError)

  var description: String {
    switch self {
    case .noMap(let path):
      "\(path): there is no such file: expected a map made by `waystation compile`"
    case .unusableMap(let path, let error): "\(path): \(error)"
    }
  }
}
