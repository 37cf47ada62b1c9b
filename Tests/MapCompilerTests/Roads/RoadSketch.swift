import MapCompiler
import Roads

/// A tiny map, drawn:
///
///     a--b--c
///        |
///        d
///     ab: highway=residential oneway=yes
///     b: barrier=gate
///     ab-b-bd: restriction=no_right_turn
///     foot a↔c 155 s
///     bicycle a→c 58 s, c→a no route
///
/// Nodes are letters. Each `-`, `|`, `/` or `\` is 50 m, so `a--b` is 100 m. What is not in the legend
/// is `highway=residential`. Expectations begin with foot, bicycle, ebike, riders or all; seconds are
/// rounded; several are separated by commas.
struct RoadSketch {
  struct Edge {
    var ends: [Character]
    var metres: Double
  }
  struct Way {
    var nodes: [Character]
    var tags: [String: String]
  }
  struct Turn {
    var from: String
    var via: Character
    var to: String
    var tags: [String: String]
  }
  struct Expectation {
    var profile: Profile
    var from: Character
    var to: Character
    /// `nil`: no route.
    var seconds: Int?
  }
  struct Fault: Error { var line: String }

  private(set) var edges: [Edge] = []
  /// Where the letters stand in the drawing.
  private(set) var places: [Character: (row: Int, column: Int)] = [:]
  private(set) var ways: [Way] = []
  private(set) var nodes: [Character: [String: String]] = [:]
  private(set) var turns: [Turn] = []
  private(set) var expectations: [Expectation] = []

  init(_ text: String) throws {
    var drawing: [[Character]] = []
    for line in text.split(separator: "\n").map(String.init) {
      let words = line.split(separator: " ").map(String.init)
      guard let first = words.first else { continue }
      if let profiles = RoadSketch.profiles[first] {
        let rest = words.dropFirst().joined(separator: " ")
        for part in rest.split(separator: ",") {
          expectations += try RoadSketch.expectations(String(part), profiles)
        }
      } else if first.last == ":" {
        try readLegend(String(first.dropLast()), Array(words.dropFirst()))
      } else {
        drawing.append(Array(line))
      }
    }
    trace(drawing)
    let named = Set(
      ways.flatMap { way in zip(way.nodes, way.nodes.dropFirst()).map { Set([$0, $1]) } })
    for edge in edges where !named.contains(Set(edge.ends)) {
      ways.append(Way(nodes: edge.ends, tags: ["highway": "residential"]))
    }
  }

  private mutating func readLegend(_ name: String, _ words: [String]) throws {
    var tags: [String: String] = [:]
    for word in words {
      let pair = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { throw Fault(line: "\(name): \(word)") }
      tags[pair[0]] = pair[1]
    }
    let parts = name.split(separator: "-").map(String.init)
    if parts.count == 3, let via = parts[1].first {
      turns.append(Turn(from: parts[0], via: via, to: parts[2], tags: tags))
    } else if name.count == 1, let node = name.first {
      nodes[node] = tags
    } else {
      ways.append(Way(nodes: Array(name), tags: tags))
    }
  }

  /// Follows each line of the drawing from a letter to the right or downwards to the next letter.
  private mutating func trace(_ drawing: [[Character]]) {
    func at(_ row: Int, _ column: Int) -> Character {
      guard drawing.indices.contains(row), drawing[row].indices.contains(column) else { return " " }
      return drawing[row][column]
    }
    let strokes: [(Character, Int, Int)] = [("-", 0, 1), ("|", 1, 0), ("\\", 1, 1), ("/", 1, -1)]
    for row in drawing.indices {
      for column in drawing[row].indices where at(row, column).isLetter {
        places[at(row, column)] = (row, column)
        for (stroke, down, right) in strokes {
          var length = 0
          while at(row + (length + 1) * down, column + (length + 1) * right) == stroke {
            length += 1
          }
          let end = at(row + (length + 1) * down, column + (length + 1) * right)
          guard length > 0, end.isLetter else { continue }
          edges.append(Edge(ends: [at(row, column), end], metres: Double(length) * 50))
        }
      }
    }
  }

  func metres(_ one: Character, _ other: Character) -> Double? {
    edges.first { $0.ends == [one, other] || $0.ends == [other, one] }?.metres
  }

  private static let profiles: [String: [Profile]] = [
    "foot": [.foot], "bicycle": [.bicycle], "ebike": [.ebike], "riders": [.bicycle, .ebike],
    "all": Profile.allCases,
  ]

  private static func expectations(
    _ text: String, _ profiles: [Profile]
  ) throws -> [Expectation] {
    let words = text.split(separator: " ")
    guard words.count == 3, words[0].count == 3, let from = words[0].first,
      let to = words[0].last
    else { throw Fault(line: text) }
    let seconds = Int(words[1])
    guard seconds != nil || words[1] == "no" else { throw Fault(line: text) }
    let isBothWays = words[0].contains("↔")
    return profiles.flatMap { profile in
      let there = Expectation(profile: profile, from: from, to: to, seconds: seconds)
      let back = Expectation(profile: profile, from: to, to: from, seconds: seconds)
      return isBothWays ? [there, back] : [there]
    }
  }
}
