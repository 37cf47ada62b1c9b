import MapCompiler
import Roads
import Testing

/// What the rules say of a drawn map is what its compiled network says.
@Suite struct RoadCompilerSketchTests {
  @Test func networksAgreeWithTheRules() throws {
    try #require(RoadSketchTests.cases.count >= 20)
    for (title, text) in RoadSketchTests.cases.sorted(by: { $0.key < $1.key }) {
      let sketch = try RoadSketch(text)
      let compilation = try map(of: sketch).compile()
      for expected in sketch.expectations {
        let seconds = compilation.seconds(
          expected.profile, number(expected.from), number(expected.to))
        let name = "\(title): \(expected.profile) \(expected.from)→\(expected.to)"
        #expect((seconds == nil) == (expected.seconds == nil), "\(name)")
        guard let seconds, let whole = expected.seconds else { continue }
        #expect(abs(seconds - Double(whole)) < 1, "\(name)")
      }
      _ = try RoadGraph(compilation.network)
    }
  }

  private func number(_ letter: Character) -> Int64 {
    Int64(letter.unicodeScalars.first?.value ?? 0)
  }

  /// The sketch as a map. Strokes of two columns and of one row are 100 m and 50 m.
  private func map(of sketch: RoadSketch) throws -> TinyMap {
    var map = TinyMap()
    for (letter, place) in sketch.places.sorted(by: { $0.key < $1.key }) {
      try map.node(
        number(letter), east: Double(place.column) * 100 / 3,
        north: 500 - Double(place.row) * 25, sketch.nodes[letter] ?? [:])
    }
    for (index, way) in sketch.ways.enumerated() {
      map.way(Int64(index), way.nodes.map(number), way.tags)
    }
    func ways(_ name: String) -> [Int64] {
      sketch.ways.indices.filter { String(sketch.ways[$0].nodes) == name }.map { Int64($0) }
    }
    for (index, turn) in sketch.turns.enumerated() {
      let word = turn.tags["restriction"]
      map.turn(
        Int64(index), word ?? "none", from: ways(turn.from), via: number(turn.via),
        to: ways(turn.to), turn.tags)
    }
    return map
  }
}
