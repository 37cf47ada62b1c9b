import MapCompiler
import Testing

@Suite struct RoadSketchTests {
  static let cases = [
    "a oneway street": """
    a--b--c
    ab: highway=residential oneway=yes
    foot a↔c 150 s
    bicycle a→c 53 s, c→a no route
    ebike a→c 48 s, c→a no route
    """,
    "round the block against a oneway": """
    a--b
    |  |
    c--d
    ab: highway=residential oneway=yes
    bicycle a→b 27 s, b→a 53 s
    """,
    "private only at the ends": """
    a--b--c--d
    bc: highway=service access=private
    all a→d no route
    foot a→c 150 s, b→d 150 s
    """,
    "a gate with a code": """
    a--b--c
    b: barrier=gate access=private
    foot a↔c 170 s
    bicycle a↔c 73 s
    ebike a↔c 68 s
    """,
    "a gate for everybody": """
    a--b--c
    b: barrier=gate
    foot a↔c 155 s
    """,
    "a locked gate": """
    a--b--c
    b: barrier=gate locked=yes
    all a↔c no route
    """,
    "a locked gate that opens for people on foot": """
    a--b--c
    b: barrier=gate locked=yes foot=yes
    foot a↔c 170 s
    riders a↔c no route
    """,
    "a bollard": """
    a--b--c
    b: barrier=bollard
    foot a↔c 150 s
    bicycle a↔c 53 s
    """,
    "a cycle barrier": """
    a--b--c
    b: barrier=cycle_barrier
    foot a↔c 150 s
    bicycle a↔c 58 s
    """,
    "a kissing gate": """
    a--b--c
    b: barrier=kissing_gate
    foot a↔c 155 s
    riders a↔c no route
    """,
    "a turnstile and a stile that admits bicycles": """
    a--b--c--d
    b: barrier=turnstile
    c: barrier=stile bicycle=yes
    foot a↔d 235 s
    riders a↔c no route
    bicycle b↔d 63 s
    """,
    "a wall": """
    a--b--c
    b: barrier=wall
    all a↔c no route
    """,
    "a gate closed to bicycles": """
    a--b--c
    b: barrier=gate bicycle=no
    foot a↔c 155 s
    riders a↔c no route
    """,
    "a barrier nobody knows": """
    a--b--c
    b: barrier=mystery
    foot a↔c 150 s
    """,
    "signals": """
    a--b--c
    b: highway=traffic_signals
    foot a↔c 165 s
    bicycle a↔c 68 s
    """,
    "a crossing with signals, and one without": """
    a--b--c--d
    b: highway=crossing crossing=traffic_signals
    c: highway=crossing bicycle=no
    foot a↔d 240 s
    bicycle a↔d 95 s
    """,
    "a lift": """
    a--b--c
    b: highway=elevator
    foot a↔c 190 s
    riders a↔c no route
    """,
    "an emergency exit": """
    a--b--c
    b: entrance=emergency
    all a↔c no route
    """,
    "no right turn, so riders turn round at c": """
    a--b--c
       |
       d
    ab-b-bd: restriction=no_right_turn
    foot a→d 113 s
    bicycle a→d 93 s
    ebike a→d 84 s
    bicycle d→a 40 s, a→c 53 s
    """,
    "only straight on": """
    a--b--c
       |
       d
    ab-b-bc: restriction=only_straight_on
    foot a→d 113 s
    bicycle a→c 53 s
    """,
    "bicycles excepted": """
    a--b--c
    ab-b-bc: restriction=no_straight_on except=psv;bicycle
    bicycle a→c 53 s
    ebike a→c 48 s
    """,
    "a restriction for bicycles": """
    a--b--c
    ab-b-bc: restriction:bicycle=no_straight_on
    foot a→c 150 s
    riders a→c no route
    """,
    "who pushes may turn": """
    a--b--c
    ab: highway=footway
    bc: highway=residential
    ab-b-bc: restriction=no_straight_on
    bicycle a→c 117 s
    """,
    "destination-only at both ends": """
    a--b--c--d
    ab: highway=service access=destination
    cd: highway=service access=private
    bicycle a↔d 80 s
    """,
  ]

  @Test func everySketchComesOut() throws {
    try #require(Self.cases.count >= 20)
    for (title, text) in Self.cases.sorted(by: { $0.key < $1.key }) {
      let sketch = try RoadSketch(text)
      #expect(!sketch.expectations.isEmpty && !sketch.edges.isEmpty, "\(title)")
      for expected in sketch.expectations {
        let seconds = try sketch.seconds(expected.profile, from: expected.from, to: expected.to)
        #expect(
          seconds == expected.seconds,
          "\(title): \(expected.profile) \(expected.from)→\(expected.to)")
      }
    }
  }

  @Test func whatCannotBeKeptIsReported() {
    let way = TurnMember(kind: .way, id: 1, role: "via")
    #expect(throws: TurnRuleError.viaWay) {
      try TurnRule.reading(["restriction": "no_u_turn"], members: [way])
    }
    #expect(throws: TurnRuleError.conditional) {
      try TurnRule.reading(["restriction:conditional": "no_u_turn @ (07:00-09:00)"], members: [])
    }
    #expect(throws: TurnRuleError.unknownWord("no_fun")) {
      try TurnRule.reading(["restriction": "no_fun"], members: [])
    }
    #expect(WayRule(["highway": "path", "foot": "perhaps"])?.unread.count == 1)
  }
}
