import NearestStop
import TestSupport

/// A small random map, as bytes of a file and as the finder in it: streets on a grid, some missing, some
/// one-way; stops with hours, with those nobody knows, and without.
struct DrawnMap {
  let seed: UInt64
  let bytes: [UInt8]
  let finder: StopFinder
  private(set) var random: SeededGenerator

  static let side = 7
  static let spacing = 0.001
  static let corner = (latitude: 39.9, longitude: 116.3)
  private static let hours: [String?] = [
    nil, "24/7", "08:00-20:00", "Mo-Fr 09:00-17:00", "Mo-Su 22:00-08:00", "by appointment",
    "Mo-Fr 08:00-20:00; PH off",
  ]

  init(seed: UInt64, stopCount: Int = 24, hasRoads: Bool = true) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    var graph: RoadGraph?
    if hasRoads { graph = try RoadGraph(DrawnMap.network(&random)) }
    let stops = try (0..<stopCount).map { number in
      var stop = Stop(
        id: "s\(100 + number)", names: StopNames(chinese: "驿站\(number)"),
        coordinate: try DrawnMap.place(&random),
        amenities: AmenitySet(rawValue: random.next() & 0b111 | 1))
      stop.openingHours = DrawnMap.hours.randomElement(using: &random) ?? nil
      stop.access = StopAccess.allCases.randomElement(using: &random)
      stop.names.aliases = (0..<Int.random(in: 0..<3, using: &random)).map { "站\($0)" }
      stop.amenityNotes = (0..<Int.random(in: 0..<3, using: &random)).map {
        AmenityNote(amenity: Amenity.allCases[$0], text: $0 == 0 ? "" : "two, at noon")
      }
      stop.entrances = try (0..<max(0, Int.random(in: -3..<4, using: &random))).map {
        var entrance = StopEntrance(at: try DrawnMap.place(&random))
        if $0 > 0 { entrance.name = "东门" }
        entrance.access = [nil, .open, .private].randomElement(using: &random) ?? nil
        entrance.openingHours = DrawnMap.hours.randomElement(using: &random) ?? nil
        return entrance
      }
      return stop
    }
    let built = try StopFinder(stops, roads: graph)
    var writer = SnapshotWriter()
    built.write(to: &writer, as: random.next() & 1 == 0 ? .prepared : .compact)
    bytes = try writer.bytes()
    finder = try StopFinder(Snapshot(bytes: bytes))
    self.random = random
  }

  private static func network(_ random: inout SeededGenerator) -> RoadNetwork {
    var network = RoadNetwork()
    var vertices: [UInt32] = []
    for row in 0..<side {
      for column in 0..<side {
        vertices.append(
          network.addVertex(
            at: Coordinate(
              clampingLatitude: corner.latitude + Double(row) * spacing
                + .random(in: -0.0002...0.0002, using: &random),
              longitude: corner.longitude + Double(column) * spacing)))
      }
    }
    for place in vertices.indices {
      let isLast = place % side == side - 1
      for other in [isLast ? nil : place + 1, place + side].compactMap(\.self)
      where other < vertices.count && Int.random(in: 0..<10, using: &random) > 1 {
        let (tail, head) = (vertices[place], vertices[other])
        let length = GreatCircle.distance(
          from: network.vertices[Int(tail)], to: network.vertices[Int(head)])
        let isOneWay = Int.random(in: 0..<6, using: &random) == 0
        func movement(_ speed: Double) -> RoadNetwork.Movement {
          let weight = Weight(metres: length.metres, kilometresPerHour: speed)
          return RoadNetwork.Movement(
            forward: weight, backward: isOneWay && speed > 5 ? .infinity : weight)
        }
        network.addSegment(
          from: tail, to: head, through: [], length: length, name: nil,
          movement: PerProfile(foot: movement(4.8), bicycle: movement(13.5), ebike: movement(15)))
      }
    }
    return network
  }

  private static func place(_ random: inout SeededGenerator) throws -> Coordinate {
    try Coordinate(
      latitude: corner.latitude + .random(in: -0.002...0.008, using: &random),
      longitude: corner.longitude + .random(in: -0.002...0.008, using: &random))
  }

  /// Mostly on the map, sometimes far off.
  mutating func origin() throws -> Coordinate {
    if Int.random(in: 0..<25, using: &random) == 0 {
      return try Coordinate(latitude: 12, longitude: 34)
    }
    return try DrawnMap.place(&random)
  }

  mutating func question() throws -> DrawnQuestion {
    var question = DrawnQuestion()
    question.count = [1, 1, 2, 3, 5, 10, 24, 1_000].randomElement(using: &random) ?? 1
    question.needs = AmenitySet(rawValue: [0, 0, 1, 2, 4, 6, 8].randomElement(using: &random) ?? 0)
    question.mode = TravelMode.allCases.randomElement(using: &random) ?? .foot
    if finder.roads == nil, Int.random(in: 0..<3, using: &random) > 0 {
      question.mode = .straightLine
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      question.limit = try Distance(metres: .random(in: 0...900, using: &random))
    }
    if question.mode != .straightLine, Int.random(in: 0..<3, using: &random) == 0 {
      question.timeLimit = TravelTime(seconds: .random(in: 0...500, using: &random))
    }
    if Int.random(in: 0..<2, using: &random) == 0 {
      question.excluded = (0..<Int.random(in: 1..<20, using: &random)).map { _ in
        "s\(Int.random(in: 95..<130, using: &random))"
      }
    }
    if Int.random(in: 0..<2, using: &random) == 0 {
      question.opening = (
        departure: 1_760_000_000 + Int64.random(in: 0..<600_000, using: &random),
        stay: Int.random(in: 0..<90, using: &random), admitsUnknown: Bool.random(using: &random)
      )
    }
    return question
  }

  /// On the map.
  mutating func place() throws -> Coordinate { try DrawnMap.place(&random) }

  mutating func number(below end: Int) -> Int { Int.random(in: 0..<end, using: &random) }
}

/// A question, as Swift asks it.
struct DrawnQuestion {
  var count = 1
  var needs: AmenitySet = []
  var mode = TravelMode.straightLine
  var limit: Distance?
  var timeLimit: TravelTime?
  var excluded: [String] = []
  /// How many minutes one stays on a tour where hours are not asked for.
  var stay = 0
  var opening: (departure: Int64, stay: Int, admitsUnknown: Bool)?

  /// None is the holiday of the year in which questions are asked.
  static let holidays = "2025-10-10,public_holiday\n2025-10-11\n"

  func condition() throws -> OpeningCondition? {
    let calendar = try HolidayCalendar(parsing: Self.holidays)
    return try opening.map { opening in
      guard let departure = LocalTime(unixSeconds: Int(opening.departure)) else {
        throw GeodesyError.latitudeOutOfRange(0)
      }
      return OpeningCondition(
        leavingAt: departure, stayingFor: opening.stay, admittingUnknown: opening.admitsUnknown,
        holidays: calendar)
    }
  }
}
