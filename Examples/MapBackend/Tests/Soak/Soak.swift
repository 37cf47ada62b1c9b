import Foundation
import NearestStop
import Synchronization

/// A run: those who ask, the one who changes, the one who brings maps.
final class Soak: Sendable {
  let port: Int
  let process: Int32
  let token: String
  let served: String
  let maps: [SoakMap]
  let replay: Replay
  let deadline: ContinuousClock.Instant
  let tally = Tally()
  /// Whether fewer changes have been made than should be.
  let isBehind = Atomic<Bool>(false)
  let ids: [String]

  init(
    port: Int, process: Int32, token: String, served: String, maps: [SoakMap], replay: Replay,
    deadline: ContinuousClock.Instant
  ) {
    self.port = port
    self.process = process
    self.token = token
    self.served = served
    self.maps = maps
    self.replay = replay
    self.deadline = deadline
    ids = maps.flatMap { $0.finder.stops.map(\.id) } + (0..<60).map { "tent-\($0)" }
  }

  private var isOver: Bool { ContinuousClock.now >= deadline }

  // MARK: Asking

  /// Asks one question after the other, and compares every answer.
  func askAll(seed: UInt64) async {
    var random = SeededNumbers(seed: seed)
    var workspace = SearchWorkspace()
    do {
      try await Connection.with(port: port, token: token) { connection in
        while !isOver {
          // Changes first: so many a second, however slow the machine is.
          if isBehind.load(ordering: .relaxed) { try? await Task.sleep(for: .milliseconds(10)) }
          let question = Question.any(&random, ids: ids)
          let start = ContinuousClock.now
          let reply = try await connection.get(question.target)
          let time = ContinuousClock.now - start
          await check(reply, question, time, &workspace)
        }
      }
    } catch {
      tally.fault("a connection failed: \(error)")
    }
  }

  private func check(
    _ reply: Connection.Reply, _ question: Question, _ taken: Duration,
    _ workspace: inout SearchWorkspace
  ) async {
    tally.count(question.kind, isRefused: reply.status == 400, in: taken)
    // Refused before anybody has looked at a map.
    if reply.moment.isEmpty {
      guard question.kind == "refused" else {
        return tally.fault("\(question.target): \(reply.status) and no moment")
      }
      return compare(reply, .refusal(""), question, "", nil)
    }
    guard let world = await self.world(reply.moment) else {
      return tally.fault("\(question.target): of \(reply.moment), which nobody knows")
    }
    let told = question.at ?? Soak.time(in: reply.body)
    let time = told ?? Soak.clock()
    var expected = question.expected(world, time, &workspace)
    if case .answer = expected, told == nil, reply.status == 400 {
      // A refusal doesn't say of which minute it is.
      expected = question.expected(world, Soak.clock(behind: 60), &workspace)
    }
    if case .answer(let text) = expected, reply.status == 200, let unlimited = question.unlimited,
      world.hasTies
    {
      let body = String(decoding: reply.body, as: UTF8.self)
      if body != text, case .answer(let all) = unlimited(world, time, &workspace),
        Ties.isWithinLimit(body, text, of: all)
      {
        return tally.countTie()
      }
    }
    compare(reply, expected, question, reply.moment, world)
  }

  /// The change that an answer knows may not have been told of here yet.
  private func world(_ name: String) async -> World? {
    for _ in 0..<2_000 {
      if let world = replay.world(name) { return world }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return nil
  }

  private func compare(
    _ reply: Connection.Reply, _ expected: Expected, _ question: Question, _ moment: String,
    _ world: World?
  ) {
    let body = String(decoding: reply.body, as: UTF8.self)
    switch expected {
    case .answer(let text):
      if reply.status == 200, body == text || Soak.isSame(body, text) { return }
      if reply.status == 200, world?.hasTies == true,
        let got = Ties.withoutWays(body), got.isEqual(Ties.withoutWays(text))
      {
        return tally.countTie()
      }
      tally.fault(
        "\(question.target) of \(moment): \(reply.status)\n  "
          + Soak.difference(body, text))
    case .refusal(let code):
      if reply.status == 400, body.hasPrefix("{\"code\":\"\(code)") { return }
      tally.fault(
        "\(question.target) of \(moment): \(reply.status) \(body.prefix(200)), not \(code)")
    }
  }

  /// Whether two texts say the same, in whatever order members stand.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    guard let left = try? JSONSerialization.jsonObject(with: Data(left.utf8)) as? NSObject,
      let right = try? JSONSerialization.jsonObject(with: Data(right.utf8)) as? NSObject
    else { return false }
    return left.isEqual(right)
  }

  /// Where they begin to differ.
  private static func difference(_ left: String, _ right: String) -> String {
    let (got, wanted) = (Array(left.utf8), Array(right.utf8))
    let place = zip(got, wanted).prefix { $0 == $1 }.count
    func around(_ text: [UInt8]) -> String {
      String(decoding: text[max(0, place - 120)..<min(text.count, place + 120)], as: UTF8.self)
    }
    return "got      …\(around(got))…\n  expected …\(around(wanted))…"
  }

  /// `"at":"2026-11-21T12:10"`: the server's clock, which has to be ours, give or take a minute.
  private static func time(in body: [UInt8]) -> LocalTime? {
    let text = String(decoding: body.prefix(120), as: UTF8.self)
    guard let start = text.range(of: "\"at\":\"") else { return nil }
    let told = LocalTime(String(text[start.upperBound...].prefix(16)))
    return [-60, 0, 60].map { clock(behind: $0) }.contains(told) ? told : nil
  }

  /// What clocks at the stops show.
  private static func clock(behind seconds: Int = 0) -> LocalTime {
    let now = Int(Date().timeIntervalSince1970) - seconds
    guard let time = LocalTime(unixSeconds: now, utcOffsetSeconds: 8 * 3600) else {
      preconditionFailure("this year has four digits")
    }
    return time
  }

  // MARK: Telling

  func tell(every interval: Duration) async {
    let start = ContinuousClock.now
    while true {
      let next = ContinuousClock.now + interval
      guard next < deadline else { return }
      try? await Task.sleep(until: next)
      let seconds = Int((ContinuousClock.now - start) / .seconds(1))
      print(
        "\(seconds) s: \(tally.answerCount) answers, \(tally.changes.all) changes, "
          + "\(replay.current.swaps) maps, \(tally.faultCount) wrong")
      fflush(nil)
    }
  }

  /// - Returns: whether all was right, and enough was asked to say so.
  func report(in seconds: Double) -> Bool {
    let changes = tally.changes
    print(Tally.heading)
    for line in tally.table(seconds: seconds) { print(line) }
    print(
      "\(tally.answerCount) answers, \(Text.number(Double(tally.answerCount) / seconds)) a second, "
        + "each compared with the library's")
    print(
      "\(changes.all) requests of changes, \(Text.number(Double(changes.all) / seconds)) a second, "
        + "\(changes.accepted) accepted, the slowest in \(changes.slowest.milliseconds) ms; "
        + "\(replay.current.swaps) maps")
    if replay.skipped > 0 { print("\(replay.skipped) changes were left out on purpose") }
    print(
      "\(tally.tieCount) of them with another way of the same time, while roads were blocked")
    print("\(tally.faultCount) wrong, mixed or failed")
    // Seldom: were it often, something else would be wrong.
    let areTiesFew = tally.tieCount * 50 <= tally.answerCount
    return tally.faultCount == 0 && tally.answerCount > 0 && changes.accepted > 0 && areTiesFew
  }
}
