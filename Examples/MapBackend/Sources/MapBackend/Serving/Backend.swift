internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NearestStop

/// Answers requests: the whole server but for sockets, signals and files.
///
/// A responder of its own in place of Hummingbird's router: the services of `/{service}/v1/…` are a table, and
/// what is wrong with a path has to be told in OSRM's words.
struct Backend: HTTPResponder {
  typealias Context = RequestOrigin

  let shelf: MapShelf
  let live: LiveService
  let holidays: HolidayCalendar
  let clock: WallClock
  let limits: Limits
  let policy: HeaderPolicy
  let readiness: Readiness
  let metrics: PrometheusFactory

  private let services: ServiceTable
  private let files = BundledFiles()
  private let memory = SearchMemory()
  private let gate: Gate
  private let heavy: HeavyWork
  private let rate: RateLimit?
  private let meters: RequestMeters

  init(
    _ shelf: MapShelf, _ live: LiveService, holidays: HolidayCalendar, clock: WallClock,
    limits: Limits, tiles: TileSource?, policy: HeaderPolicy, readiness: Readiness,
    metrics: PrometheusFactory
  ) {
    services = ServiceTable(tiles: tiles)
    self.shelf = shelf
    self.live = live
    self.holidays = holidays
    self.clock = clock
    self.limits = limits
    self.policy = policy
    self.readiness = readiness
    self.metrics = metrics
    gate = Gate(limit: limits.requests)
    heavy = HeavyWork(workers: limits.heavyWorkers, queue: limits.heavyQueue)
    rate = RateLimit(requestsPerSecond: limits.requestsPerSecond)
    meters = RequestMeters(services.names + ["live"], metrics)
  }

  func respond(to request: Request, context: RequestOrigin) async -> Response {
    let start = NIODeadline.now()
    var path: [String] = []
    var answer: Answer
    do throws(RequestError) {
      let target = try RequestTarget(request.head.path ?? "/")
      path = target.parts
      answer = try await self.answer(target, request, context)
    } catch {
      answer = Answer(error)
      if error.code == .methodNotAllowed { answer.headers[.allow] = policy.methods(path) }
    }
    meters.record(path.first, answer.status, since: start)
    return policy.response(answer, to: request)
  }

  private func answer(
    _ target: RequestTarget, _ request: Request, _ origin: RequestOrigin
  ) async throws(RequestError) -> Answer {
    // Whoever looks after the server is answered also when nobody else is.
    if target.parts.count == 1, let answer = try health(target.parts[0], request) { return answer }
    try gate.enter()
    defer { gate.leave() }
    try rate?.admit(origin.address)
    if request.method == .options { return policy.preflight(target.parts) }
    if target.parts.first == "live" { return try await live.answer(target, request) }
    guard request.method == .get || request.method == .head else {
      throw RequestError(.methodNotAllowed, "expected GET")
    }
    guard target.parts.count > 1 || services.isService(target.parts.first ?? "") else {
      return try files.answer(target)
    }
    let service = try services.service(target)
    let question = Question(
      parts: Array(target.parts.dropFirst(2)),
      query: try QueryItems(target.query, allowing: service.options), moment: moment(),
      limits: limits)
    var answer: Answer
    do throws(RequestError) {
      answer =
        service.isHeavy(question.query)
        ? try await heavy.run { () throws(RequestError) in try self.answer(question, service) }
        : try self.answer(question, service)
    } catch {
      // That there is no way may be true of this moment alone.
      answer = Answer(error)
    }
    answer.headers[.moment] = question.moment.name
    return answer
  }

  private func answer(
    _ question: Question, _ service: any MapService
  ) throws(RequestError) -> Answer {
    try memory.search { (workspace) throws(RequestError) in
      try service.answer(question, using: &workspace)
    }
  }

  /// What one request is answered from.
  private func moment() -> Moment {
    let map = shelf.current
    let now = clock.now()
    return Moment(
      map: map, stops: map.live.stops(at: now), clock: clock.localTime(at: now),
      holidays: holidays)
  }

  /// `/healthz`: the process lives. `/readyz`: it wants requests. `/metrics`: what it has measured.
  private func health(_ name: String, _ request: Request) throws(RequestError) -> Answer? {
    guard ["healthz", "readyz", "metrics"].contains(name) else { return nil }
    if request.method == .options { return policy.preflight([name]) }
    guard request.method == .get || request.method == .head else {
      throw RequestError(.methodNotAllowed, "expected GET")
    }
    switch name {
    case "metrics":
      return Answer(.metrics, Array(metrics.text.utf8))
    case "readyz" where !readiness.isReady:
      throw RequestError(.overloaded, "the server is being stopped: ask another")
    default:
      return Answer { $0.member("code", "Ok") }
    }
  }
}

/// Who sends a request.
struct RequestOrigin: InitializableFromSource {
  /// `nil` in tests without a network.
  let address: String?

  init(source: ApplicationRequestContextSource) {
    address = RateLimit.client(source.channel.remoteAddress)
  }
}
