import NearestStop
import RoadWorlds

/// What stops on the way and tours by several needs take, between random places of the whole map.
struct Trips {
  private static let tripCount = 2_000
  private static let roundCount = 5

  private struct Trip {
    var leg: TripLeg
    var origin: Coordinate
    var destination: Coordinate
  }

  private let finder: StopFinder
  private let prepared: PreparedRoads
  private let trips: [Trip]
  /// Those that some stops offer, the rarest first.
  private let needs: [AmenitySet]

  init(_ world: RoadWorld, _ finder: StopFinder) throws {
    guard let roads = finder.roads, let prepared = roads.prepared[world.profile] else {
      throw RoutingError.notPrepared(world.profile)
    }
    self.finder = finder
    self.prepared = prepared
    let places = world.coordinates(2 * Trips.tripCount, seed: 31)
    var workspace = HierarchyWorkspace()
    trips = (0..<places.count / 2).compactMap { number in
      let (origin, destination) = (places[2 * number], places[2 * number + 1])
      guard
        let start = roads.segments.place(near: origin, for: world.profile, as: .origin),
        let end = roads.segments.place(near: destination, for: world.profile, as: .destination),
        case let weight = prepared.buckets.search.weight(from: start, to: end, using: &workspace),
        weight.isFinite
      else { return nil }
      return Trip(
        leg: TripLeg(from: start, to: end, weight: weight), origin: origin,
        destination: destination)
    }
    let offers = finder.stops.indices.map { finder.stops.amenities(of: $0) }
    needs = Amenity.allCases.map { AmenitySet($0) }
      .map { need in (need, offers.count { $0.isSuperset(of: need) }) }
      .filter { $0.1 >= 5 }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  func print() {
    Swift.print("\(trips.count) trips; \(finder.stops.count) stops; the median of the rounds.\n")
    Swift.print("| µs | |\n| --- | --- |")
    var workspace = HierarchyWorkspace()
    var searchWorkspace = SearchWorkspace()
    time("table to all stops") { trip in
      prepared.buckets.table(from: trip.leg.origin, using: &workspace).count
    }
    time("table from all stops") { trip in
      prepared.onward.table(from: trip.leg.destination, using: &workspace).count
    }
    for count in [1, 5, 10] {
      time("least detours, k = \(count)") { trip in
        DetourSearch(along: [trip.leg]).best(
          count, to: prepared.buckets, onward: prepared.onward, using: &workspace
        ).count
      }
    }
    time("5 least detours, from coordinates") { trip in
      let found = try? finder.nearest(
        5, along: [trip.origin, trip.destination], by: prepared.profile, using: &searchWorkspace)
      return found?.stops.count ?? 0
    }
    for count in 2...5 where count <= needs.count {
      for isToDestination in [false, true] {
        let end = isToDestination ? ", with a destination" : ""
        time("tour by \(count) needs\(end)", share: 10) { trip in
          let tour = try? finder.tour(
            from: trip.origin, to: isToDestination ? trip.destination : nil, by: prepared.profile,
            needing: Array(needs.prefix(count)), using: &searchWorkspace)
          return tour?.visits.count ?? 0
        }
      }
    }
  }

  /// - Parameter share: one of how many trips is asked.
  private func time(_ text: String, share: Int = 1, _ ask: (Trip) -> Int) {
    let asked = trips.prefix(max(1, trips.count / share))
    var times: [Double] = []
    var sum = 0
    for _ in 0...Trips.roundCount {
      let start = ContinuousClock().now
      for trip in asked { sum &+= ask(trip) }
      times.append((ContinuousClock().now - start) / .microseconds(1) / Double(asked.count))
    }
    precondition(sum >= 0)
    // The first round warms up.
    times = times.dropFirst().sorted()
    let median = times[times.count / 2]
    let rounded = median < 100 ? (median * 10).rounded() / 10 : median.rounded()
    Swift.print("| \(text) | \(rounded) |")
  }
}
