import Foundation
import NearestStop

/// A run: those who ask, the one who changes, the one who brings maps.
final class Soak: Sendable {
  private let port: Int
  private let process: Int32
  private let token: String
  private let served: String
  private let maps: [SoakMap]
  private let replay: Replay
  private let deadline: ContinuousClock.Instant
  private let tally = Tally()
  private let ids: [String]

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
    _ reply: Connection.Reply, _ question: Question, _ time: Duration,
    _ workspace: inout SearchWorkspace
  ) async {
    tally.count(question.kind, isRefused: reply.status == 400, in: time)
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
    guard let at = told ?? LocalTime("2026-11-24T12:10") else { return }
    let expected = question.expected(world, at, &workspace)
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
      if reply.status == 200, world?.stops.roadBlocks.isEmpty == false,
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
    let now = Int(Date().timeIntervalSince1970)
    let known = [-60, 0, 60].map {
      LocalTime(unixSeconds: now + $0, utcOffsetSeconds: 8 * 3600)
    }
    return known.contains(told) ? told : nil
  }

  // MARK: Changing

  /// Sends changes over one connection, so that their order is known, and makes the same on our side.
  func change(seed: UInt64, every interval: Duration) async {
    var random = SeededNumbers(seed: seed ^ 0xC4A6)
    let start = ContinuousClock.now
    let second = Int64(Date().timeIntervalSince1970)
    var number = 0
    do {
      try await Connection.with(port: port, token: token) { connection in
        // A bit longer than those who ask: whatever they have seen is to be known here.
        while ContinuousClock.now < deadline + .seconds(1) {
          number += 1
          let now = replay.current
          let batch = ChangeBatch(
            &random, now.stops, now.map, ids: ids, start: second,
            second: Int((ContinuousClock.now - start) / .seconds(1)))
          try await send(batch, &connection)
          if number % 50 == 0 { replay.weighRoads() }
          if number % 500 == 0 { try await compareStatus(&connection) }
          try? await Task.sleep(until: start + interval * number)
        }
        try await compareStatus(&connection)
      }
    } catch {
      tally.fault("the connection of changes failed: \(error)")
    }
  }

  private func send(_ batch: ChangeBatch, _ connection: inout Connection) async throws {
    let start = ContinuousClock.now
    let reply = try await connection.post("/live/v1/changes", batch.body)
    let body = String(decoding: reply.body, as: UTF8.self)
    let isAccepted = reply.status == 200
    tally.countChange(isAccepted: isAccepted, in: ContinuousClock.now - start)
    let code = String(body.dropFirst(9).prefix { $0 != "\"" })
    guard batch.changes != nil else {
      if code != batch.code { tally.fault("\(batch.body): \(body.prefix(200))") }
      return
    }
    if let fault = replay.follow(batch, name: reply.moment, isAccepted: isAccepted, code: code) {
      tally.fault("\(batch.body) at \(reply.moment): \(body.prefix(200)): \(fault)")
    }
    let revision = Replay.parts(reply.moment)?.revision ?? 0
    if isAccepted, !body.hasSuffix("\"revision\":\(revision)}") {
      tally.fault("\(body) of \(reply.moment)")
    }
  }

  /// What the server says has been said, and what holds by the library.
  private func compareStatus(_ connection: inout Connection) async throws {
    let reply = try await connection.get("/live/v1/status")
    guard let world = replay.world(reply.moment) else { return }
    let stops = world.stops
    let said =
      try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any] ?? [:]
    func ids(_ key: String, _ member: String) -> [String] {
      (said[key] as? [[String: Any]] ?? []).compactMap { $0[member] as? String }.sorted()
    }
    let ordinals = 0..<UInt32(stops.count)
    let readings = ordinals.flatMap { ordinal in
      StopResource.allCases.compactMap { resource in
        stops.reading(resource, of: ordinal).map {
          "\(stops[ordinal].id) \(resource.text) \($0.count) \($0.asOf.seconds)"
        }
      }
    }
    let reported = (said["reports"] as? [[String: Any]] ?? []).map {
      "\($0["stop"] ?? "") \($0["resource"] ?? "") \($0["count"] ?? "") \($0["as_of"] ?? "")"
    }
    let pairs = [
      (ids("closed", "stop"), ordinals.filter(stops.isClosed).map { stops[$0].id }.sorted()),
      (ids("temporary", "id"), ordinals.filter(stops.isTemporary).map { stops[$0].id }.sorted()),
      (ids("blocked", "id"), stops.roadBlocks.map(\.id).sorted()),
      (reported.sorted(), readings.sorted()),
    ]
    for (got, wanted) in pairs where got != wanted {
      let differing = Set(got).symmetricDifference(wanted).sorted().prefix(4)
      tally.fault("/live/v1/status of \(reply.moment): \(differing)")
    }
  }

  // MARK: Maps

  /// Puts one map after the other in the place of the one that is served; every other one is told by SIGHUP.
  func swapMaps(every interval: Duration) async {
    var number = 0
    while true {
      let due = ContinuousClock.now + interval
      guard due < deadline - .seconds(8) else { return }
      try? await Task.sleep(until: due)
      number += 1
      let map = maps[number % maps.count]
      let known = replay.current.version
      replay.place(map)
      do {
        let beside = served + ".beside"
        try? FileManager.default.removeItem(atPath: beside)
        try FileManager.default.copyItem(atPath: map.path, toPath: beside)
        // A copy has the time of what it was copied from, by which it would be taken for the one served before.
        try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: beside)
        guard rename(beside, served) == 0 else { throw CocoaError(.fileWriteUnknown) }
      } catch {
        return tally.fault("a map could not be put in place: \(error)")
      }
      if number % 2 == 0 { kill(process, SIGHUP) }
      let patience = ContinuousClock.now + .seconds(30)
      while replay.current.version == known, ContinuousClock.now < patience {
        try? await Task.sleep(for: .milliseconds(50))
      }
      if replay.current.version == known { tally.fault("\(map.path) is not served") }
    }
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
