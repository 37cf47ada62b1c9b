internal import CoreMetrics
internal import HTTPTypes
internal import NIOCore
internal import NearestStop

/// What is measured of requests: how many, with which outcome, how long.
struct RequestMeters: Sendable {
  private struct Meters: Sendable {
    let seconds: CoreMetrics.Timer
    let answered: Counter
    let refused: Counter
    let failed: Counter
  }

  private let services: [String: Meters]
  private let others: Meters

  /// - Parameter names: of the services; what else is asked for is counted together, so that nobody makes
  ///   metrics grow by asking for things that don't exist.
  init(_ names: [String], _ factory: any MetricsFactory) {
    func meters(_ name: String) -> Meters {
      func counter(_ outcome: String) -> Counter {
        Counter(
          label: "http_requests_total", dimensions: [("service", name), ("outcome", outcome)],
          factory: factory)
      }
      return Meters(
        seconds: CoreMetrics.Timer(
          label: "http_request_duration_seconds", dimensions: [("service", name)],
          factory: factory),
        answered: counter("answered"), refused: counter("refused"), failed: counter("failed"))
    }
    services = Dictionary(uniqueKeysWithValues: names.map { ($0, meters($0)) })
    others = meters("other")
  }

  /// Takes note of an answer.
  func record(_ service: String?, _ status: HTTPResponse.Status, since start: NIODeadline) {
    let meters = service.flatMap { services[$0] } ?? others
    meters.seconds.recordNanoseconds((NIODeadline.now() - start).nanoseconds)
    switch status.code {
    case ..<400: meters.answered.increment()
    case ..<500: meters.refused.increment()
    default: meters.failed.increment()
    }
  }
}

/// What is measured of maps.
struct MapMeters: Sendable {
  private let stops: Meter
  private let segments: Meter
  private let servings: Counter
  private let refusals: Counter

  init(_ factory: any MetricsFactory) {
    stops = Meter(label: "map_stops", factory: factory)
    segments = Meter(label: "map_road_segments", factory: factory)
    servings = Counter(label: "maps_served_total", factory: factory)
    refusals = Counter(label: "maps_refused_total", factory: factory)
  }

  /// A map has come.
  func serves(_ map: ServedMap) {
    stops.set(map.finder.stops.count)
    segments.set(map.finder.roads?.graph.segmentCount ?? 0)
    servings.increment()
  }

  /// A map could not be used.
  func refused() { refusals.increment() }
}
