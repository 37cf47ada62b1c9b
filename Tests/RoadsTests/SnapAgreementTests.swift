import Geodesy
import Roads
import SnapshotFormat
import TestSupport
import Testing

/// Snapping against a scan over all pieces, to the last bit, on networks with what a grid may get wrong:
/// pieces across many cells and tiles, pieces on their edges, places far from everything.
struct SnapAgreementTests {
  /// What the index has to say of one piece.
  private struct Answer: Equatable {
    var squaredDistance: Double
    var segment: UInt32
    var start: Float
    var share: Double
    var snapped: SnappedPlace
  }

  /// All that is within the limit, nearest first, one for each segment.
  private func scan(
    _ graph: RoadGraph, _ place: Coordinate, _ limit: Double, _ isWanted: (SegmentMarks) -> Bool
  ) throws -> [SnappedPlace] {
    let metres = GreatCircle.earthRadius * .pi / 180 / 1e7
    let narrow = metres * SineCosine(degrees: place.latitude).cosine
    let (latitude, longitude) = (place.latitude * 1e7, place.longitude * 1e7)
    var answers: [Answer] = []
    for segment in 0..<UInt32(graph.segmentCount) where isWanted(graph.marks(ofSegment: segment)) {
      let line = graph.line(ofSegment: segment)
      var sums = [0.0]
      for (from, to) in zip(line, line.dropFirst()) {
        sums.append((sums.last ?? 0) + GreatCircle.distance(from: from, to: to).metres)
      }
      let whole = sums.last ?? 0
      if line.allSatisfy({ $0 == line[0] }) { continue }
      let shares = sums.map { Float(whole > 0 ? min($0 / whole, 1) : 0) }
      let units = line.map { (y: ($0.latitude * 1e7).rounded(), x: ($0.longitude * 1e7).rounded()) }
      let own = try (1..<line.count).map { end in
        let (a, b) = (units[end - 1], units[end])
        let (x, y) = ((a.x - longitude) * narrow, (a.y - latitude) * metres)
        let (dx, dy) = ((b.x - a.x) * narrow, (b.y - a.y) * metres)
        let length = dx * dx + dy * dy
        let share = length > 0 ? min(max(-(x * dx + y * dy) / length, 0), 1) : 0
        let (nearX, nearY) = (x + dx * share, y + dy * share)
        let square = nearX * nearX + nearY * nearY
        let (start, end) = (Double(shares[end - 1]), Double(shares[end]))
        return Answer(
          squaredDistance: square, segment: segment, start: Float(start), share: share,
          snapped: SnappedPlace(
            position: SegmentPosition(segment: segment, fraction: start + (end - start) * share),
            coordinate: try Coordinate(
              latitude: (a.y + (b.y - a.y) * share) / 1e7,
              longitude: (a.x + (b.x - a.x) * share) / 1e7),
            distance: try Distance(metres: square.squareRoot())))
      }
      let nearest = own.min {
        ($0.squaredDistance, $0.start, $0.share) < ($1.squaredDistance, $1.start, $1.share)
      }
      if let nearest, nearest.squaredDistance <= limit * limit { answers.append(nearest) }
    }
    return answers.sorted {
      ($0.squaredDistance, $0.segment) < ($1.squaredDistance, $1.segment)
    }.map(\.snapped)
  }

  /// A network whose points lie within so many units, some of them on edges of cells and tiles.
  private func network(
    _ random: inout SeededGenerator, around latitude: Int, _ longitude: Int, _ extent: Int
  ) throws -> RoadNetwork {
    var network = RoadNetwork()
    func coordinate(_ random: inout SeededGenerator) -> Coordinate {
      var y = latitude + Int.random(in: -extent...extent, using: &random)
      var x = longitude + Int.random(in: -extent...extent, using: &random)
      // Cells are counted from the south pole and the antimeridian.
      if Int.random(in: 0..<4, using: &random) == 0 { y -= (y + 900_000_000) % 8_192 }
      if Int.random(in: 0..<4, using: &random) == 0 { x -= (x + 1_800_000_000) % 65_536 }
      return Coordinate(clampingLatitude: Double(y) / 1e7, longitude: Double(x) / 1e7)
    }
    for _ in 0..<6 { network.vertices.append(coordinate(&random)) }
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let inner = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        coordinate(&random)
      }
      let tail = UInt32.random(in: 0..<6, using: &random)
      let head = UInt32.random(in: 0..<6, using: &random)
      network.addSegment(
        from: tail, to: head, through: inner, length: try Distance(metres: 100),
        movement: PerProfile(all: .init(both: Weight(deciseconds: 100))))
    }
    return network
  }

  @Test(arguments: [200, 5_000, 60_000, 3_000_000, 80_000_000])
  func agreesToTheLastBit(extent: Int) throws {
    let corners = [
      (399_000_000, 1_163_000_000), (411_500_000, -86_100_000), (0, 0), (800_000_000, 100_000_000),
      (-810_000_000, 0), (100_000_000, 1_799_990_000), (-337_000_000, -1_799_990_000),
    ]
    var found = 0
    for seed in 0..<14 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let (latitude, longitude) = corners[Int(seed) % corners.count]
      let network = try network(&random, around: latitude, longitude, extent)
      let graph = try RoadGraph(network)
      let built = SegmentIndex(graph)
      var writer = SnapshotWriter()
      built.write(to: &writer)
      let index = try SegmentIndex(Snapshot(bytes: writer.bytes()), graph)
      for question in 0..<12 {
        // On a road, beside it, or anywhere.
        let reach = [0, 300, 40_000, extent * 2][question % 4]
        let base = network.vertices[Int.random(in: 0..<network.vertices.count, using: &random)]
        let place = Coordinate(
          clampingLatitude: base.latitude
            + Double(Int.random(in: -reach...reach, using: &random)) / 1e7,
          longitude: base.longitude + Double(Int.random(in: -reach...reach, using: &random)) / 1e7
            + (question % 2 == 0 ? 0 : 3e-8))
        let all = try scan(graph, place, .infinity) { $0.leadsToMain(.foot) }
        for limit in [.infinity, 500, 60, all.first?.distance.metres ?? 7] {
          let expected = try scan(graph, place, limit) { $0.leadsToMain(.foot) }
          let snapped = index.snap(place, for: .foot, as: .origin, within: limit)
          try #require(snapped == expected.first, "seed \(seed), question \(question)")
          try #require(
            index.place(near: place, for: .foot, as: .origin, within: limit) == snapped?.place)
          for count in [1, 4, 99] {
            let several = index.candidates(
              count, near: place, for: .foot, as: .origin, within: limit)
            try #require(several == Array(expected.prefix(count)), "seed \(seed), \(question)")
          }
          found += expected.count
        }
      }
    }
    #expect(found > 500)
  }
}
