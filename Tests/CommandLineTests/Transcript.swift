import Foundation

/// A text file of commands with all that they print.
///
/// ```text
/// # Anything may be said about a case.
/// $ LANG=zh_CN.UTF-8 waystation nearest - --stops stops.geojson
/// < 39.9074,116.3675
/// | a line of standard output
/// ! a line of standard error
/// = 0
/// ```
///
/// `TMP/` stands for a folder with compiled maps: see ``ScratchFolder``. Times a command took are
/// written as `⟨time⟩`.
///
/// Set `WAYSTATION_RECORD=1` to have the tests write what the command prints now, and read the
/// difference before committing it.
struct Transcript {
  var name: String
  var cases: [Case]

  struct Case: CustomStringConvertible {
    var transcript: String
    var comments: [Substring]
    var commandLine: String
    var input: [String]
    var expectation: String

    var description: String { "\(transcript): \(commandLine)" }
  }

  static var folder: URL {
    BuiltCommand.fixtures.deletingLastPathComponent().appendingPathComponent("Transcripts")
  }

  /// All transcripts, in the order of their names.
  static func all() throws -> [Transcript] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map(Transcript.init)
  }

  init(_ file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    cases = []
    var comments: [Substring] = []
    let text = try String(contentsOf: file, encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        cases.append(
          Case(
            transcript: name, comments: comments, commandLine: String(line.dropFirst(2)),
            input: [], expectation: ""))
        comments = []
      } else if line.hasPrefix("#") {
        comments.append(line)
      } else if cases.isEmpty || line.isEmpty {
        continue
      } else if line.hasPrefix("<") {
        cases[cases.count - 1].input.append(String(line.dropFirst(2)))
      } else {
        cases[cases.count - 1].expectation += line + "\n"
      }
    }
  }

  /// The file as it should be, with these outcomes.
  func text(with outcomes: [String]) -> String {
    zip(cases, outcomes).map { example, outcome in
      let comments = example.comments.map { $0 + "\n" }.joined()
      let input = example.input.map { $0.isEmpty ? "<\n" : "< \($0)\n" }.joined()
      return comments + "$ \(example.commandLine)\n" + input + outcome
    }.joined(separator: "\n")
  }
}

extension Transcript.Case {
  /// The command as a shell would see it.
  func command(in scratch: ScratchFolder) -> BuiltCommand {
    var words = Self.words(of: commandLine)
      .map { $0.hasPrefix("TMP/") ? scratch.path(String($0.dropFirst(4))) : $0 }
    var environment: [String: String] = [:]
    while let word = words.first, let sign = word.firstIndex(of: "="), !word.hasPrefix("-") {
      environment[String(word[..<sign])] = String(word[word.index(after: sign)...])
      words.removeFirst()
    }
    let bytes = Array(input.map { $0 + "\n" }.joined().utf8)
    return BuiltCommand(
      arguments: Array(words.dropFirst()), environment: environment,
      input: input.isEmpty ? .nothing : .bytes(bytes))
  }

  /// What the command did, in the notation of a transcript.
  static func notation(_ outcome: BuiltCommand.Outcome, in scratch: ScratchFolder) -> String {
    func repeatable(_ text: String) -> String {
      withoutTimes(text.replacingOccurrences(of: scratch.url.path, with: "TMP"))
    }
    return lines(of: repeatable(outcome.outputText), mark: "|")
      + lines(of: repeatable(outcome.errorText), mark: "!")
      + (outcome.wasKilled ? "= signal \(outcome.status)\n" : "= \(outcome.status)\n")
  }

  /// How long something took is different every time.
  private static func withoutTimes(_ text: String) -> String {
    text.replacing(#/(?m)^ +[0-9.]+ s  /#, with: "  ⟨time⟩  ")
      .replacing(#/"timings_s":{[^}]*}/#, with: #""timings_s":{⟨times⟩}"#)
  }

  private static func lines(of text: String, mark: String) -> String {
    guard !text.isEmpty else { return "" }
    var lines = visible(text).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() } else { lines.append("(no line feed)") }
    return lines.map { $0.isEmpty ? mark + "\n" : "\(mark) \($0)\n" }.joined()
  }

  /// Characters that an editor would not show, such as escapes, become `⟨1B⟩`.
  private static func visible(_ text: String) -> String {
    var visible = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n", .format:
        visible += "⟨" + String(scalar.value, radix: 16, uppercase: true) + "⟩"
      default: visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// Splits at blanks, except between quotes of either kind.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
