/// All services by their names in a path.
struct ServiceTable: Sendable {
  private let services: [String: any MapService]

  /// - Parameter tiles: what the page may lay below its roads.
  init(tiles: TileSource?) {
    services = [
      "stops": StopsService(),
      "along": AlongService(),
      "tour": TourService(),
      "reach": ReachService(),
      "coverage": CoverageService(),
      "map": AboutService(tiles: tiles),
      "catalog": CatalogService(),
      "roads": RoadsService(),
      "route": RouteService(),
      "table": TableService(),
      "nearest": NearestService(),
      "links": LinksService(),
    ]
  }

  /// In alphabetical order.
  var names: [String] { services.keys.sorted() }

  /// Whether a path is meant for a service.
  func isService(_ name: String) -> Bool { services[name] != nil }

  /// The service of a path, `/{service}/v1/…`; what is wrong with it is told in OSRM's words.
  func service(_ target: RequestTarget) throws(RequestError) -> any MapService {
    guard let name = target.parts.first, let service = services[name] else {
      throw RequestError(
        .invalidService,
        "there is no service '\(Excerpt.of(target.parts.first ?? ""))': expected one of "
          + names.joined(separator: ", "))
    }
    guard target.parts.count > 1, target.parts[1] == "v1" else {
      throw RequestError(
        .invalidVersion, "'\(name)' has version v1: expected /\(name)/v1")
    }
    guard target.parts.count - 2 == service.partCount else {
      let shape = ["", "/{profile}", "/{profile}/{coordinates}"][service.partCount]
      throw RequestError(.invalidUrl, "expected /\(name)/v1\(shape)")
    }
    return service
  }
}
