internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NearestStop

/// Answers requests: the whole server but for sockets and signals.
///
/// A responder of its own in place of Hummingbird's router: the services of `/{service}/v1/…` are a table, and
/// what is wrong with a path has to be told in OSRM's words.
struct Backend: HTTPResponder {
  typealias Context = RequestOrigin

  let shelf: MapShelf
  let services = ServiceTable()
  let files = BundledFiles()
  let memory = SearchMemory()
  let holidays: HolidayCalendar
  let clock: WallClock
  let limits: Limits
  let policy: HeaderPolicy
  let gate: Gate
  let heavy: HeavyWork

  func respond(to request: Request, context: RequestOrigin) async throws -> Response {
    var answer: Answer
    do throws(RequestError) {
      try gate.enter()
      defer { gate.leave() }
      answer = try await self.answer(request)
    } catch {
      answer = Answer(error)
      if error.code == .methodNotAllowed { answer.headers[.allow] = "GET, HEAD, OPTIONS" }
    }
    return policy.response(answer, to: request)
  }

  private func answer(_ request: Request) async throws(RequestError) -> Answer {
    let target = try RequestTarget(request.head.path ?? "/")
    guard request.method == .get || request.method == .head else {
      if request.method == .options { return policy.preflight() }
      throw RequestError(.methodNotAllowed, "expected GET")
    }
    guard target.parts.count > 1 || services.isService(target.parts.first ?? "") else {
      return try files.answer(target, request)
    }
    let service = try services.service(target)
    let question = Question(
      parts: Array(target.parts.dropFirst(2)),
      query: try QueryItems(target.query, allowing: service.options), moment: moment(),
      limits: limits)
    guard service.isHeavy else { return try self.answer(question, service) }
    return try await heavy.run { () throws(RequestError) in try self.answer(question, service) }
  }

  private func answer(
    _ question: Question, _ service: any MapService
  ) throws(RequestError) -> Answer {
    try memory.search { (workspace) throws(RequestError) in
      try service.answer(question, using: &workspace)
    }
  }

  /// What one request is answered from.
  func moment() -> Moment {
    let map = shelf.current
    let now = clock.now()
    return Moment(
      map: map, stops: map.live.stops(at: now), clock: clock.localTime(at: now),
      holidays: holidays)
  }
}

/// Where a request comes from.
struct RequestOrigin: InitializableFromSource {
  /// `nil` in tests without a network.
  let address: String?

  init(source: ApplicationRequestContextSource) {
    address = source.channel.remoteAddress?.ipAddress
  }
}
