import Foundation
import Testing

/// What a transcript cannot show of `waystation nearest -`: bytes that are no text, sizes, pipes.
@Suite struct BatchTests {
  private static let arguments = [
    "nearest", "-", "--stops", "stops.geojson", "--count", "1", "--at", "2026-11-21T12:07",
  ]

  private func run(_ input: [UInt8], _ more: [String] = []) throws -> BuiltCommand.Outcome {
    try BuiltCommand(arguments: Self.arguments + more, input: .bytes(input)).run()
  }

  @Test func everyLineHasItsAnswerInItsPlace() throws {
    let outcome = try run(Array("39.9074,116.3675\n\nnonsense\r\n116.37,39.9\n39.94 116.378".utf8))
    #expect(outcome.status == 0)
    let lines = outcome.outputLines
    try #require(lines.count == 5)
    for (index, line) in lines.enumerated() {
      #expect(line.hasPrefix(#"{"version":1,"query":{"number":\#(index + 1)"#), "\(line)")
    }
    #expect(lines.map { $0.contains(#""error":"#) } == [false, true, true, true, false])
    #expect(lines[3].contains("did you swap?"))
  }

  @Test func aLineOfTenMegabytesIsRefusedAndTheNextAnswered() throws {
    let input =
      [UInt8](repeating: UInt8(ascii: "1"), count: 10_000_000) + Array("\n39.9,116.4\n".utf8)
    let outcome = try run(input)
    #expect(outcome.status == 0)
    let lines = outcome.outputLines
    try #require(lines.count == 2)
    #expect(lines[0].contains("longer than 1024 bytes"))
    #expect(lines[1].contains(#""results":[{"#))
  }

  @Test func bytesThatAreNoTextAreRefusedInValidUTF8() throws {
    let outcome = try run([0xFF, 0xFE, 0x00, 0x1B, 0x0A] + Array("39.9,116.4\n".utf8))
    #expect(outcome.status == 0)
    #expect(String(validating: outcome.output, as: UTF8.self) != nil)
    #expect(!outcome.output.contains(0x1B))
    #expect(outcome.outputLines.count == 2)
  }

  @Test func aByteOrderMarkBelongsToNoLine() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let outcome = try run(mark + Array("39.9,116.4\n".utf8) + mark + Array("39.9,116.4\n".utf8))
    #expect(outcome.outputLines.map { $0.contains(#""error":"#) } == [false, true])
  }

  @Test func onlyBadLinesFindNothing() throws {
    #expect(try run(Array("x\ny\n".utf8)).status == 1)
  }

  @Test func everyFormatOfABatchNamesTheLine() throws {
    let input = Array("39.9,116.4\nbad\n39.9,116.4\n".utf8)
    let json = try run(input, ["--format", "json"])
    let parsed = try JSONSerialization.jsonObject(with: Data(json.output)) as? [[String: Any]]
    #expect(parsed?.count == 3)
    #expect(parsed?[1]["error"] != nil)
    let csv = try run(input, ["--format", "csv"]).outputLines
    #expect(csv.count == 4)
    #expect(csv.dropFirst(2).first?.hasPrefix("2,") == true)
    let table = try run(input, ["--format", "table", "--lang", "en"])
    #expect(table.outputText.contains("Line 2: cannot read"))
  }

  @Test func aClosedOutputEndsTheBatchQuietly() throws {
    let line = "39.9,116.4\n"
    let input = Array(String(repeating: line, count: 50_000).utf8)
    let output = Pipe()
    let errors = Pipe()
    let source = Pipe()
    let process = BuiltCommand(arguments: Self.arguments).process(output: output, errors: errors)
    process.standardInput = source
    try process.run()
    // More than fits in the pipes: the command has to stop reading, not read to the end.
    let writer = Thread {
      signal(SIGPIPE, SIG_IGN)
      try? source.fileHandleForWriting.write(contentsOf: Data(input))
      try? source.fileHandleForWriting.close()
    }
    writer.start()
    let first = output.fileHandleForReading.readData(ofLength: 100)
    try output.fileHandleForReading.close()
    try source.fileHandleForReading.close()
    process.waitUntilExit()
    #expect(first.count == 100)
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func aCallerThatAsksLineByLineIsAnsweredLineByLine() throws {
    let input = Pipe()
    let output = Pipe()
    let process = BuiltCommand(arguments: Self.arguments)
      .process(output: output, errors: FileHandle.nullDevice)
    process.standardInput = input
    try process.run()
    for number in 1...3 {
      input.fileHandleForWriting.write(Data("39.9,116.4\n".utf8))
      var line = Data()
      while line.last != 0x0A { line += output.fileHandleForReading.availableData }
      #expect(String(decoding: line, as: UTF8.self).contains("\"number\":\(number),"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  #if os(Linux)
    @Test func aFullDiskIsReported() throws {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let errors = Pipe()
      let process = BuiltCommand(
        arguments: ["nearest", "39.9,116.4", "--stops", "stops.geojson"]
      ).process(output: full, errors: errors)
      try process.run()
      process.waitUntilExit()
      let text = String(
        decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(process.terminationStatus == 3)
      #expect(text.contains("cannot write to standard output"))
    }

    /// Nor is help lost without a word.
    @Test(arguments: [["--help"], ["nearest", "--help"], ["--version"]])
    func aFullDiskIsReportedForHelp(_ arguments: [String]) throws {
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let process = BuiltCommand(arguments: arguments)
        .process(output: full, errors: FileHandle.nullDevice)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 3)
    }

    /// `ulimit -f` is a full disk for everybody: what stood there stays, and nothing is left beside it.
    @Test func aMapThatHasNoRoomIsReported() throws {
      let folder = try ScratchFolder()
      defer { folder.remove() }
      let map = folder.path("map.waystation")
      let arguments = ["compile", "--stops", "stops.geojson", "-o", map]
      #expect(try BuiltCommand(arguments: arguments).run().status == 0)
      let before = try Data(contentsOf: URL(fileURLWithPath: map))
      let errors = Pipe()
      let process = BuiltCommand(
        arguments: ["-c", "ulimit -f 1; exec \"$0\" \"$@\"", BuiltCommand.url.path] + arguments
      ).process(output: FileHandle.nullDevice, errors: errors)
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      try process.run()
      process.waitUntilExit()
      let text = String(
        decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(process.terminationReason == .exit && process.terminationStatus == 3)
      #expect(text.contains("make room there"), "\(text)")
      #expect(try Data(contentsOf: URL(fileURLWithPath: map)) == before)
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: URL(fileURLWithPath: map).deletingLastPathComponent().path) == [
            "map.waystation"
          ])
    }
  #endif
}
