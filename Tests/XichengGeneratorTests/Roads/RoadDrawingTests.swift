import Testing

@testable import XichengGenerator

/// How drawn lines become a network, on plans of a few lines. Coordinates are metres from the middle.
struct RoadDrawingTests {
  private func line(
    _ points: (Double, Double)..., level: Int = 0, role: RoadLine.Role = .lane, axis: Int = -1
  ) -> RoadLine {
    var line = RoadLine(
      points: points.map { Spot(plan: Vector(east: $0.0, north: $0.1)) },
      tags: ["highway": "residential"], role: role)
    line.level = level
    line.axis = axis
    return line
  }

  private func spot(_ east: Double, _ north: Double) -> Spot {
    Spot(plan: Vector(east: east, north: north))
  }

  @Test func linesThatCrossShareAPoint() {
    let woven = Weaver.woven([line((-50, 0), (50, 0)), line((0, -50), (0, 50))])
    #expect(woven.map(\.points.count) == [3, 3])
    #expect(woven[0].points[1] == woven[1].points[1])
    #expect(woven[0].points[1].metres(to: spot(0, 0)) < 0.2)
  }

  @Test func bridgesCrossWithoutAPoint() {
    let woven = Weaver.woven([line((-50, 0), (50, 0)), line((0, -50), (0, 50), level: 1)])
    #expect(woven.map(\.points.count) == [2, 2])
  }

  /// Stairs end on the street below, though they belong to the bridge.
  @Test func endsJoinWhatTheyEndOn() {
    let woven = Weaver.woven([line((-50, 0), (50, 0)), line((0, 0), (0, 50), level: 1)])
    #expect(woven.map(\.points.count) == [3, 2])
    #expect(woven[0].points[1] == woven[1].points[0])
  }

  @Test func streetsAreCutAtTheLastCrossing() {
    let fitted = StreetFitter.fitted([
      line((-100, 0), (100, 0), role: .street, axis: 0),
      line((0, -200), (0, 25), role: .street, axis: 1),
    ])
    #expect(fitted[1].points.last.map { $0.metres(to: spot(0, 0)) < 0.2 } == true)
  }

  @Test func streetsThatFallShortAreLedOn() {
    let fitted = StreetFitter.fitted([
      line((-100, 0), (100, 0), role: .street, axis: 0),
      line((0, -200), (0, -25), role: .street, axis: 1),
    ])
    #expect(fitted[1].points.count == 3)
    #expect(fitted[1].points.last.map { $0.metres(to: spot(0, 0)) < 0.2 } == true)
  }

  /// Driving is on the right: eastward on the southern carriageway, and both meet at the ends.
  @Test func carriagewaysKeepRightAndMeetAtTheirEnds() {
    let axis = Axis(
      .primary, .dual(10), from: spot(-200, 0), .init("甲街", "A Street", spot(200, 0)))
    let lines = axis.lines(axis: 0)
    #expect(lines.count == 2)
    let (south, north) = (lines[0].points, lines[1].points)
    #expect(south.first == north.last && south.last == north.first)
    #expect(south[1].plan.north < -9 && south[1].plan.east < south[2].plan.east)
    #expect(north[1].plan.north > 9 && north[1].plan.east > north[2].plan.east)
    #expect(lines.allSatisfy { $0.tags["oneway"] == "yes" && $0.tags["sidewalk"] == "right" })
  }

  @Test func lanesEndAtStreetsAndAtFences() {
    let street = line((0, -100), (0, 100), role: .street, axis: 0)
    let fence = Ground(
      "园",
      [spot(40, 20), spot(40, 60), spot(80, 60), spot(80, 20)].map { ($0.latitude, $0.longitude) })
    let plan = RoadPlan(streets: [street], barriers: [], grounds: [fence])
    let lane = plan.pieces(from: spot(-60, 0), to: spot(60, 0))
    #expect(lane.map(\.start) == [spot(-60, 0), spot(0, 0)])
    #expect(lane.map(\.end) == [spot(0, 0), spot(60, 0)])
    #expect(plan.pieces(from: spot(30, 40), to: spot(90, 40)).isEmpty)
    #expect(plan.settled(spot(7, 3), within: 24) == (spot(0, 3), true))
  }

  /// The examples of the format's own description: 150 as a varint, and small signed numbers.
  @Test func messagesAreProtocolBuffers() {
    var message = PBFMessage()
    message.add(1, 150)
    message.add(2, text: "testing")
    message.add(3, deltas: [10, 9, 11])
    #expect(
      message.bytes == [0x08, 0x96, 0x01, 0x12, 0x07] + Array("testing".utf8) + [
        0x1A, 0x03, 20, 1, 4,
      ])
  }
}
