import Foundation
import NearestStop
import TestSupport
import Testing

/// Real roads, where this machine has them.
private enum Cities {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data").standardizedFileURL
  private static let environment = ProcessInfo.processInfo.environment
  /// All of them where somebody asks for it: by unoptimized code they take long.
  static let names: [String] =
    (environment["WAYSTATION_CITIES"] ?? "jinan_centre.osm.pbf monaco.osm.pbf")
    .split(separator: " ").map(String.init)
  static let queryCount = Int(environment["WAYSTATION_QUERIES"] ?? "") ?? 150
  static let areThere = names.allSatisfy {
    FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
  }
}

/// Whole maps of real cities, compiled by the command: the finder answers as `Dijkstra` does, to the last
/// decisecond.
///
/// Skipped where the folder `../shared/data` is missing. `WAYSTATION_CITIES` names the extracts,
/// `WAYSTATION_QUERIES` says how many questions for each city and profile.
@Suite(.enabled(if: Cities.areThere, "needs ../shared/data"))
struct CityAgreementTests {
  @Test(arguments: Cities.names)
  func sameAsDijkstra(city: String) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    let seed = 77 as UInt64
    var generator = SeededGenerator(seed: seed)
    // Once without stops, to know where the roads are.
    let roads = Cities.folder.appending(path: city).path
    try compile(["--roads", roads, "--no-lists", "-o", scratch.path("roads.waystation")])
    let graph = try #require(
      try StopFinder(Snapshot(path: scratch.path("roads.waystation"))).roads?.graph)
    var stops = "id,latitude,longitude,amenities\n"
    for number in 0..<120 {
      let place = place(on: graph, &generator)
      let amenities = Amenity.allCases.filter {
        Int($0.rawValue) % 5 + 1 > Int.random(in: 0..<6, using: &generator)
      }
      stops += "s\(number),\(place.latitude),\(place.longitude),"
      stops += (amenities.isEmpty ? [Amenity.rest] : amenities).map(\.word).joined(separator: " ")
      stops += "\n"
    }
    try Data(stops.utf8).write(to: URL(filePath: scratch.path("stops.csv")))
    for form in [[], ["--no-lists"], ["--compact"]] {
      try compile(
        ["--roads", roads, "--stops", scratch.path("stops.csv")] + form
          + ["-o", scratch.path("city.waystation")])
      try check(
        StopFinder(Snapshot(path: scratch.path("city.waystation"))),
        queryCount: form.isEmpty ? Cities.queryCount : Cities.queryCount / 5, &generator)
    }
  }

  private func compile(_ arguments: [String]) throws {
    let outcome = try BuiltCommand(arguments: ["compile"] + arguments).run()
    try #require(outcome.status == 0, "\(outcome.errorText)")
  }

  private func place(on graph: RoadGraph, _ generator: inout SeededGenerator) -> Coordinate {
    let vertex = graph.coordinate(
      of: .random(in: 0..<UInt32(graph.vertexCount), using: &generator))
    return Coordinate(
      clampingLatitude: vertex.latitude + .random(in: -0.002...0.002, using: &generator),
      longitude: vertex.longitude + .random(in: -0.002...0.002, using: &generator))
  }

  private func check(
    _ finder: StopFinder, queryCount: Int, _ generator: inout SeededGenerator
  ) throws {
    let roads = try #require(finder.roads)
    var workspace = SearchWorkspace()
    var compared = 0
    for profile in Profile.allCases {
      for number in 0..<queryCount {
        let origin = place(on: roads.graph, &generator)
        let needs = AmenitySet(
          (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in
            Amenity.allCases.randomElement(using: &generator)
          })
        let closed = (0..<(number % 3 == 0 ? 40 : 0)).map { _ in
          UInt32.random(in: 0..<UInt32(finder.stops.count), using: &generator)
        }
        let excluded = finder.index.exclusion(of: closed)
        let time = number % 5 == 0 ? TravelTime(seconds: 400) : nil
        let count = [1, 3, 10, 12, 40][number % 5]
        guard let start = roads.segments.snap(origin, for: profile, as: .origin) else { continue }
        let expected = Dijkstra(roads.graph, profile).nearest(
          count, to: start.place, among: roads.attachments[profile], needing: needs.rawValue,
          where: { !excluded.contains($0) }, within: time.map { Weight(within: $0) } ?? .infinity,
          using: &workspace)
        guard !expected.isEmpty else { continue }
        let found = try [RoadNeighbor](capacity: count) { output in
          try finder.nearest(
            to: origin, by: profile, needing: needs, excluding: excluded, in: time,
            using: &workspace, into: &output)
        }
        try #require(found == expected, "\(origin), \(profile), \(needs.amenities), \(count)")
        compared += 1
      }
    }
    #expect(compared > queryCount)
  }
}
