import MapImport
import Testing

@testable import XichengGenerator

/// Roads and the ground: water, rails and closed compounds are crossed only where a bridge or a tunnel
/// is, and stops are beside roads.
struct RoadGroundTests {
  private let sample: RoadSample
  private let pieces: [RoadSample.Piece]

  init() throws {
    sample = try RoadSample.sample.get()
    pieces = sample.pieces
  }

  /// Looked at every five metres, ends left out: a bridge begins at the water's edge.
  private func enters(_ outline: Outline, _ piece: RoadSample.Piece) -> Bool {
    let steps = max(2, Int(piece.metres / 5))
    return (1..<steps).contains {
      outline.contains(piece.from.towards(piece.to, share: Double($0) / Double(steps)))
    }
  }

  @Test(arguments: [
    Water.xihai, .houhai, .qianhai, .beihai, .zhongnanhai, .taorantingLake, .daguanyuanPond,
  ])
  func noRoadCrossesTheLake(_ lake: Water) {
    for piece in pieces where enters(lake.outline, piece) {
      Issue.record("way \(piece.way.id) crosses \(lake.name) at \(piece.from)")
    }
  }

  @Test(arguments: [Water.northMoat, .westMoat, .southMoat])
  func moatIsCrossedOnBridges(_ moat: Water) {
    for piece in pieces where enters(moat.outline, piece) && !piece.leadsOver {
      Issue.record("way \(piece.way.id) crosses \(moat.name) at \(piece.from)")
    }
  }

  @Test(arguments: [(Barrier.northChannel, "德胜桥"), (.southChannel, "银锭桥")])
  func channelBetweenLakesHasOneBridge(_ channel: Barrier, _ bridge: String) {
    let crossing = pieces.filter { piece in
      channel.stretches.contains { piece.stretch.crossing($0) != nil }
    }
    #expect(crossing.count == 1)
    #expect(crossing.allSatisfy { $0.way.tags["bridge:name"] == bridge && $0.leadsOver })
  }

  @Test(arguments: Barrier.rails)
  func railIsCrossedOnlyOverOrUnder(_ rail: Barrier) {
    let crossing = pieces.filter { piece in
      rail.stretches.contains { piece.stretch.crossing($0) != nil }
    }
    #expect((1...12).contains(crossing.count))
    #expect(crossing.allSatisfy { $0.leadsOver || $0.leadsUnder })
  }

  @Test func southWestRailHasOneFootbridge() {
    let bridges = pieces.filter { piece in
      piece.leadsOver
        && Barrier.southWestRail.stretches.contains { piece.stretch.crossing($0) != nil }
    }
    #expect(bridges.map(\.way.tags["highway"]) == ["footway"])
  }

  @Test func stopsAreBesideRoads() {
    var grid = StretchGrid()
    for piece in pieces where RoadSample.isWalked(piece.way) {
      grid.add(piece.stretch, line: 0, index: 0)
    }
    func metres(_ feature: Feature) -> Double {
      grid.nearest(to: feature.spot.plan, within: 400) { _ in true }?.metres ?? .infinity
    }
    let stops = StopGenerator.features()
    for stop in stops where metres(stop) > 150 {
      Issue.record("\(stop.id) is \(metres(stop)) m from the nearest road")
    }
    let all = stops + CornerGenerator.features()
    #expect(all.count { metres($0) <= 100 } * 100 >= all.count * 99)
  }

  /// Two roads that cross on one level have a node there.
  @Test func roadsOfOneLevelCrossInNodes() {
    var grid = StretchGrid()
    for (number, piece) in pieces.enumerated() { grid.add(piece.stretch, line: number, index: 0) }
    func layer(_ piece: RoadSample.Piece) -> String {
      // The main road of an expressway is above or below everything else for its whole length.
      piece.way.tags["highway"] == "trunk" ? "main road" : piece.way.tags["layer"] ?? "0"
    }
    for (number, piece) in pieces.enumerated() {
      for other in grid.near(piece.stretch).map({ grid.entries[$0].line }) where other > number {
        let second = pieces[other]
        guard layer(piece) == layer(second), piece.start != second.start,
          piece.start != second.end, piece.end != second.start, piece.end != second.end,
          let at = piece.stretch.crossing(second.stretch)
        else { continue }
        let inner = 0.001...0.999
        if inner.contains(at.share), inner.contains(at.otherShare) {
          Issue.record("ways \(piece.way.id) and \(second.way.id) cross at \(piece.from)")
        }
      }
    }
  }
}
