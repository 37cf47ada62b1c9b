import Geodesy
import Roads
import TestSupport

/// Small networks with everything that makes trouble: one-way roads, parallel ones, loops, zero
/// weights, islands, turn restrictions, junctions at one place, delays, and in most of them segments
/// for the ends of a trip only, from a few to nearly all.
struct RandomNetwork {
  var network = RoadNetwork()
  var random: SeededGenerator

  init(seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    let vertexCount = Int.random(in: 1...8, using: &random)
    let segmentCount = Int.random(in: 1...14, using: &random)
    let shares: [Double] = [0, 0.3, 0.5, 0.7, 1]
    let endsOnlyShare = shares.randomElement(using: &random) ?? 0
    let delayShare = shares.randomElement(using: &random) ?? 0
    for _ in 0..<vertexCount { network.vertices.append(try coordinate()) }
    network.names = [
      StreetName(chinese: "北街"), StreetName(english: "South"), StreetName(english: "West"),
    ]
    for _ in 0..<segmentCount {
      let inner = try (0..<Int.random(in: 0...2, using: &random)).map { _ in try coordinate() }
      network.addSegment(
        from: UInt32.random(in: 0..<UInt32(vertexCount), using: &random),
        to: UInt32.random(in: 0..<UInt32(vertexCount), using: &random), through: inner,
        length: try Distance(metres: Double.random(in: 0...500, using: &random)),
        name: Bool.random(using: &random) ? UInt32.random(in: 0..<3, using: &random) : nil,
        movement: PerProfile(
          foot: movement(delayShare), bicycle: movement(delayShare), ebike: movement(delayShare)),
        endsOnly: endsOnly(endsOnlyShare))
    }
    for _ in 0..<Int.random(in: 0...6, using: &random) { addRestriction() }
  }

  /// In whole 10⁻⁷ degrees, within about 400 m.
  mutating func coordinate() throws -> Coordinate {
    try Coordinate(
      latitude: Double(399_000_000 + Int.random(in: 0...40, using: &random) * 1_000) / 1e7,
      longitude: Double(1_163_000_000 + Int.random(in: 0...40, using: &random) * 1_000) / 1e7)
  }

  private mutating func endsOnly(_ share: Double) -> ProfileSet {
    guard Double.random(in: 0..<1, using: &random) < share else { return [] }
    let sets: [ProfileSet] = [
      [.foot, .bicycle, .ebike], [.foot, .bicycle, .ebike], .riders, .foot, .bicycle, .ebike,
    ]
    return sets.randomElement(using: &random) ?? []
  }

  private mutating func movement(_ delayShare: Double) -> RoadNetwork.Movement {
    func weight() -> Weight {
      switch Int.random(in: 0..<10, using: &random) {
      case 0...1: .infinity
      case 2: .zero
      default: Weight(deciseconds: UInt32.random(in: 1...40, using: &random))
      }
    }
    func delay() -> Weight {
      guard Double.random(in: 0..<1, using: &random) < delayShare else { return .zero }
      return Weight(deciseconds: [5, 15, 20].randomElement(using: &random) ?? 0)
    }
    return RoadNetwork.Movement(
      forward: weight(), backward: weight(), forwardDelay: delay(), backwardDelay: delay())
  }

  private mutating func addRestriction() {
    let directed = (0..<UInt32(network.segments.count)).flatMap { segment in
      TravelDirection.both.map { DirectedSegment(segment: segment, direction: $0) }
    }
    guard let from = directed.randomElement(using: &random) else { return }
    let via = network.end(from)
    guard
      let to = directed.filter({ network.start($0) == via }).randomElement(using: &random)
    else { return }
    network.restrictions.append(
      TurnRestriction(
        Bool.random(using: &random) ? .no : .only, from: from, via: via, to: to,
        profiles: [.riders, .bicycle, .ebike].randomElement(using: &random) ?? .riders))
  }

  mutating func place() -> RoadPlace {
    let fractions = [0, 1, 0.5, Double.random(in: 0...1, using: &random)]
    return RoadPlace(
      SegmentPosition(
        segment: UInt32.random(in: 0..<UInt32(network.segments.count), using: &random),
        fraction: fractions.randomElement(using: &random) ?? 0),
      access: Weight(deciseconds: UInt32.random(in: 0...9, using: &random)))
  }
}

extension RoadNetwork {
  func start(_ travel: DirectedSegment) -> UInt32 {
    let segment = segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.tail : segment.head
  }

  func end(_ travel: DirectedSegment) -> UInt32 {
    let segment = segments[Int(travel.segment)]
    return travel.direction == .forward ? segment.head : segment.tail
  }
}
