import Geodesy
import NearestStop
import Roads
import Stops
import TestSupport
import Testing

/// A small district whose stops have entrances, some of them private, some with hours of their own; and what
/// is true of it, looked up door by door.
struct EntranceWorld {
  /// The same span of every day, in minutes; `nil` where nothing is said.
  typealias Span = Range<Int>?

  struct Door {
    var stop: Int
    /// `nil` for the stop itself.
    var entrance: Int?
    var coordinate: Coordinate
    var hours: Span
  }

  let finder: StopFinder
  let origins: [Coordinate]
  let hours: [Span]
  let doors: [Door]

  init(seed: UInt64) throws {
    let world = try RoadWorld(seed: seed)
    var random = SeededGenerator(seed: seed &+ 9_000)
    origins = world.origins
    var stops = Array(world.finder.stops)
    var hours: [Span] = []
    var doors: [Door] = []
    for place in stops.indices {
      hours.append(Self.span(using: &random))
      stops[place].openingHours = Self.text(hours[place])
      let known = doors.count
      for number in 0..<[0, 0, 1, 2, 3].randomElement(using: &random)! {
        let middle = stops[place].coordinate
        var entrance = StopEntrance(
          at: try Coordinate(
            latitude: middle.latitude + .random(in: -0.0015...0.0015, using: &random),
            longitude: middle.longitude + .random(in: -0.0015...0.0015, using: &random)))
        // Far from every road.
        if Int.random(in: 0..<9, using: &random) == 0 {
          entrance.coordinate = try Coordinate(latitude: 39.5, longitude: 116)
        }
        entrance.access = [nil, .qrCode, .private, .nobody].randomElement(using: &random)!
        let own = Self.span(using: &random)
        entrance.openingHours = Self.text(own)
        stops[place].entrances.append(entrance)
        guard entrance.access != .private, entrance.access != .nobody,
          entrance.coordinate.latitude > 39.7
        else { continue }
        doors.append(
          Door(stop: place, entrance: number, coordinate: entrance.coordinate, hours: own))
      }
      if doors.count == known {
        doors.append(
          Door(stop: place, entrance: nil, coordinate: stops[place].coordinate, hours: nil))
      }
    }
    self.hours = hours
    self.doors = doors
    finder = try StopFinder(stops, on: #require(world.finder.roads), listing: .all)
  }

  /// Around noon, when everybody leaves.
  private static func span(using random: inout SeededGenerator) -> Span {
    guard Int.random(in: 0..<3, using: &random) > 0 else { return nil }
    let start = 720 + Int.random(in: -10...8, using: &random)
    return start..<(start + Int.random(in: 1...15, using: &random))
  }

  private static func text(_ span: Span) -> String? {
    func clock(_ minute: Int) -> String {
      "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }
    return span.map { clock($0.lowerBound) + "-" + clock($0.upperBound) }
  }

  /// Whether a door leads into an open stop, when it is reached so late, and the stop stays open.
  func isGood(_ door: Door, after weight: Weight, _ condition: OpeningCondition) -> Bool {
    let arrival = condition.departure.minuteOfDay * 600 + Int(weight.deciseconds)
    let end = max(arrival + 1, arrival + condition.stay * 600)
    if let own = door.hours, !own.contains(arrival / 600) { return false }
    guard let inside = hours[door.stop] else { return condition.admitsUnknown }
    return (arrival / 600...(end - 1) / 600).allSatisfy { inside.contains($0) }
  }

  /// What the ways between places and doors weigh, each looked for by itself.
  struct Ways {
    let roads: RoadMap
    let profile: Profile
    /// By door; `nil` off the map.
    let places: [RoadPlace?]

    init(_ world: EntranceWorld, _ roads: RoadMap, _ profile: Profile) {
      self.roads = roads
      self.profile = profile
      places = world.doors.map { door in
        (roads.segments.snap(door.coordinate, for: profile, as: .destination)
          ?? roads.segments.snap(door.coordinate, for: profile, as: .anywhere))?.place
      }
    }

    /// By door; infinite where there is none.
    func all(
      from start: RoadPlace, using workspace: inout SearchWorkspace
    ) -> [Weight] {
      let targets = RoadTargets(
        places.map { $0.map { RoadTarget($0) } }, in: roads.graph, for: profile)
      return Dijkstra(roads.graph, profile).table(from: start, to: targets, using: &workspace)
    }
  }
}
