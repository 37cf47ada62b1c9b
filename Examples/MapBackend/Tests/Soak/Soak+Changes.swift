import Foundation
import NearestStop
import Synchronization

extension Soak {
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
          let due = start + interval * number
          isBehind.store(ContinuousClock.now > due + .milliseconds(100), ordering: .relaxed)
          try? await Task.sleep(until: due)
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
}

extension Soak {
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
}
