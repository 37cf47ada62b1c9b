import Geodesy
import NearestStop
import Roads
import SnapshotFormat
import Stops
import TestSupport
import Testing

/// A whole small map, stops and roads, damaged in every place.
struct DamagedSnapshotTests {
  private let bytes: [UInt8]
  private let expected: [String]

  init() throws {
    var network = RoadNetwork()
    let corners = try [(0.0, 0.0), (0, 4e-3), (3e-3, 4e-3), (3e-3, 0)].map {
      network.addVertex(
        at: try Coordinate(latitude: 39.9 + $0.0, longitude: 116.3 + $0.1))
    }
    let name = network.addName(StreetName(chinese: "烟袋斜街", english: "Yandai Byway"))
    for (place, corner) in corners.enumerated() {
      let next = corners[(place + 1) % 4]
      let length = GreatCircle.distance(
        from: network.vertices[Int(corner)], to: network.vertices[Int(next)])
      func movement(_ speed: Double) -> RoadNetwork.Movement {
        RoadNetwork.Movement(
          forward: Weight(metres: length.metres, kilometresPerHour: speed),
          backward: place == 2
            ? .infinity : Weight(metres: length.metres, kilometresPerHour: speed),
          forwardDelay: Weight(deciseconds: 150))
      }
      network.addSegment(
        from: corner, to: next, through: [], length: length, name: place == 1 ? nil : name,
        movement: PerProfile(foot: movement(4.8), bicycle: movement(13.5), ebike: movement(15)),
        endsOnly: place == 3 ? .riders : [])
    }
    var stops = try (0..<5).map { number in
      Stop(
        id: "s\(number)", names: StopNames(chinese: "驿站\(number)"),
        coordinate: try Coordinate(
          latitude: 39.9 + 0.0007 * Double(number), longitude: 116.3 + 0.001 * Double(number % 4)),
        amenities: number % 2 == 0 ? [.water, .shelter] : [.water])
    }
    stops[1].openingHours = "Mo-Fr 08:00-20:00"
    let finder = try StopFinder(stops, roads: try RoadGraph(network))
    var provenance = Provenance()
    provenance.add("roads.file", "drawn")
    var writer = SnapshotWriter()
    try provenance.write(to: &writer)
    finder.write(to: &writer)
    bytes = try writer.bytes()
    expected = try Self.answers(of: Snapshot(bytes: bytes))
  }

  /// Everything one can ask, in words.
  private static func answers(of snapshot: Snapshot) throws -> [String] {
    let finder = try StopFinder(snapshot)
    var answers = ["\(try Provenance(snapshot))", "\(finder.stops.map { $0 })"]
    var workspace = SearchWorkspace()
    let origins = [(39.9003, 116.3004), (39.9021, 116.3031), (39.8, 116.3)].map {
      Coordinate(clampingLatitude: $0.0, longitude: $0.1)
    }
    for origin in origins {
      for mode in TravelMode.allCases {
        for needs in [[], AmenitySet.shelter] as [AmenitySet] {
          let found = try? finder.nearest(
            4, to: origin, by: mode, needing: needs, withRoutes: true, using: &workspace)
          answers.append("\(String(describing: found))")
        }
        guard let profile = mode.profile else { continue }
        let reached = try? finder.reachable(
          within: TravelTime(seconds: 300), from: origin, by: profile, using: &workspace)
        answers.append("\(String(describing: reached))")
        let route = try? finder.route(
          from: origin, to: origins[0], by: profile, using: &workspace)
        answers.append("\(String(describing: route?.steps.map(\.chinese)))")
        let onTheWay = try? finder.nearest(
          2, along: [origin, origins[1]], by: profile, withRoutes: true, using: &workspace)
        answers.append("\(String(describing: onTheWay))")
      }
    }
    let coverage = try? finder.coverage(
      within: TravelTime(seconds: 100), by: .ebike, needing: .shelter,
      openAt: CalendarDate(year: 2026, month: 11, day: 20).flatMap {
        LocalTime(date: $0, hour: 12, minute: 0)
      }, using: &workspace)
    let plan = coverage?.newSites(2, using: &workspace)
    answers.append(
      "\(String(describing: coverage?.share)) \(String(describing: plan?.sites)) "
        + "\(String(describing: coverage?.points(origins)))")
    return answers
  }

  @Test func theWholeMapAnswers() throws {
    #expect(expected.count > 30)
    #expect(expected.joined().contains("烟袋斜街"))
    #expect(try Self.answers(of: Snapshot(bytes: bytes)) == expected)
  }

  /// One flipped bit in each byte, one after the other: refused.
  @Test func everyFlippedByteIsRefused() throws {
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      #expect(throws: SnapshotError.self, "byte \(place)") { try Snapshot(bytes: damaged) }
    }
  }

  /// The same for a file whose checksums nobody compares, as if they had been made to fit: refused, or
  /// answered somehow. In all, every byte is changed in several ways; a run takes its share of them.
  @Test func aFlippedByteThatNobodyNoticesDoesNoHarm() throws {
    var opened = 0
    for place in stride(from: 64, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= place % 2 == 0 ? 0xFF : 1 << UInt8(place / 13 % 8)
      guard let snapshot = try? Snapshot(bytes: damaged, verifying: .frame),
        (try? Self.answers(of: snapshot)) != nil
      else { continue }
      opened += 1
    }
    #expect(opened > 50)
  }

  /// Cut off at every section's boundary and next to it, and at every 64th byte: refused.
  @Test func everyTruncationIsRefused() throws {
    let boundaries = stride(from: 0, to: bytes.count, by: 64).flatMap { [$0, $0 + 1, $0 + 63] }
    for length in boundaries + (0..<200) where length < bytes.count {
      let cut = Array(bytes.prefix(length))
      #expect(throws: SnapshotError.self, "length \(length)") { try Snapshot(bytes: cut) }
      #expect(throws: SnapshotError.self, "length \(length)") {
        try Snapshot(bytes: cut, verifying: .frame)
      }
    }
  }
}
