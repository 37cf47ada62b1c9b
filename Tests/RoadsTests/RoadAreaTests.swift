import Geodesy
import Roads
import TestSupport
import Testing

/// Which roads lead through an area: as if every piece of every road were looked at.
struct RoadAreaTests {
  /// In whole 10⁻⁷ degrees, as roads are kept.
  private struct Point: Hashable {
    var latitude: Int
    var longitude: Int

    init(_ coordinate: Coordinate) {
      latitude = Int((coordinate.latitude * 1e7).rounded())
      longitude = Int((coordinate.longitude * 1e7).rounded())
    }
  }

  private static func pieces(_ graph: RoadGraph, _ segment: UInt32) -> [(Point, Point)] {
    let points = graph.line(ofSegment: segment).map { Point($0) }
    return Array(zip(points, points.dropFirst()))
  }

  /// By winding: a point is inside where edges to its north are crossed an odd number of times; lines meet
  /// where both straddle each other.
  private static func touches(_ piece: (Point, Point), _ corners: [Point]) -> Bool {
    func cross(_ o: Point, _ a: Point, _ b: Point) -> Int {
      (a.longitude - o.longitude) * (b.latitude - o.latitude)
        - (a.latitude - o.latitude) * (b.longitude - o.longitude)
    }
    func isBetween(_ p: Point, _ a: Point, _ b: Point) -> Bool {
      cross(a, b, p) == 0 && min(a.latitude, b.latitude)...max(a.latitude, b.latitude) ~= p.latitude
        && min(a.longitude, b.longitude)...max(a.longitude, b.longitude) ~= p.longitude
    }
    var isInside = false
    for (c, d) in zip(corners, corners[1...] + [corners[0]]) {
      let (a, b) = piece
      let straddles =
        cross(a, b, c).signum() * cross(a, b, d).signum() < 0
        && cross(c, d, a).signum() * cross(c, d, b).signum() < 0
      if straddles || isBetween(a, c, d) || isBetween(b, c, d) || isBetween(c, a, b)
        || isBetween(d, a, b)
      {
        return true
      }
      if (c.longitude > a.longitude) != (d.longitude > a.longitude) {
        let north =
          Double(d.latitude - c.latitude) * Double(a.longitude - c.longitude)
          / Double(d.longitude - c.longitude) + Double(c.latitude)
        if Double(a.latitude) < north { isInside.toggle() }
      }
    }
    return isInside
  }

  @Test func asEveryPieceSays() throws {
    var found = 0
    for seed in 0..<600 as Range<UInt64> {
      var network = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(network.network)
      let index = SegmentIndex(graph)
      let indexed = (0..<UInt32(graph.segmentCount)).filter { segment in
        Set(graph.line(ofSegment: segment).map { Point($0) }).count > 1
      }
      for _ in 0..<4 {
        let corners = try (0..<Int.random(in: 3...6, using: &network.random)).map { _ in
          try network.coordinate()
        }
        let expected = indexed.filter { segment in
          RoadAreaTests.pieces(graph, segment).contains {
            RoadAreaTests.touches($0, corners.map { Point($0) })
          }
        }
        let area = try RoadArea(polygon: corners + [corners[0]])
        try #require(index.segments(touching: area) == expected, "seed \(seed)")
        found += expected.count

        let middle = try network.coordinate()
        let radius = Double.random(in: 0...150, using: &network.random)
        let circle = try RoadArea(around: middle, within: Distance(metres: radius))
        let near = index.segments(touching: circle)
        // As far as a place is from a road for whoever goes there. Marks don't matter: a road that nobody
        // may use is in no list of candidates, and touched all the same.
        for profile in Profile.allCases {
          let candidates = index.candidates(
            graph.segmentCount, near: middle, for: profile, as: .anywhere, within: 1_000)
          for candidate in candidates where abs(candidate.distance.metres - radius) > 1e-6 {
            try #require(
              near.contains(candidate.position.segment) == (candidate.distance.metres < radius),
              "seed \(seed)")
          }
        }
      }
    }
    #expect(found > 2_000)
  }

  @Test func unusableAreas() throws {
    func at(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
      try Coordinate(latitude: latitude, longitude: longitude)
    }
    #expect(throws: RoadsError.self) { try RoadArea(polygon: []) }
    #expect(throws: RoadsError.self) { try RoadArea(polygon: [at(0, 0), at(1, 1), at(0, 0)]) }
    #expect(throws: RoadsError.self) {
      try RoadArea(polygon: [at(0, 0), at(0.1, 1.1), at(0, 0.1)])
    }
    #expect(throws: RoadsError.self) {
      try RoadArea(polygon: Array(repeating: at(1, 1), count: 1_000) + [at(1.1, 1), at(1, 1.1)])
    }
    #expect(throws: RoadsError.self) {
      try RoadArea(around: at(39.9, 116.3), within: Distance(metres: 60_000))
    }
    #expect(throws: RoadsError.self) {
      try RoadArea(around: at(89.9999, 0), within: Distance(metres: 5_000))
    }
    #expect(throws: RoadsError.self) {
      try RoadArea(around: at(90, 0), within: Distance(metres: 1e300))
    }
    _ = try RoadArea(around: at(39.9, 116.3), within: Distance(metres: 0))
    _ = try RoadArea(polygon: [at(-90, -180), at(-90, -180), at(-89.5, -179.5)])
  }
}
