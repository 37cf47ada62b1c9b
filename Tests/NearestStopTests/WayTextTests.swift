import Geodesy
import NearestStop
import Roads
import SnapshotFormat
import Stops
import Testing

/// Two straight roads that do not meet: one along a parallel, in three parts, and one far north of it.
struct SeparateRoads {
  let network: RoadNetwork

  init() throws {
    var network = RoadNetwork()
    let avenue = network.addName(StreetName(english: "Avenue"))
    let numbered = network.addName(StreetName(english: "Avenue", reference: "5"))
    let number = network.addName(StreetName(reference: "6"))
    func addRoad(latitude: Double, names: [UInt32]) throws {
      var vertices: [UInt32] = []
      for place in 0...names.count {
        vertices.append(
          network.addVertex(
            at: try Coordinate(latitude: latitude, longitude: 116.3 + 0.001 * Double(place))))
      }
      for (place, name) in names.enumerated() {
        let length = GreatCircle.distance(
          from: network.vertices[Int(vertices[place])],
          to: network.vertices[Int(vertices[place + 1])])
        let weight = Weight(metres: length.metres, kilometresPerHour: 4.8)
        let movement = RoadNetwork.Movement(forward: weight, backward: weight)
        network.addSegment(
          from: vertices[place], to: vertices[place + 1], through: [], length: length, name: name,
          movement: PerProfile(foot: movement, bicycle: movement, ebike: movement))
      }
    }
    try addRoad(latitude: 39.9, names: [avenue, numbered, avenue, number])
    try addRoad(latitude: 39.95, names: [avenue])
    self.network = network
  }

  func finder(stopAt latitude: Double, _ longitude: Double) throws -> StopFinder {
    let stop = Stop(
      id: "a", coordinate: try Coordinate(latitude: latitude, longitude: longitude),
      amenities: [.water])
    return try StopFinder([stop], roads: try RoadGraph(network))
  }
}

struct WayTextTests {
  /// A number that comes and goes does not make a new step; another name does.
  @Test func aStreetIsToldOnce() throws {
    let finder = try SeparateRoads().finder(stopAt: 39.9001, 116.3038)
    var workspace = SearchWorkspace()
    let route = try finder.route(
      from: Coordinate(latitude: 39.9001, longitude: 116.3002), toStop: 0, by: .foot,
      using: &workspace)
    #expect(
      route.steps.map(\.english) == [
        "Walk 11 m to the road.", "Walk 239 m along Avenue.",
        "Continue straight on 6 and walk 68 m.", "Walk 11 m to the destination.",
      ])
  }

  /// On one straight line without a name: a path, a ferry, stairs, stairs that one pushes along.
  @Test func whatOneDoesIsNotMixedUp() throws {
    var network = RoadNetwork()
    var last = network.addVertex(at: try Coordinate(latitude: 39.9, longitude: 116.3))
    let parts: [SegmentFlags] = [[], .ferry, .stairs, [.stairs, .pushing], .pushing, []]
    for (place, flags) in parts.enumerated() {
      let next = network.addVertex(
        at: try Coordinate(latitude: 39.9, longitude: 116.301 + 0.001 * Double(place)))
      let movement = RoadNetwork.Movement(both: Weight(deciseconds: 600))
      network.addSegment(
        from: last, to: next, through: [], length: try Distance(metres: 85.3),
        movement: PerProfile(all: movement), flags: flags)
      last = next
    }
    let finder = try StopFinder([], roads: RoadGraph(network))
    var workspace = SearchWorkspace()
    func manners(_ profile: Profile) throws -> [TravelStep.Manner] {
      try finder.route(
        from: Coordinate(latitude: 39.9, longitude: 116.3),
        to: Coordinate(latitude: 39.9, longitude: 116.306), by: profile, using: &workspace
      ).steps.map(\.manner)
    }
    #expect(try manners(.foot) == [.walking, .ferry, .stairs, .walking])
    #expect(
      try manners(.ebike) == [.riding, .ferry, .stairsPushing, .stairsPushing, .pushing, .riding])
  }

  /// Against the traffic of a oneway one is told to push, and with it to ride; on foot, neither.
  @Test func whatIsPushedOneWayIsToldSo() throws {
    var network = RoadNetwork()
    let avenue = network.addName(StreetName(chinese: "大街", english: "Avenue"))
    var ends = [network.addVertex(at: try Coordinate(latitude: 39.9, longitude: 116.3))]
    for place in 1...2 {
      ends.append(
        network.addVertex(
          at: try Coordinate(latitude: 39.9, longitude: 116.3 + 0.001 * Double(place))))
      let weight = Weight(deciseconds: 600)
      let movement = RoadNetwork.Movement(forward: weight, backward: weight)
      network.addSegment(
        from: ends[place - 1], to: ends[place], through: [], length: try Distance(metres: 85.3),
        name: avenue,
        movement: PerProfile(foot: movement, bicycle: movement, ebike: movement),
        flags: place == 1 ? .pushingBackward : [])
    }
    let finder = try StopFinder([], roads: try RoadGraph(network))
    var workspace = SearchWorkspace()
    func directions(_ profile: Profile, _ from: Double, _ to: Double) throws -> [String] {
      try finder.route(
        from: Coordinate(latitude: 39.9, longitude: from),
        to: Coordinate(latitude: 39.9, longitude: to), by: profile, using: &workspace
      ).steps.map(\.english).filter { $0.contains("Avenue") }
    }
    #expect(try directions(.ebike, 116.3001, 116.3019) == ["Ride 154 m along Avenue."])
    #expect(
      try directions(.ebike, 116.3019, 116.3001) == [
        "Ride 77 m along Avenue.", "Continue straight on Avenue and push for 77 m.",
      ])
    #expect(try directions(.foot, 116.3019, 116.3001) == ["Walk 154 m along Avenue."])
  }

  /// Nobody walks 0 m.
  @Test func whatHasNoLengthIsToldWithoutIt() throws {
    let finder = try SeparateRoads().finder(stopAt: 39.900002, 116.3008)
    var workspace = SearchWorkspace()
    let route = try finder.route(
      from: Coordinate(latitude: 39.900002, longitude: 116.3002), toStop: 0, by: .foot,
      using: &workspace)
    #expect(
      route.steps.map(\.english) == [
        "Start on the road.", "Walk 51 m along Avenue.", "Arrive at the destination.",
      ])
    #expect(route.steps.map(\.chinese) == ["从路上出发。", "沿 Avenue 步行 51 米。", "到达目的地。"])
    let short = try finder.route(
      from: Coordinate(latitude: 39.900002, longitude: 116.300798), toStop: 0, by: .foot,
      using: &workspace)
    #expect(
      short.steps.map(\.english) == [
        "Start on the road.", "Start on Avenue.", "Arrive at the destination.",
      ])
  }

  /// A limit does not make a place that is cut off look like one that is merely too far from all stops.
  @Test func whatIsCutOffIsSoWithinALimitAsWell() throws {
    let finder = try SeparateRoads().finder(stopAt: 39.95, 116.3005)
    var workspace = SearchWorkspace()
    let origin = try Coordinate(latitude: 39.9, longitude: 116.3)
    let error = RoutingError.notReachable(from: origin, .foot)
    let limit = try Distance(metres: 10_000)
    let time = TravelTime(seconds: 60)
    #expect(throws: error) { try finder.nearest(1, to: origin, by: .foot, using: &workspace) }
    #expect(throws: error) {
      try finder.nearest(1, to: origin, by: .foot, within: limit, using: &workspace)
    }
    #expect(throws: error) {
      try finder.nearest(1, to: origin, by: .foot, in: time, using: &workspace)
    }
    let found = try finder.nearest(
      1, to: origin, by: .foot, needing: [.shelter], in: time, using: &workspace)
    #expect(found.isEmpty)
  }

  /// A way is told backwards along the arcs of the search; a file may name others, on which it would
  /// never end.
  @Test func anArcFromElsewhereIsRefused() throws {
    let finder = try SeparateRoads().finder(stopAt: 39.9001, 116.3002)
    var writer = SnapshotWriter()
    finder.write(to: &writer)
    let snapshot = try Snapshot(bytes: writer.bytes())
    let entries: Column<UInt32> = try snapshot.column("rt.entr0")
    let arcCount = UInt32(try #require(finder.roads).graph.arcCount)
    for arc in 0..<arcCount
    where !stride(from: 2, to: entries.count, by: 3).contains(where: {
      entries[$0] == arc
    }) {
      var changed = SnapshotWriter()
      for section in snapshot.sections where section != "rt.entr0" {
        changed.add(section, try snapshot.column(section, of: UInt8.self))
      }
      var lies = entries.array
      for place in stride(from: 2, to: lies.count, by: 3) { lies[place] = arc }
      changed.add("rt.entr0", lies)
      let hostile = try Snapshot(bytes: changed.bytes())
      #expect(throws: SnapshotError.self, "arc \(arc)") { try StopFinder(hostile) }
    }
  }
}
