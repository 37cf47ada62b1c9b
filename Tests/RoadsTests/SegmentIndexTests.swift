import Geodesy
import Roads
import SnapshotFormat
import Testing

struct SegmentIndexTests {
  /// Metres and share of the piece, in the plane that touches the earth at `place`; written apart from
  /// the index.
  private func nearest(_ place: Coordinate, _ a: Coordinate, _ b: Coordinate) -> (Double, Double) {
    let degree = GreatCircle.earthRadius * .pi / 180
    let narrow = SineCosine(degrees: place.latitude).cosine
    func flat(_ c: Coordinate) -> SIMD2<Double> {
      SIMD2(
        (c.longitude - place.longitude) * degree * narrow, (c.latitude - place.latitude) * degree)
    }
    let (from, to) = (flat(a), flat(b))
    let way = to - from
    let length = (way * way).sum()
    let share = length > 0 ? min(1, max(0, -(from * way).sum() / length)) : 0
    let point = from + way * share
    return ((point * point).sum().squareRoot(), share)
  }

  private func isWanted(_ marks: SegmentMarks, _ profile: Profile, _ purpose: SnapPurpose) -> Bool {
    switch purpose {
    case .origin: marks.leadsToMain(profile)
    case .destination: marks.isLedToFromMain(profile)
    case .anywhere: marks.isUsable(profile)
    }
  }

  @Test(arguments: [SnapPurpose.origin, .destination, .anywhere])
  func agreesWithAScan(purpose: SnapPurpose) throws {
    var found = 0
    for seed in 0..<700 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      let graph = try RoadGraph(world.network)
      let index = SegmentIndex(graph)
      let profile = try #require(Profile.allCases.randomElement(using: &world.random))
      for limit in [60.0, 500, .infinity] {
        let grid = try world.coordinate()
        let place = try Coordinate(
          latitude: grid.latitude + Double.random(in: -0.002...0.002, using: &world.random),
          longitude: grid.longitude + Double.random(in: -0.002...0.002, using: &world.random))
        var expected: [(metres: Double, segment: UInt32)] = []
        for segment in 0..<UInt32(graph.segmentCount)
        where isWanted(graph.marks(ofSegment: segment), profile, purpose) {
          let line = graph.line(ofSegment: segment)
          // What is one point is not in the index.
          if line.allSatisfy({ $0 == line[0] }) { continue }
          let metres = zip(line, line.dropFirst()).map { nearest(place, $0, $1).0 }.min()
          if let metres, metres <= limit { expected.append((metres, segment)) }
        }
        expected.sort { $0 < $1 }
        for count in [1, 3, 40] {
          let got = index.candidates(count, near: place, for: profile, as: purpose, within: limit)
          try #require(got.count == min(count, expected.count), "seed \(seed)")
          found += got.count
          for (snapped, (metres, _)) in zip(got, expected) {
            try #require(abs(snapped.distance.metres - metres) < 1e-6, "seed \(seed)")
            // Sharper than the order: the point is on the segment it names, at that distance.
            let line = graph.line(ofSegment: snapped.position.segment)
            let own = zip(line, line.dropFirst()).map { nearest(place, $0, $1).0 }.min()
            try #require(abs((own ?? .infinity) - metres) < 1e-6, "seed \(seed)")
            let onRoad = GreatCircle.distance(from: place, to: snapped.coordinate).metres
            try #require(abs(onRoad - metres) < 0.001 * metres + 0.01, "seed \(seed)")
          }
          try #require(Set(got.map(\.position.segment)).count == got.count, "seed \(seed)")
          if count == 1 {
            let one = index.snap(place, for: profile, as: purpose, within: limit)
            try #require(one == got.first, "seed \(seed)")
          }
        }
      }
    }
    #expect(found > 5_000)
  }

  @Test func fractionIsByLength() throws {
    var network = RoadNetwork()
    let west = network.addVertex(at: try Coordinate(latitude: 39.9, longitude: 116.30))
    let east = network.addVertex(at: try Coordinate(latitude: 39.9, longitude: 116.34))
    let bend = try Coordinate(latitude: 39.9, longitude: 116.33)
    network.addSegment(
      from: west, to: east, through: [bend], length: try Distance(metres: 3_412),
      movement: PerProfile(all: .init(both: Weight(deciseconds: 1_000))))
    let index = SegmentIndex(try RoadGraph(network))
    let snapped = try #require(
      index.snap(
        try Coordinate(latitude: 39.901, longitude: 116.31), for: .foot, as: .origin))
    #expect(abs(snapped.position.fraction - 0.25) < 1e-6)
    #expect(abs(snapped.distance.metres - 111.2) < 0.1)
    // 111.2 m at 4.8 km/h.
    #expect(snapped.place.access == Weight(deciseconds: 834))
    let offMap = try Coordinate(latitude: 39.91, longitude: 116.31)
    #expect(index.snap(offMap, for: .foot, as: .origin) == nil)
    #expect(index.snap(offMap, for: .foot, as: .origin, within: 1_200) != nil)
  }

  @Test func emptyMap() throws {
    let index = SegmentIndex(try RoadGraph(RoadNetwork()))
    let place = try Coordinate(latitude: 0, longitude: 0)
    #expect(index.snap(place, for: .foot, as: .anywhere, within: .infinity) == nil)
    #expect(index.candidates(3, near: place, for: .foot, as: .anywhere) == [])
  }

  /// A tree of nodes with too few levels: its tiles would be taken for nodes.
  @Test func aGridWithTooFewLevelsIsRefused() throws {
    let graph = try RoadGraph(try RandomNetwork(seed: 4).network)
    for levels in 0..<4 {
      var nodes = [UInt32](repeating: 0, count: 256 * max(levels, 1))
      for level in 0..<levels { nodes[256 * level + 75] = UInt32(level + 1) }
      var writer = SnapshotWriter()
      SegmentIndex(graph).write(to: &writer)
      let whole = try Snapshot(bytes: writer.bytes())
      writer = SnapshotWriter()
      for section in whole.sections {
        switch section {
        case "ri.node": writer.add(section, nodes)
        case "ri.tile": writer.add(section, [0, 0] as [UInt64])
        case "ri.cell": writer.add(section, [0, 0, 0] as [UInt32])
        default: writer.add(section, try whole.column(section, of: UInt8.self))
        }
      }
      let snapshot = try Snapshot(bytes: writer.bytes())
      guard let index = try? SegmentIndex(snapshot, graph) else { continue }
      for latitude in stride(from: -80.0, through: 80, by: 7.3) {
        _ = index.snap(
          Coordinate(clampingLatitude: latitude, longitude: latitude * 2), for: .foot,
          as: .anywhere)
      }
    }
  }
}
