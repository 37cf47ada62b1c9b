import Foundation
import NearestStop
import RoadWorlds
import Synchronization

/// What it costs that stops and roads change: each kind of change, queries beside them, and whether readers
/// feel that somebody writes.
struct LiveChanges {
  private static let updateCount = 100_000
  private static let roundCount = 300

  let map: MapFile
  let profile: Profile

  func print() throws {
    let world = try map.world(profile)
    let few = try map.finder(of: world)
    let many = try StopFinder(manyStops(), on: map.roads)
    for finder in [few, many] {
      Swift.print("\n\(finder.stops.count) stops\n")
      try printUpdates(finder)
    }
    Swift.print("\nWhat weighing consists of, \(many.stops.count) stops, one profile\n")
    try printWeighing(many)
    Swift.print("\nQueries, \(few.stops.count) stops, 5 nearest, µs: mean\n")
    try printQueries(few)
    for finder in [few, many] {
      Swift.print("\nTrips, \(finder.stops.count) stops\n")
      try LiveTrips(map: map, profile: profile, finder: finder).print()
    }
    for finder in [few, many] {
      Swift.print(
        "\nOne reader, with and without a writer of \(LiveChanges.updateCount) updates, "
          + "\(finder.stops.count) stops\n")
      try printReaders(finder)
    }
  }

  /// As many as a large city has, anywhere on the map.
  private func manyStops() -> [Stop] {
    RoadWorld.places(14_200, on: map.roads.graph, profile, seed: 12).enumerated().map {
      number, place in
      Stop(
        id: "m\(number)", coordinate: map.roads.graph.coordinate(of: place.position),
        amenities: number % 3 == 0 ? .water : .shelter)
    }
  }

  // MARK: - Updates

  private func printUpdates(_ finder: StopFinder) throws {
    let now = UnixTime(seconds: 1_000)
    let later = UnixTime(seconds: 9_000)
    let places = RoadWorld.places(400, on: map.roads.graph, profile, seed: 21).map {
      map.roads.graph.coordinate(of: $0.position)
    }
    func tent(_ number: Int) -> Stop {
      Stop(id: "tent \(number)", coordinate: places[number % places.count], amenities: .shelter)
    }
    let live = LiveStopFinder(finder)
    Swift.print("| one update, µs | median | 99 % | longest |")
    Swift.print("| --- | --- | --- | --- |")
    func row(_ text: String, _ rounds: Int, _ changes: (Int) -> [LiveChange]) throws {
      var times: [Double] = []
      for round in 0..<rounds {
        let changes = changes(round)
        times.append(try microseconds { try live.apply(changes, at: now) })
      }
      Swift.print("| \(text) | \(LiveChanges.figures(times)) |")
    }
    let count = finder.stops.count
    let ids = finder.stops.map(\.id)
    try row("a stop closed, or open again", 2_000) { round in
      round % 2 == 0
        ? [.closeStop(id: ids[round / 2 % count])] : [.reopenStop(id: ids[round / 2 % count])]
    }
    try row("batteries reported", 2_000) { round in
      let reading = StopReading(count: UInt32(round % 3), asOf: now, until: later)
      return [.report(StopReport(.batteries, at: ids[round % count], reading))]
    }
    for known in [0, 10, 100] {
      let missing = known - (live.stops(at: now).count - count)
      if missing > 0 {
        try live.apply((0..<missing).map { .addStop(tent(1_000 * known + $0)) }, at: now)
      }
      try row("a temporary stop comes or goes beside \(known)", LiveChanges.roundCount) { round in
        round % 2 == 0 ? [.addStop(tent(399))] : [.removeStop(id: "tent 399")]
      }
    }
    let profileCount = Profile.allCases.filter { finder.roads?.prepared[$0] != nil }.count
    let middle = places[0]
    let area = try RoadArea(around: middle, within: Distance(metres: 60))
    for isWeighed in [false, true] {
      var weighing: [Double] = []
      var applying: [Double] = []
      for round in 0..<21 {
        let block = RoadBlock(id: "works \(round)", .area(area))
        applying.append(try microseconds { try live.apply([.blockRoads(block)], at: now) })
        if isWeighed {
          weighing.append(try microseconds { try live.weighRoads(at: now) })
        }
        try live.apply([.unblockRoads(id: block.id)], at: now)
        if isWeighed { try live.weighRoads(at: now) }
      }
      guard isWeighed else {
        Swift.print("| roads within 60 m blocked | \(LiveChanges.figures(applying)) |")
        continue
      }
      Swift.print(
        "| … hierarchies weighed, \(profileCount) of 3 profiles | \(LiveChanges.figures(weighing)) |"
      )
    }
  }

  /// Of stops in buckets, most stay where they are.
  private func printWeighing(_ finder: StopFinder) throws {
    guard let roads = finder.roads, let prepared = roads.prepared[profile] else { return }
    var live = LiveHierarchy(roads.graph, roads.topology, profile)
    var times: [(String, [Double])] = []
    func time<Result>(_ text: String, _ work: () -> Result) -> Result {
      let start = DispatchTime.now().uptimeNanoseconds
      let result = work()
      let time = Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000
      if let place = times.firstIndex(where: { $0.0 == text }) {
        times[place].1.append(time)
      } else {
        times.append((text, [time]))
      }
      return result
    }
    var shares: [Double] = []
    for middle in RoadWorld.places(7, on: roads.graph, profile, seed: 77) {
      let area = try RoadArea(
        around: roads.graph.coordinate(of: middle.position), within: Distance(metres: 60))
      var runs: [DirectedSegment: Weight] = [:]
      for segment in roads.segments.segments(touching: area) {
        for direction in TravelDirection.both {
          runs[DirectedSegment(segment: segment, direction: direction)] = .infinity
        }
      }
      live.reset()
      live.beginTrace()
      time("edges") { live.set(runs) }
      let search = time("a search over them") { live.search() }
      let main = roads.attachments[profile]
      let targets = time("stops attached") {
        RoadTargets(
          (0..<UInt32(main.count)).map { ordinal in
            main.place(of: ordinal).map {
              RoadTarget($0, features: main.features(of: ordinal))
            }
          }, in: search.graph, for: profile)
      }
      let isConcerned = time("which are concerned") {
        live.targetsConcerned(of: targets) ?? []
      }
      shares.append(Double(isConcerned.count { $0 }) / Double(max(isConcerned.count, 1)))
      let kept = isConcerned.enumerated().map { $1 ? nil : UInt32($0) }
      let buckets = time("buckets to, most kept") {
        prepared.buckets.changing(to: targets, keeping: kept, on: search)
      }
      let onward = time("buckets from, most kept") {
        prepared.onward.changing(to: targets, keeping: kept, on: search)
      }
      _ = time("buckets to, all anew") { TargetBuckets(targets, search) }
      _ = time("buckets from, all anew") { TargetBuckets(targets, search, .fromTargets) }
      _ = time("labels") { TourLabels(buckets, onward: onward) }
    }
    Swift.print("| ms | median | longest |\n| --- | --- | --- |")
    for (text, times) in times {
      let sorted = times.sorted()
      let figures = [sorted[sorted.count / 2], sorted[sorted.count - 1]].map {
        String(format: "%.1f", $0 / 1_000)
      }
      Swift.print("| \(text) | \(figures.joined(separator: " | ")) |")
    }
    let sorted = shares.sorted()
    Swift.print(
      String(
        format: "\nStops concerned: median %.1f %%, at most %.1f %%.", 100 * sorted[3],
        100 * sorted[6]))
  }

  // MARK: - Queries

  private func printQueries(_ finder: StopFinder) throws {
    let now = UnixTime(seconds: 1_000)
    let live = LiveStopFinder(finder)
    let places = RoadWorld.places(600, on: map.roads.graph, profile, seed: 33).map {
      map.roads.graph.coordinate(of: $0.position)
    }
    let origins = try map.world(profile).coordinates(20_000, seed: 9)
    func row(_ text: String, _ count: Int = 20_000) throws {
      var workspace = SearchWorkspace()
      let stops = live.stops(at: now)
      var times: [Double] = []
      for _ in 0..<3 {
        times.append(
          microseconds {
            _ = [RoadNeighbor](capacity: 5) { output in
              for origin in origins[..<count] {
                output.removeAll()
                try? stops.nearest(
                  to: origin, by: profile, using: &workspace, into: &output)
              }
            }
          } / Double(count))
      }
      Swift.print("| \(text) | \(String(format: "%.2f", times.sorted()[1])) |")
    }
    Swift.print("| state | a query |\n| --- | --- |")
    var workspace = SearchWorkspace()
    let plain = microseconds {
      _ = [RoadNeighbor](capacity: 5) { output in
        for origin in origins {
          output.removeAll()
          try? finder.nearest(to: origin, by: profile, using: &workspace, into: &output)
        }
      }
    }
    Swift.print(
      "| the finder itself | \(String(format: "%.2f", plain / Double(origins.count))) |")
    try row("live, nothing has changed")
    try live.apply(
      (0..<10).map { .closeStop(id: finder.stops.id(of: 7 * $0)) }, at: now)
    try row("10 stops closed")
    for (known, number) in [(0, 10), (10, 100)] {
      try live.apply(
        (known..<number).map {
          .addStop(Stop(id: "tent \($0)", coordinate: places[$0], amenities: .shelter))
        }, at: now)
      try row("… and \(number) temporary ones")
    }
    let area = try RoadArea(around: places[500], within: Distance(metres: 60))
    try live.apply([.blockRoads(RoadBlock(id: "works", .area(area)))], at: now)
    try row("… and roads within 60 m blocked, not yet weighed", 4_000)
    try live.weighRoads(at: now)
    try row("… and weighed")
    try live.apply([.unblockRoads(id: "works")], at: now)
    try row("… and open again, not yet weighed (Dijkstra)", 400)
    try live.weighRoads(at: now)
    try row("… and weighed")
  }

  // MARK: - Readers

  /// What a reader has felt.
  private struct Felt: Sendable {
    var takes = 0
    /// Nanoseconds, of getting the moment alone.
    var longest: UInt64 = 0
    var aboveMillisecond = 0
    var sum: UInt64 = 0
    /// How often the reader's thread gave its processor up of its own accord: what waiting for a lock is.
    var waits = 0
    /// How often it was interrupted.
    var interruptions = 0
  }

  private func printReaders(_ finder: StopFinder) throws {
    Swift.print(
      "| | moments got | mean ns | longest µs | above 1 ms | thread waited | was interrupted |"
        + " updates a second | resident MB before, after |")
    Swift.print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for round in 0..<6 {
      let isWriting = round % 2 == 1
      let live = LiveStopFinder(finder)
      let memory = LiveChanges.residentMegabytes()
      let isDone = Flag()
      let origins = try map.world(profile).coordinates(1_000, seed: 3)
      let reader = Thread { [profile] in
        isDone.felt.withLock { $0 = LiveChanges.read(live, origins, profile, isDone) }
        isDone.hasEnded.store(true, ordering: .releasing)
      }
      reader.start()
      var rate = 0.0
      if isWriting {
        let time = try microseconds { try write(finder, live) }
        rate = Double(LiveChanges.updateCount) / time * 1e6
      } else {
        Thread.sleep(forTimeInterval: 4)
      }
      isDone.value.store(true, ordering: .releasing)
      while !isDone.hasEnded.load(ordering: .acquiring) { Thread.sleep(forTimeInterval: 0.01) }
      let own = isDone.felt.withLock { $0 }
      let cells = [
        isWriting ? "with" : "without", "\(own.takes)",
        "\(own.sum / UInt64(max(own.takes, 1)))",
        String(format: "%.0f", Double(own.longest) / 1_000), "\(own.aboveMillisecond)",
        "\(own.waits)", "\(own.interruptions)", isWriting ? String(format: "%.0f", rate) : "–",
        String(format: "%.0f, %.0f", memory, LiveChanges.residentMegabytes()),
      ]
      Swift.print("| \(cells.joined(separator: " | ")) |")
    }
  }

  private final class Flag: Sendable {
    let value = Atomic<Bool>(false)
    let hasEnded = Atomic<Bool>(false)
    let felt = Mutex(Felt())
  }

  /// Gets the current moment again and again, and asks every tenth of them something by road.
  private static func read(
    _ live: LiveStopFinder, _ origins: [Coordinate], _ profile: Profile, _ isDone: Flag
  ) -> Felt {
    var felt = Felt()
    var workspace = SearchWorkspace()
    let now = UnixTime(seconds: 1_000)
    let (waits, interruptions) = switches()
    while !isDone.value.load(ordering: .acquiring) {
      let start = DispatchTime.now().uptimeNanoseconds
      let stops = live.stops(at: now)
      let time = DispatchTime.now().uptimeNanoseconds - start
      felt.takes += 1
      felt.sum += time
      felt.longest = max(felt.longest, time)
      if time > 1_000_000 { felt.aboveMillisecond += 1 }
      if felt.takes % 10 == 0 {
        _ = [RoadNeighbor](capacity: 5) { output in
          try? stops.nearest(
            to: origins[felt.takes % origins.count], by: profile, using: &workspace,
            into: &output)
        }
      }
    }
    let after = switches()
    felt.waits = after.0 - waits
    felt.interruptions = after.1 - interruptions
    return felt
  }

  /// Closed, open again, reported, and now and then a temporary stop.
  private func write(_ finder: StopFinder, _ live: LiveStopFinder) throws {
    let now = UnixTime(seconds: 1_000)
    let ids = finder.stops.map(\.id)
    let place = finder.stops.coordinate(of: 0)
    for round in 0..<LiveChanges.updateCount {
      let id = ids[round / 4 % ids.count]
      switch round % 4 {
      case 0: try live.apply([.closeStop(id: id)], at: now)
      case 1: try live.apply([.reopenStop(id: id)], at: now)
      case 2 where round % 100 == 2:
        try live.apply([.addStop(Stop(id: "tent", coordinate: place))], at: now)
      case 3 where round % 100 == 3:
        try live.apply([.removeStop(id: "tent")], at: now)
      default:
        let reading = StopReading(
          count: UInt32(round % 3), asOf: now, until: UnixTime(seconds: 9_000))
        try live.apply([.report(StopReport(.batteries, at: id, reading))], at: now)
      }
    }
  }

  /// Of this thread, of its own accord and otherwise; zero where the system doesn't say.
  private static func switches() -> (Int, Int) {
    #if os(Linux)
      // Glibc tells of RUSAGE_THREAD only whoever asks for extensions.
      let thread: __rusage_who_t = 1
      var usage = rusage()
      guard getrusage(thread, &usage) == 0 else { return (0, 0) }
      return (Int(usage.ru_nvcsw), Int(usage.ru_nivcsw))
    #else
      return (0, 0)
    #endif
  }

  private static func residentMegabytes() -> Double {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
      .split(separator: " ")
    guard let fields, fields.count > 1, let pages = Double(fields[1]) else { return 0 }
    return pages * 4_096 / 1e6
  }

  private func microseconds(_ work: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try work()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000
  }

  private static func figures(_ times: [Double]) -> String {
    let sorted = times.sorted()
    let figures = [
      sorted[sorted.count / 2], sorted[sorted.count * 99 / 100], sorted[sorted.count - 1],
    ]
    return figures.map { String(format: "%.0f", $0) }.joined(separator: " | ")
  }
}
