internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import NearestStop

/// `/live/v1/…`: what has happened since the map was made. For those who have the token.
struct LiveService: Sendable {
  let desk: LiveDesk
  /// `nil` when nobody may change anything.
  let token: AccessToken?
  let bodyLimit: Int
  /// Changes wait for each other, and for another map to come: here, and not where short answers are made.
  private let thread = HeavyWork(workers: 1, queue: 64)

  init(desk: LiveDesk, token: AccessToken?, bodyLimit: Int) {
    self.desk = desk
    self.token = token
    self.bodyLimit = bodyLimit
  }

  func answer(
    _ target: RequestTarget, _ request: Request
  ) async throws(RequestError) -> Answer {
    guard let token else {
      throw RequestError(.notFound, "live changes are off: the server has no token")
    }
    guard token.isIn(request.headers[.authorization]) else {
      throw RequestError(.unauthorized, "expected Authorization: Bearer and the server's token")
    }
    guard target.parts.count == 3, target.parts[1] == "v1" else {
      throw RequestError(.notFound, "expected /live/v1/status or /live/v1/changes")
    }
    // Nothing is asked by options here.
    _ = try QueryItems(target.query, allowing: [])
    switch target.parts[2] {
    case "status":
      guard request.method == .get || request.method == .head else {
        throw RequestError(.methodNotAllowed, "expected GET")
      }
      return try await thread.run { status() }
    case "changes":
      guard request.method == .post else {
        throw RequestError(.methodNotAllowed, "expected POST")
      }
      let body = try await body(of: request)
      return try await thread.run { () throws(RequestError) in try apply(body) }
    default: throw RequestError(.notFound, "expected /live/v1/status or /live/v1/changes")
    }
  }

  private func body(of request: Request) async throws(RequestError) -> ByteBuffer {
    do {
      return try await request.body.collect(upTo: bodyLimit)
    } catch is NIOTooManyBytesError {
      throw RequestError(.bodyTooLarge, "expected a body of at most \(bodyLimit) bytes")
    } catch {
      throw RequestError(.invalidQuery, "the body did not arrive")
    }
  }

  private func apply(_ body: ByteBuffer) throws(RequestError) -> Answer {
    let orders = try LiveOrder.orders(body.readableBytesView, at: desk.now)
    var answer: Answer
    do throws(LiveRefusal) {
      let accepted = try desk.apply(orders)
      answer = Answer { json in
        json.member("code", "Ok")
        json.member("changes", orders.count)
        json.member("revision", Int(clamping: accepted.revision))
      }
      answer.headers[.moment] = accepted.moment
    } catch {
      answer = Answer(RequestError(error.error))
      answer.headers[.moment] = error.moment
    }
    return answer
  }

  private func status() -> Answer {
    let (said, now) = desk.said()
    var answer = Answer { json in
      json.member("code", "Ok")
      json.member("revision", Int(clamping: now.revision))
      json.array("closed") { json in
        for closing in said.closedStops {
          json.object { json in
            json.member("stop", closing.id)
            json.until(closing.until)
          }
        }
      }
      json.array("reports") { json in
        for report in said.reports {
          json.object { json in
            json.member("stop", report.stop)
            json.member("resource", report.resource.word)
            json.member("count", Int(report.reading.count))
            json.member("as_of", Int(report.reading.asOf.seconds))
            json.until(report.reading.until)
          }
        }
      }
      json.array("temporary") { json in
        for addition in said.temporaryStops {
          json.object { json in
            json.splice(StopTexts.members(of: addition.stop))
            json.until(addition.until)
          }
        }
      }
      json.array("blocked") { json in
        for block in said.blocks { json.object { $0.block(block) } }
      }
    }
    answer.headers[.moment] = now.moment
    return answer
  }
}

extension JSONWriter {
  /// Unix seconds; nothing for what holds for good.
  fileprivate mutating func until(_ time: UnixTime?) {
    if let time { member("until", Int(time.seconds)) }
  }

  fileprivate mutating func block(_ entry: LiveJournal.Block) {
    member("id", entry.block.id)
    member(
      "profiles",
      Profile.allCases.filter { entry.block.profiles.contains(ProfileSet($0)) }.map(\.word))
    switch entry.ground {
    case .circle(let middle, let metres):
      location(middle)
      member("radius", metres, places: JSONWriter.unitPlaces)
    case .polygon(let corners):
      array("area") { json in
        for corner in corners { json.position(corner) }
      }
    case nil: break
    }
    until(entry.block.until)
  }
}

extension RequestError {
  /// Why changes were not made.
  init(_ error: LiveChangeError) {
    let code: Code =
      switch error {
      case .unknownStop, .duplicateStop, .unknownRoadBlock, .duplicateRoadBlock: .conflict
      case .tooMany, .tooMuchText: .tooBig
      case .noRoads: .notImplemented
      case .busy: .overloaded
      case .unusableID, .unknownSegment, .nothingBlocked, .expired, .notYet: .invalidValue
      }
    self.init(code, error.description)
  }
}
