import Geodesy
import Roads
import TestSupport

/// A disturbed grid of streets, as a city is: some missing, some one-way, dead ends, a river with few
/// bridges, restricted turns, blocks that only those may enter who begin or end there.
struct GridNetwork {
  var network = RoadNetwork()
  var random: SeededGenerator
  let columns: Int

  init(seed: UInt64, columns: Int, rows: Int) throws {
    random = SeededGenerator(seed: seed)
    self.columns = columns
    for row in 0..<rows {
      for column in 0..<columns {
        let jitter = (
          Int.random(in: -300...300, using: &random), Int.random(in: -300...300, using: &random)
        )
        network.vertices.append(
          try Coordinate(
            latitude: Double(399_000_000 + row * 1_000 + jitter.0) / 1e7,
            longitude: Double(1_163_000_000 + column * 1_300 + jitter.1) / 1e7))
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let place = row * columns + column
        if column + 1 < columns, Int.random(in: 0..<100, using: &random) >= 12 {
          try addStreet(place, place + 1)
        }
        // The river has a bridge in every ninth column.
        let isRiver = row == rows / 2 && column % 9 != 4
        if row + 1 < rows, !isRiver, Int.random(in: 0..<100, using: &random) >= 12 {
          try addStreet(place, place + columns)
        }
      }
    }
    for _ in 0..<(network.segments.count / 60) { addRestriction() }
  }

  private mutating func addStreet(_ tail: Int, _ head: Int) throws {
    let weight = Weight(deciseconds: UInt32.random(in: 60...260, using: &random))
    let isOneWay = Int.random(in: 0..<100, using: &random) < 15
    let riding = RoadNetwork.Movement(
      forward: Weight(deciseconds: weight.deciseconds / 3),
      backward: isOneWay ? .infinity : Weight(deciseconds: weight.deciseconds / 3),
      forwardDelay: Weight(deciseconds: Bool.random(using: &random) ? 20 : 0))
    // Whole blocks of streets, as compounds are.
    let isPrivate = tail / columns % 11 == 3 && tail % columns % 7 < 2
    network.addSegment(
      from: UInt32(tail), to: UInt32(head), through: [], length: try Distance(metres: 100),
      movement: PerProfile(foot: .init(both: weight), bicycle: riding, ebike: riding),
      endsOnly: isPrivate ? [.foot, .bicycle, .ebike] : [])
  }

  private mutating func addRestriction() {
    let from = DirectedSegment(
      segment: UInt32.random(in: 0..<UInt32(network.segments.count), using: &random),
      direction: Bool.random(using: &random) ? .forward : .backward)
    let via = network.end(from)
    let next = network.segments.indices.filter {
      network.segments[$0].tail == via && $0 != Int(from.segment)
    }
    guard let to = next.randomElement(using: &random) else { return }
    network.restrictions.append(
      TurnRestriction(
        .no, from: from, via: via, to: DirectedSegment(segment: UInt32(to), direction: .forward),
        profiles: .riders))
  }

  mutating func place() -> RoadPlace {
    RoadPlace(
      SegmentPosition(
        segment: UInt32.random(in: 0..<UInt32(network.segments.count), using: &random),
        fraction: Double.random(in: 0...1, using: &random)),
      access: Weight(deciseconds: UInt32.random(in: 0...90, using: &random)))
  }
}
