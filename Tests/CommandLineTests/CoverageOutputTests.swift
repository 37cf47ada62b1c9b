import Foundation
import Testing

@testable import waystation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A coverage of the whole sample: more bytes than are written at once, read by others.
@Suite struct CoverageOutputTests {
  private static let question = [
    "coverage", "--need", "water", "--minutes", "5", "--sites", "2", "--open", "now", "--at",
    "2026-11-21T10:00", "--lang", "zh",
  ]

  private func output(_ format: String) throws -> Data {
    let outcome = try BuiltCommand(arguments: Self.question + ["--format", format]).run()
    #expect(outcome.status == 0, "\(outcome.errorText)")
    return Data(outcome.output)
  }

  /// Classes add up to the roads, lines are as long as is said of them, and JSON says the same.
  @Test func linesAddUp() throws {
    let collection = try #require(
      JSONSerialization.jsonObject(with: output("geojson")) as? [String: Any])
    let features = try #require(collection["features"] as? [[String: Any]])
    let roads = try #require(collection["roads"] as? [String: Double])
    var metres: [String: Double] = [:]
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      guard properties["is"] as? String == "roads" else { continue }
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let lines = try #require(geometry["coordinates"] as? [[[Double]]])
      let said = try #require(properties["length_m"] as? Double)
      let measured = lines.reduce(0) { $0 + Self.length($1) }
      #expect(abs(measured / said - 1) < 0.005)
      metres[try #require(properties["covered"] as? String)] = said
    }
    #expect(Set(metres.keys) == ["yes", "possibly", "by_sites", "no"])
    #expect(abs(metres.values.reduce(0, +) - roads["length_m"]!) < 1)
    #expect(abs(metres["yes"]! - roads["covered_m"]!) < 1)
    #expect(abs(metres["yes"]! + metres["possibly"]! - roads["possibly_covered_m"]!) < 1)

    let answer = try #require(
      JSONSerialization.jsonObject(with: output("json")) as? [String: Any])
    #expect(answer["roads"] as? [String: Double] == roads)
    let hours = try #require(answer["hours"] as? [[String: Any]])
    #expect(hours.count == 24)
    #expect(hours[10]["covered_m"] as? Double == roads["covered_m"])
    #expect(hours[10]["possible_share"] as? Double == roads["possible_share"])
  }

  /// The picture of the README is what its command draws.
  @Test func committedPicture() throws {
    let arguments = [
      "coverage", "--need", "water", "--minutes", "5", "--by", "foot", "--sites", "3", "--format",
      "svg",
      "--lang", "en",
    ]
    let outcome = try BuiltCommand(arguments: arguments).run()
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Data/xicheng/coverage.svg")
    let isSame = try Data(contentsOf: file) == Data(outcome.output)
    #expect(
      isSame,
      "run: swift run waystation \(arguments.joined(separator: " ")) -o Data/xicheng/coverage.svg")
  }

  private static func length(_ line: [[Double]]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { sum, ends in
      let (from, to) = ends
      let north = (to[1] - from[1]) * 111_195
      let east = (to[0] - from[0]) * 111_195 * cos(from[1] * .pi / 180)
      return sum + (north * north + east * east).squareRoot()
    }
  }

  @Test func thePictureIsXML() throws {
    #expect(XMLParser(data: try output("svg")).parse())
  }

  /// Who made the roads is named where the map says so, and only there.
  @Test func contributorsAreNamedWhereTheMapSaysSo() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.addMaps()
    #expect(RoadOrigin(try MapFile.open(scratch.path("city.waystation"))) == .openStreetMap)
    #expect(RoadOrigin(try MapFile.open(scratch.path("no-roads.waystation"))) == .unknown)
    let words = TableWords(language: .en)
    #expect(RoadOrigin.unknown.line(words) == nil)
    for (map, expected) in [
      (nil, "Sample data, not for navigation"),
      (scratch.path("city.waystation"), "Roads © OpenStreetMap contributors"),
    ] {
      let outcome = try BuiltCommand(
        arguments: ["coverage", "--minutes", "2", "--format", "svg", "--lang", "en"]
          + (map.map { ["--map", $0] } ?? [])
      ).run()
      #expect(outcome.outputText.contains(expected))
      #expect(outcome.outputText.contains("OpenStreetMap") == (map != nil))
    }
  }

  /// Points are counted as roads are: what is possibly covered is more than what is covered for certain.
  @Test func possiblyCoveredPointsAreCountedWithTheOthers() throws {
    let outcome = try BuiltCommand(
      arguments: [
        "coverage", "--minutes", "3", "--need", "water", "--by", "foot", "--open",
        "2026-11-21T22:30", "--points", "-", "--format", "json",
      ],
      input: .bytes(
        Array(
          (0..<400).map {
            "\(39.88 + Double($0 % 20) * 0.004),\(116.33 + Double($0 / 20) * 0.003)\n"
          }
          .joined().utf8))
    ).run()
    let answer = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
    let points = try #require(answer["points"] as? [String: Double])
    let figures = try ["covered", "possibly_covered", "uncovered", "off_the_map", "count"].map {
      try #require(points[$0])
    }
    #expect(figures[1] > figures[0])
    #expect(figures[1] + figures[2] + figures[3] == figures[4])
    let onMap = figures[4] - figures[3]
    #expect(abs(try #require(points["possible_share"]) - figures[1] / onMap) < 1e-4)
    #expect(abs(try #require(points["share"]) - figures[0] / onMap) < 1e-4)
  }

  /// A file gets what standard output gets.
  @Test func filesHoldTheSame() throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    for format in ["table", "json", "geojson", "svg"] {
      let file = scratch.path("answer.\(format)")
      let outcome = try BuiltCommand(
        arguments: Self.question + ["--format", format, "-o", file]
      ).run()
      #expect(outcome.status == 0 && outcome.output.isEmpty)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == output(format))
    }
  }
}
