import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What other programs read must be what they expect: JSON, XML, and numbers that agree.
@Suite struct RoadOutputTests {
  /// Answers of more bytes than are written at once are still JSON.
  @Test(arguments: [
    "nearest 39.9074,116.3675 --by ebike --count 355 --route --format json",
    "nearest 39.9074,116.3675 --by ebike --count 300 --need water --explain --format json",
    "nearest 39.9074,116.3675 --count 355 --format geojson",
    "reach 39.9074,116.3675 --minutes 20 --by ebike --format json",
    "reach 39.9074,116.3675 --minutes 20 --by ebike --format geojson",
    "along 39.9074,116.3675 39.9340,116.3790 --by ebike --count 355 --route --format json",
    "along 39.9074,116.3675 39.9340,116.3790 --by ebike --count 355 --route --format geojson",
    "stops --format json", "stops --format geojson", "find 驿站 --count 1000 --format json",
    "find 驿站 --count 1000 --format geojson",
  ])
  func longAnswersAreJSON(command: String) throws {
    let outcome = try BuiltCommand(arguments: command.split(separator: " ").map(String.init)).run()
    #expect(outcome.output.count > 64 * 1024 || outcome.status != 0)
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(outcome.output))
    }
  }

  private static let time = ["--at", "2026-11-21T12:07"]
  private static let here = "39.9074,116.3675"

  private func withMaps(_ body: (String, ScratchFolder) throws -> Void) throws {
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.addMaps()
    try body(scratch.path("city.waystation"), scratch)
  }

  private func json(_ arguments: [String]) throws -> Any {
    let outcome = try BuiltCommand(arguments: arguments).run()
    #expect(outcome.status == 0, "\(outcome.errorText)")
    return try JSONSerialization.jsonObject(with: Data(outcome.output))
  }

  @Test func everyJSONIsJSON() throws {
    try withMaps { map, _ in
      for format in ["json", "geojson"] {
        let end = ["--format", format, "--map", map]
        _ = try json(["nearest", Self.here, "--by", "foot", "--route"] + Self.time + end)
        _ = try json(["route", Self.here, "id:c-corner", "--by", "ebike"] + end)
        _ = try json(["reach", Self.here, "--minutes", "10"] + Self.time + end)
      }
      _ = try json(["table", "--from", Self.here, "--format", "json", "--map", map])
      _ = try json(["inspect", map, "--format", "json"])
    }
  }

  /// One question, four subcommands, one answer.
  @Test(arguments: ["foot", "bicycle", "ebike"])
  func allSubcommandsSayTheSameTime(_ mode: String) throws {
    try withMaps { map, _ in
      let end = ["--by", mode, "--format", "json", "--map", map]
      let nearest = try json(["nearest", Self.here] + Self.time + end) as? [String: Any]
      let results = try #require(nearest?["results"] as? [[String: Any]])
      try #require(results.count == 3)
      let reach =
        try json(["reach", Self.here, "--minutes", "30"] + Self.time + end) as? [String: Any]
      let reached = try #require(reach?["results"] as? [[String: Any]])
      #expect(reached.map { $0["id"] as? String } == results.map { $0["id"] as? String })
      for (result, other) in zip(results, reached) {
        let id = try #require(result["id"] as? String)
        let duration = try #require(result["duration_s"] as? Double)
        #expect(other["duration_s"] as? Double == duration)
        let answer = try json(["route", Self.here, "id:\(id)"] + end) as? [String: Any]
        let route = try #require(answer?["route"] as? [String: Any])
        #expect(route["duration_s"] as? Double == duration)
        #expect(route["distance_m"] as? Double == result["distance_m"] as? Double)
        let steps = try #require(route["steps"] as? [[String: Any]])
        let sum = steps.reduce(0) { $0 + ($1["duration_s"] as? Double ?? 0) }
        #expect(abs(sum - duration) < 0.001)
        let table = try json(["table", "--from", Self.here, "--to", id] + end) as? [String: Any]
        #expect(table?["durations_s"] as? [[Double]] == [[duration]])
      }
    }
  }

  @Test func gpxIsWellFormed() throws {
    try withMaps { map, _ in
      let outcome = try BuiltCommand(arguments: [
        "route", "39.9101,116.3662", "39.9101,116.3683", "--format", "gpx", "--map", map,
      ]).run()
      let parser = XMLParser(data: Data(outcome.output))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      #expect(!outcome.outputText.contains("<time>"))
    }
  }

  @Test func aMapHasTheSameBytesEveryTime() throws {
    try withMaps { map, scratch in
      let again = scratch.path("again.waystation")
      let outcome = try BuiltCommand(arguments: [
        "compile", "--roads", "city.osm", "--stops", "stops.geojson", "-o", again,
      ]).run()
      #expect(outcome.status == 0)
      #expect(outcome.errorText == "")
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: again))
          == Data(
            contentsOf: URL(fileURLWithPath: map)))
    }
  }

  @Test func anExtractMayComeFromStandardInput() throws {
    try withMaps { map, scratch in
      let extract = try Data(contentsOf: BuiltCommand.fixtures.appendingPathComponent("city.osm"))
      let piped = scratch.path("piped.waystation")
      let outcome = try BuiltCommand(
        arguments: [
          "compile", "--roads", "-", "--stops", "stops.geojson", "--stops-from-osm", "-o", piped,
        ], input: .bytes(Array(extract))
      ).run()
      #expect(outcome.status == 0, "\(outcome.errorText)")
      let ask = ["nearest", Self.here, "--by", "foot", "--need", "water", "--format", "csv"]
      let answer = try BuiltCommand(arguments: ask + Self.time + ["--map", piped]).run()
      #expect(
        answer.output
          == (try BuiltCommand(arguments: ask + Self.time + ["--map", map]).run().output))
    }
  }

  @Test func aMapTakesThePlaceOfAnOlderOneAndLeavesNothingBeside() throws {
    try withMaps { map, scratch in
      let before = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted()
      let outcome = try BuiltCommand(arguments: ["compile", "--roads", "city.osm", "-o", map]).run()
      #expect(outcome.status == 0)
      let after = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted()
      #expect(before == after)
      #expect(try BuiltCommand(arguments: ["verify", map]).run().outputText.contains("0 stops"))
    }
  }

  /// Every byte of a map is covered: whichever changes, `verify` notices.
  @Test func verifyNoticesEveryChange() throws {
    try withMaps { map, scratch in
      let whole = try Data(contentsOf: URL(fileURLWithPath: map))
      for place in stride(from: 0, to: whole.count, by: whole.count / 25) {
        var bytes = whole
        bytes[place] ^= 0x10
        try bytes.write(to: scratch.url.appendingPathComponent("changed.waystation"))
        let outcome = try BuiltCommand(arguments: [
          "verify", scratch.path("changed.waystation"),
        ]).run()
        #expect(outcome.status == 3 && !outcome.wasKilled, "byte \(place)")
        #expect(outcome.errorText.contains("changed.waystation"))
      }
    }
  }

  @Test func aDumpHoldsTheWholeGraph() throws {
    try withMaps { map, scratch in
      let folder = scratch.path("graph")
      #expect(
        try BuiltCommand(arguments: ["inspect", map, "--dump-graph", folder]).run().status == 0)
      func rows(_ name: String) throws -> [[Substring]] {
        try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n")
          .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      }
      let inspected = try json(["inspect", map, "--format", "json"]) as? [String: Any]
      let counts = try #require(inspected?["map"] as? [String: Any])
      for name in ["vertices", "arcs", "segments"] {
        #expect(try rows(name + ".csv").count - 1 == counts[name] as? Int)
      }
      let arcs = try rows("arcs.csv")
      #expect(arcs[0].joined(separator: ",").hasPrefix("arc,tail,head,segment,direction,foot_ds"))
      // Somebody walks from the end of a segment on: the departures fit the arcs.
      let departures = try rows("departures.csv").dropFirst()
      for row in departures where row[2] == "foot" {
        let arc = arcs.first { $0[3] == row[0] && $0[4] == row[1] && !$0[5].isEmpty }
        let weight = try #require(arc.flatMap { Int($0[5]) })
        #expect(Int(row[4])! + Int(row[5])! == weight)
      }
      #expect(try rows("attachments.csv").count > 3)
      #expect(try rows("points.csv").count > arcs.count / 2)
    }
  }
}
