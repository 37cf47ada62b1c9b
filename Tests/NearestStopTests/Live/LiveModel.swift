import TestSupport

@testable import NearestStop

/// What a feed has said, kept in the plainest way, and worlds built from scratch that are like it.
struct LiveModel {
  struct Timed<Value> {
    var value: Value
    var until: UnixTime?

    func holds(at now: UnixTime) -> Bool { until.map { now < $0 } ?? true }
  }

  let stops: [Stop]
  let graph: RoadGraph
  /// Of temporary stops; none for stops without.
  var hours: [String?] = []
  /// Whether temporary stops have entrances, and at what hours these are open.
  var entranceHours: [String?] = []
  /// What temporary stops offer besides.
  var amenities: [AmenitySet] = []
  var closed: [String: UnixTime?] = [:]
  var temporary: [String: Timed<Stop>] = [:]
  var readings: [String: [StopResource: StopReading]] = [:]
  var blocks: [String: Timed<(segments: Set<UInt32>, profiles: ProfileSet)>] = [:]

  /// Roads without any block.
  let finderRoads: RoadMap?

  init(_ finder: StopFinder, _ graph: RoadGraph) {
    stops = Array(finder.stops)
    self.graph = graph
    finderRoads = finder.roads
  }

  /// Stops that are there, whether or not they have anything left.
  func stops(at now: UnixTime) -> [Stop] {
    (stops + temporary.values.filter { $0.holds(at: now) }.map(\.value)).filter { stop in
      guard let until = closed[stop.id] else { return true }
      return until.map { now >= $0 } ?? false
    }
  }

  func reading(_ resource: StopResource, of id: String, at now: UnixTime) -> StopReading? {
    readings[id]?[resource].flatMap { now < $0.until ? $0 : nil }
  }

  /// Stops of which somebody has said that there is nothing left.
  func exhausted(_ resources: StopResourceSet, at now: UnixTime) -> [String] {
    stops(at: now).map(\.id).filter { id in
      StopResource.allCases.contains { resource in
        resources.contains(StopResourceSet(resource))
          && reading(resource, of: id, at: now)?.count == 0
      }
    }
  }

  func blocked(_ profile: Profile, at now: UnixTime) -> Set<UInt32> {
    blocks.values.filter { $0.holds(at: now) && $0.value.profiles.contains(ProfileSet(profile)) }
      .reduce(into: []) { $0.formUnion($1.value.segments) }
  }

  func graph(at now: UnixTime) -> RoadGraph {
    Profile.allCases.reduce(graph) { graph, profile in
      var runs: [DirectedSegment: Weight] = [:]
      for segment in blocked(profile, at: now) {
        for direction in TravelDirection.both {
          runs[DirectedSegment(segment: segment, direction: direction)] = .infinity
        }
      }
      return graph.changing(runs, for: profile)
    }
  }

  /// A finder over the stops and roads that are there.
  func finder(at now: UnixTime) throws -> StopFinder {
    try StopFinder(stops(at: now), roads: graph(at: now), listing: [])
  }

  /// The same, with everything made anew but what no weight is part of: the grid of the roads and the order of
  /// the vertices.
  func finder(at now: UnixTime, like roads: RoadMap) throws -> StopFinder {
    let graph = graph(at: now)
    let plain = try StopFinder(stops(at: now))
    let attachments = PerProfile.each { profile in
      RoadTargets(
        plain.stops.map { $0.doors(on: roads.segments, for: profile) }, in: graph, for: profile)
    }
    return StopFinder(
      plain,
      on: RoadMap(
        graph: graph, segments: roads.segments, attachments: attachments,
        topology: roads.topology,
        prepared: RoadMap.prepare(
          graph, roads.topology, attachments, for: .all, listing: [])))
  }
}

extension LiveModel {
  /// Thinks of a change, and makes it here.
  mutating func change(
    at now: UnixTime, blocksRoads: Bool, _ generator: inout SeededGenerator
  ) -> LiveChange? {
    let ids = stops.map(\.id) + temporary.filter { $0.value.holds(at: now) }.map(\.key).sorted()
    let later = UnixTime(seconds: now.seconds + .random(in: 1...12, using: &generator))
    let until = Bool.random(using: &generator) ? later : nil
    guard let id = ids.randomElement(using: &generator) else { return nil }
    switch Int.random(in: 0..<(blocksRoads ? 10 : 7), using: &generator) {
    case 0, 1:
      closed[id] = .some(until)
      return .closeStop(id: id, until: until)
    case 2:
      closed[id] = nil
      return .reopenStop(id: id)
    case 3:
      let resource = StopResource.allCases.randomElement(using: &generator) ?? .places
      let reading = StopReading(
        count: .random(in: 0...1, using: &generator),
        asOf: UnixTime(seconds: now.seconds - .random(in: 0...4, using: &generator)),
        until: later)
      // Also what does not hold any more is not replaced by what was counted before.
      let known = readings[id]?[resource]
      if known.map({ LiveModel.order($0) <= LiveModel.order(reading) }) ?? true {
        readings[id, default: [:]][resource] = reading
      }
      return .report(StopReport(resource, at: id, reading))
    case 4, 5:
      let number = Int.random(in: 0..<40, using: &generator)
      let id = ["a", "s1", "s10x", "s2", "z"].randomElement(using: &generator).map {
        "\($0)\(number)é"
      }
      guard let id, temporary[id]?.holds(at: now) != true else { return nil }
      // Some stand where others stand already.
      let place =
        Bool.random(using: &generator)
        ? stops.randomElement(using: &generator)?.coordinate
        : Coordinate(
          clampingLatitude: 39.9 + .random(in: -0.001...0.008, using: &generator),
          longitude: 116.3 + .random(in: -0.001...0.008, using: &generator))
      guard let place else { return nil }
      var stop = Stop(
        id: id, coordinate: place,
        amenities: Bool.random(using: &generator) ? [.water, .shelter] : [.water])
      if !hours.isEmpty {
        stop.openingHours = hours.randomElement(using: &generator) ?? nil
        stop.amenities.formUnion(amenities.randomElement(using: &generator) ?? [])
      }
      stop.addEntrances(openAt: entranceHours, &generator)
      temporary[id] = Timed(value: stop, until: until)
      // Whatever was said of one with the same id that is gone.
      closed[id] = nil
      readings[id] = nil
      return .addStop(stop, until: until)
    case 6:
      let there = temporary.filter { $0.value.holds(at: now) }.keys.sorted()
      guard let id = there.randomElement(using: &generator) else { return nil }
      temporary[id] = nil
      closed[id] = nil
      readings[id] = nil
      return .removeStop(id: id)
    case 7, 8:
      return block(at: now, until, &generator)
    default:
      let there = blocks.filter { $0.value.holds(at: now) }.keys.sorted()
      guard let id = there.randomElement(using: &generator) else { return nil }
      blocks[id] = nil
      return .unblockRoads(id: id)
    }
  }

  /// Of two readings that holds which is greater.
  private static func order(_ reading: StopReading) -> (Int64, Int64, Int64) {
    (reading.asOf.seconds, -Int64(reading.count), reading.until.seconds)
  }

  private mutating func block(
    at now: UnixTime, _ until: UnixTime?, _ generator: inout SeededGenerator
  ) -> LiveChange? {
    let id = "b\(Int.random(in: 0..<10, using: &generator))"
    guard blocks[id]?.holds(at: now) != true else { return nil }
    let profiles: ProfileSet =
      [.all, .all, .foot, .riders].randomElement(using: &generator) ?? .all
    let segments = Set(
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        UInt32.random(in: 0..<UInt32(graph.segmentCount), using: &generator)
      })
    blocks[id] = Timed(value: (segments, profiles), until: until)
    return .blockRoads(
      RoadBlock(id: id, .segments(Array(segments)), for: profiles, until: until))
  }
}

extension Stop {
  /// Adds up to three entrances around it, as a die says; none without hours to choose from.
  mutating func addEntrances(openAt hours: [String?], _ generator: inout SeededGenerator) {
    guard !hours.isEmpty else { return }
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      var entrance = StopEntrance(
        at: Coordinate(
          clampingLatitude: coordinate.latitude + .random(in: -0.0015...0.0015, using: &generator),
          longitude: coordinate.longitude + .random(in: -0.0015...0.0015, using: &generator)))
      entrance.access = [nil, .open, .private].randomElement(using: &generator) ?? nil
      entrance.openingHours = hours.randomElement(using: &generator) ?? nil
      entrances.append(entrance)
    }
  }
}
