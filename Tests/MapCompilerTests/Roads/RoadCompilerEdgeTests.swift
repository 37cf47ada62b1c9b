import Foundation
import Geodesy
import MapCompiler
import MapImport
import Roads
import Testing

/// Maps that are cut off, out of order, damaged or hostile.
@Suite struct RoadCompilerEdgeTests {
  @Test func roadsAreCutWhereNodesAreMissing() throws {
    var map = TinyMap()
    try map.row(3)
    try map.row(3, first: 5)
    map.way(10, [1, 2, 3, 4, 5, 6, 7])
    map.way(11, [3, 4, 5])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-3", "5-7"])
    #expect(compilation.report.missingNodes == 1 && compilation.report.roadsCut == 2)
    #expect(compilation.report.roadsWithoutExtent == 1)
  }

  @Test func roadsEndAtTheLastNodeWithinTheClip() throws {
    var map = TinyMap()
    try map.row(6)
    map.way(10, [1, 2, 3, 4, 5, 6])
    map.way(11, [5, 6])
    map.turn(90, "no_straight_on", from: [10], via: 5, to: [11])
    let east = try TinyMap.place(east: 350, north: 0).longitude
    let west = try TinyMap.place(east: 50, north: 0).longitude
    let box = try BoundingBox(south: 39, west: west, north: 40, east: east)
    let compilation = try map.compile(RoadCompiler(clip: .box(box)))
    #expect(compilation.shape == ["2-4"])
    #expect(compilation.report.nodesOutside == 3 && compilation.report.missingNodes == 0)
    #expect(compilation.report.turnRulesLost == [.missingWay: 1])
  }

  /// A map with everything in it, so that order has something to disturb.
  private func district() throws -> TinyMap {
    var map = TinyMap()
    try map.row(6)
    try map.row(6, north: 100, first: 11)
    try map.node(20, east: 250, north: 50, ["barrier": "gate", "bicycle": "no"])
    try map.node(21, east: 250, north: 60, ["highway": "traffic_signals"])
    map.way(10, [1, 2, 3, 4, 5, 6], ["highway": "tertiary", "name": "South Street"])
    map.way(11, [11, 12, 13, 14, 15, 16], ["highway": "tertiary", "name": "北街"])
    map.way(12, [2, 12], ["highway": "residential", "oneway": "yes"])
    map.way(13, [3, 20, 21, 14], ["highway": "footway"])
    map.way(14, [5, 20, 15], ["highway": "service", "access": "private"])
    map.way(15, [6, 16, 15, 5, 6], ["highway": "track", "tracktype": "grade3"])
    map.turn(90, "only_straight_on", from: [12], via: 12, to: [11])
    map.turn(91, "no_right_turn", from: [13], via: 14, to: [11])
    map.turn(92, "no_u_turn", from: [12], via: 2, to: [12])
    return map
  }

  @Test func theOrderOfTheFileMakesNoDifference() throws {
    var map = try district()
    let first = try map.compile()
    expectSame(first, try map.compile())
    map.isBackward = true
    expectSame(first, try map.compile())
    #expect(first.report.connectors == 4 && first.network.segments.count > 15)
  }

  private func expectSame(_ one: RoadCompilation, _ other: RoadCompilation) {
    #expect(one.network.vertices == other.network.vertices)
    #expect(one.network.segments == other.network.segments)
    #expect(one.network.points == other.network.points)
    #expect(one.network.names == other.network.names)
    #expect(one.network.restrictions == other.network.restrictions)
    #expect(one.nodeIDs == other.nodeIDs && one.wayIDs == other.wayIDs)
    #expect(one.report.turnRulesLost == other.report.turnRulesLost)
  }

  @Test func idsMayBeExtreme() throws {
    var map = TinyMap()
    try map.node(.min)
    try map.node(.max, east: 100)
    try map.node(-1, east: 200)
    map.way(.max, [.min, .max, -1])
    map.way(.min, [-1, .min, 9_000_000_000_000_000_000])
    map.turn(.min, "no_u_turn", from: [.max], via: -1, to: [.max])
    let compilation = try map.compile()
    #expect(compilation.wayIDs == [.min, .max])
    #expect(compilation.nodeIDs == [.min, -1])
    #expect(compilation.network.restrictions.count == 1)
    _ = try RoadGraph(compilation.network)
  }

  @Test func waysOfOneNodeOrNone() throws {
    var map = TinyMap()
    try map.node(1)
    map.way(10, [1])
    map.way(11, [])
    map.way(12, [7, 8, 9])
    let compilation = try map.compile()
    #expect(compilation.network.segments.isEmpty && compilation.network.vertices.isEmpty)
    #expect(compilation.report.roadsWithoutExtent == 3)
    #expect(try RoadGraph(compilation.network).vertexCount == 0)
  }

  @Test func ofElementsWithOneIDTheFirstCounts() throws {
    var map = TinyMap()
    try map.row(3)
    try map.node(2, east: 5000)
    map.way(10, [1, 2])
    map.way(10, [2, 3])
    let compilation = try map.compile()
    #expect(compilation.shape == ["1-2"])
    #expect(compilation.report.repeatedWays == 1)
    #expect(abs(compilation.network.segments[0].length.metres - 100) < 0.05)
  }

  @Test func aRoadAcrossTheAntimeridianIsShort() throws {
    let text = """
      <osm version='0.6'><node id='1' lat='0' lon='179.9999'/><node id='2' lat='0' lon='-179.9999'/>
      <way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='path'/></way></osm>
      """
    let compilation = try RoadCompiler().compile(Array(text.utf8), file: "dateline.osm")
    #expect(abs(compilation.network.segments[0].length.metres - 22.2) < 0.1)
  }

  @Test func everyBeginningOfAFileIsReadOrRefused() throws {
    let bytes = Array(try district().xml.utf8)
    for count in stride(from: 0, to: bytes.count, by: 37) {
      do throws(MapCompilerError) {
        _ = try RoadCompiler().compile(Array(bytes[..<count]), file: "cut.osm")
        Issue.record("\(count) bytes of \(bytes.count) are no map")
      } catch {
        guard case .unreadable = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
  }

  @Test func refusalsSayWhy() throws {
    do throws(MapCompilerError) {
      _ = try RoadCompiler().compile(path: "/nowhere/city.osm.pbf")
    } catch {
      #expect("\(error)".hasPrefix("/nowhere/city.osm.pbf: no such file"))
    }
    let pipe = MapCompilerError.readOnlyOnce(file: "/dev/fd/9")
    #expect("\(pipe)".contains("read twice"))
    let large = MapCompilerError.tooLarge(what: "segments", count: 9, limit: 8)
    #expect("\(large)" == "the map has 9 segments or more: expected at most 8; take a part of it")
  }

  #if os(Linux) || os(macOS)
    @Test func aPipeIsRefused() throws {
      let pipe = Pipe()
      let xml = try district().xml
      try pipe.fileHandleForWriting.write(contentsOf: Data(xml.utf8))
      try pipe.fileHandleForWriting.close()
      let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
      #expect(throws: MapCompilerError.readOnlyOnce(file: path)) {
        try RoadCompiler().compile(path: path)
      }
    }
  #endif

  @Test func progressTellsTheStage() throws {
    var map = TinyMap()
    try map.row(2)
    map.way(10, [1, 2])
    var stages: [MapProgress.Stage] = []
    _ = try RoadCompiler().compile(Array(map.xml.utf8), file: "tiny.osm") {
      stages.append($0.stage)
    }
    #expect(stages.first == .ways && stages.last == .nodes)
  }
}
