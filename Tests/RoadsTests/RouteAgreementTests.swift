import Geodesy
import TestSupport
import Testing

@testable import Roads

/// A route's legs, line and steps against the slow way to each: every segment measured, every bearing
/// computed. Equal to the last bit.
struct RouteAgreementTests {
  private func line(_ graph: RoadGraph, _ leg: Route.Leg) -> [Coordinate] {
    SegmentLine(graph.line(ofSegment: leg.travel.segment)).part(from: leg.start, to: leg.end)
  }

  private func geometry(
    _ graph: RoadGraph, from origin: SegmentPosition, _ legs: [Route.Leg]
  ) -> [Coordinate] {
    var geometry = [graph.coordinate(of: origin)]
    for leg in legs {
      for point in line(graph, leg) where point != geometry.last { geometry.append(point) }
    }
    return geometry
  }

  /// Where steps begin, and with what turn.
  private func turns(_ graph: RoadGraph, _ route: Route, _ profile: Profile) -> [(Int, Turn)] {
    var turns: [(Int, Turn)] = []
    var before: Double?
    var name: StreetName?
    var efforts: SegmentFlags = []
    let effort: SegmentFlags = [.stairs, .pushing, .ferry]
    for (number, leg) in route.legs.enumerated() {
      let line = line(graph, leg)
      guard let second = line.first(where: { $0 != line[0] }),
        let previous = line.last(where: { $0 != line[line.count - 1] })
      else { continue }
      let turn =
        before.map {
          Turn(degrees: GreatCircle.initialBearing(from: line[0], to: second) - $0)
        } ?? .depart
      before = GreatCircle.initialBearing(from: previous, to: line[line.count - 1])
      let own = graph.name(ofSegment: leg.travel.segment)
      var flags = graph.flags(ofSegment: leg.travel.segment)
      let isPushed =
        leg.travel.direction == .forward
        ? flags.contains(.pushingForward) : flags.contains(.pushingBackward)
      if isPushed { flags.insert(.pushing) }
      if profile == .foot { flags.remove(.pushing) }
      flags.formIntersection(effort)
      let isAlong = [.straight, .slightLeft, .slightRight].contains(turn)
      if turns.isEmpty || own != name || !isAlong || flags != efforts {
        turns.append((turns.isEmpty ? 0 : number, turn))
        name = own
        efforts = flags
      }
    }
    return turns
  }

  @Test(arguments: Profile.allCases)
  func agreesToTheLastBit(profile: Profile) throws {
    var workspace = SearchWorkspace()
    var legCount = 0
    for seed in 0..<600 as Range<UInt64> {
      var world = try RandomNetwork(seed: seed)
      // Some near a pole, some at the antimeridian, where one place has several names.
      let shift: (Double, Double) = [(0, 0), (50.098, 0), (0, 63.698)][Int(seed % 3)]
      world.network.vertices = world.network.vertices.map { $0.shifted(shift) }
      world.network.points = world.network.points.map { $0.shifted(shift) }
      let graph = try RoadGraph(world.network)
      let dijkstra = Dijkstra(graph, profile)
      for _ in 0..<6 {
        let (origin, destination) = (world.place(), world.place())
        guard let route = dijkstra.route(from: origin, to: destination, using: &workspace)
        else { continue }
        legCount += route.legs.count
        try #require(
          route.geometry == geometry(graph, from: origin.position, route.legs), "seed \(seed)")
        // Line by line it is the same, where every place has one name.
        var line: [Coordinate] = []
        for leg in route.legs {
          let part = graph.line(along: [leg])
          try #require(part == geometry(graph, from: leg.position, [leg]), "seed \(seed)")
          line += line.last == part.first ? part[1...] : part[...]
        }
        if !line.isEmpty, seed % 3 == 0 {
          try #require(line == route.geometry, "seed \(seed)")
        }
        for leg in route.legs.dropLast() {
          let from = SegmentPosition(segment: leg.travel.segment, fraction: leg.start)
          let departure = graph.departure(from: from, leg.travel.direction, profile)
          try #require(departure?.weight == leg.weight, "seed \(seed)")
        }
        for leg in route.legs {
          let metres = graph.metres(ofSegment: leg.travel.segment) * abs(leg.end - leg.start)
          try #require(leg.metres == metres, "seed \(seed)")
        }
        let steps = graph.steps(of: route, for: profile)
        let expected = turns(graph, route, profile)
        if !expected.isEmpty {
          try #require(steps.map(\.legs.lowerBound) == expected.map(\.0), "seed \(seed)")
          try #require(steps.map(\.turn) == expected.map(\.1), "seed \(seed)")
        }
      }
    }
    #expect(legCount > 2_000)
  }

  /// Turns around 60 degrees: where a plane leaves doubt, bearings decide.
  @Test func turnsAtTheLimit() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let middle = Coordinate(
        clampingLatitude: Double.random(in: -85...85, using: &random),
        longitude: Double.random(in: -179...179, using: &random))
      let first = Double.random(in: 0..<360, using: &random)
      let turn =
        [60, -60, 0][Int.random(in: 0..<3, using: &random)]
        + Double.random(in: -1.5...1.5, using: &random)
      let length = [1e-6, 1e-4, 5e-3, 0.05][Int.random(in: 0..<4, using: &random)]
      func away(_ degrees: Double, _ length: Double) -> Coordinate {
        let direction = SineCosine(degrees: degrees)
        let narrow = SineCosine(degrees: middle.latitude).cosine
        return Coordinate(
          clampingLatitude: middle.latitude + length * direction.cosine,
          longitude: middle.longitude + length * direction.sine / narrow)
      }
      let before = LegEnd(from: away(first, -length), to: middle)
      let after = LegEnd(from: middle, to: away(first + turn, length))
      let exact = Turn(degrees: after.bearing - before.bearing)
      #expect(
        before.goesOnStraight(into: after)
          == [.straight, .slightLeft, .slightRight].contains(exact))
    }
  }
}

extension Route.Leg {
  /// Where it begins.
  fileprivate var position: SegmentPosition {
    SegmentPosition(segment: travel.segment, fraction: start)
  }
}

extension Coordinate {
  fileprivate func shifted(_ by: (Double, Double)) -> Coordinate {
    Coordinate(
      clampingLatitude: ((latitude + by.0) * 1e7).rounded() / 1e7,
      longitude: ((longitude + by.1) * 1e7).rounded() / 1e7)
  }
}
