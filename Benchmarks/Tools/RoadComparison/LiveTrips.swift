import Foundation
import NearestStop
import RoadWorlds

/// What stops on the way, tours and coverage take on a moment, and what the first who asks has to wait for.
struct LiveTrips {
  private static let tripCount = 400
  private static let now = UnixTime(seconds: 1_000)

  let map: MapFile
  let profile: Profile
  let finder: StopFinder

  func print() throws {
    let live = LiveStopFinder(finder)
    let places = try map.world(profile).coordinates(2 * LiveTrips.tripCount, seed: 41)
    let tents = RoadWorld.places(20, on: map.roads.graph, profile, seed: 33).map {
      map.roads.graph.coordinate(of: $0.position)
    }
    Swift.print(
      "| state | first trip, ms | the next, µs: least of 9 | coverage, ms |\n| --- | --- | --- | --- |"
    )
    try row("the finder itself", places, finder)
    try row("live, nothing has changed", places, live)
    try live.apply((0..<10).map { .closeStop(id: finder.stops.id(of: 7 * $0)) }, at: LiveTrips.now)
    try row("10 stops closed", places, live)
    try live.apply(
      (0..<10).map {
        .addStop(Stop(id: "tent \($0)", coordinate: tents[$0], amenities: .shelter))
      }, at: LiveTrips.now)
    try row("… and 10 temporary ones", places, live)
    let area = try RoadArea(around: tents[15], within: Distance(metres: 60))
    try live.apply([.blockRoads(RoadBlock(id: "works", .area(area)))], at: LiveTrips.now)
    try row("… and roads within 60 m blocked, not yet weighed", places, live)
    try live.apply([.closeStop(id: finder.stops.id(of: 1))], at: LiveTrips.now)
    try row("… and one more closed", places, live)
    try live.apply([.removeStop(id: "tent 0")], at: LiveTrips.now)
    try row("… and a temporary one gone", places, live)
    try live.weighRoads(at: LiveTrips.now)
    try row("… and weighed", places, live)
  }

  private func row(_ text: String, _ places: [Coordinate], _ live: LiveStopFinder) throws {
    let stops = live.stops(at: LiveTrips.now)
    var workspace = SearchWorkspace()
    print(
      text, places,
      trip: { try? stops.nearest(5, along: $0, by: profile, using: &workspace).stops.count },
      coverage: {
        var workspace = SearchWorkspace()
        _ = try? stops.coverage(
          within: TravelTime(seconds: 300), by: profile, using: &workspace)
      })
  }

  private func row(_ text: String, _ places: [Coordinate], _ finder: StopFinder) throws {
    var workspace = SearchWorkspace()
    print(
      text, places,
      trip: { try? finder.nearest(5, along: $0, by: profile, using: &workspace).stops.count },
      coverage: {
        var workspace = SearchWorkspace()
        _ = try? finder.coverage(
          within: TravelTime(seconds: 300), by: profile, using: &workspace)
      })
  }

  private func print(
    _ text: String, _ places: [Coordinate], trip: ([Coordinate]) -> Int?, coverage: () -> Void
  ) {
    let first = microseconds { _ = trip(Array(places.prefix(2))) } / 1_000
    var rounds: [Double] = []
    for _ in 0..<9 {
      rounds.append(
        microseconds {
          for number in 0..<LiveTrips.tripCount {
            _ = trip([places[2 * number], places[2 * number + 1]])
          }
        } / Double(LiveTrips.tripCount))
    }
    let covering = microseconds(coverage) / 1_000
    let cells = [first, rounds.min() ?? 0, covering].map { String(format: "%.1f", $0) }
    Swift.print("| \(text) | \(cells.joined(separator: " | ")) |")
  }

  private func microseconds(_ work: () -> Void) -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    work()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1_000
  }
}
