/// What a command found out, in sections: for a person as lines, for a program as JSON.
struct Report: Sendable {
  struct Section: Sendable {
    /// The name in JSON.
    var key: String
    var title: String
    var lines: [Line] = []

    /// Whether a table leaves out what is zero.
    var hidesZeros = true

    mutating func add(_ key: String, _ label: String, _ value: Value) {
      lines.append(Line(key: key, label: label, value: value))
    }
  }

  struct Line: Sendable {
    /// The name in JSON.
    var key: String
    var label: String
    var value: Value
  }

  enum Value: Sendable {
    case count(Int)
    case bytes(Int)
    case kilometres(Double)
    case seconds(Double)
    case text(String)
    /// Things by their ids: a table counts them and names the first.
    case ids([String])
  }

  var sections: [Section] = []

  /// Sections without lines are left out of tables.
  func writeTable(to output: inout OutputBuffer) {
    var isFirst = true
    for section in sections {
      let lines = section.lines.filter { !(section.hidesZeros && $0.value.isZero) }
      guard !lines.isEmpty else { continue }
      if !isFirst { output.append(UInt8(ascii: "\n")) }
      isFirst = false
      output.append(section.title + "\n")
      let width =
        lines.filter { !$0.value.isText }.map { DisplayWidth.of($0.value.text) }.max() ?? 0
      for line in lines {
        let isNumber = !line.value.isText
        let text = PrintableText.of(line.value.text)
        let blanks = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
        // Texts are as long as they are: they stand behind their labels.
        output.append(
          isNumber
            ? "  \(blanks)\(text)  \(PrintableText.of(line.label + line.value.examples))\n"
            : "  \(PrintableText.of(line.label)): \(text)\n")
      }
    }
  }

  /// An object with an object for each section.
  func writeJSON(to output: inout OutputBuffer) {
    output.beginObject()
    output.member("version", JSONShape.version)
    for section in sections {
      output.key(section.key)
      output.beginObject()
      for line in section.lines {
        output.key(line.key)
        output.value(line.value)
      }
      output.endObject()
    }
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }
}

extension Report.Value {
  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }

  fileprivate var isZero: Bool {
    switch self {
    case .count(let count), .bytes(let count): count == 0
    case .kilometres(let number), .seconds(let number): number == 0
    case .ids(let ids): ids.isEmpty
    case .text: false
    }
  }

  fileprivate var text: String {
    switch self {
    case .count(let count): String(count)
    case .bytes(let count): "\(count) bytes"
    case .kilometres(let number): FixedDecimal.text(number, places: 1) + " km"
    case .seconds(let number): FixedDecimal.text(number, places: 2) + " s"
    case .text(let text): text
    case .ids(let ids): String(ids.count)
    }
  }

  /// `: a, b, c and 336 more`.
  fileprivate var examples: String {
    guard case .ids(let ids) = self, !ids.isEmpty else { return "" }
    let shown = 3
    let named = ids.prefix(shown).joined(separator: ", ")
    return ": " + named + (ids.count > shown ? " and \(ids.count - shown) more" : "")
  }
}

extension OutputBuffer {
  /// A key that is only known when the command runs.
  mutating func key(_ key: String) {
    value(key)
    append(UInt8(ascii: ":"))
  }

  fileprivate mutating func value(_ value: Report.Value) {
    switch value {
    case .count(let count), .bytes(let count): append(count)
    case .kilometres(let number): append(number, places: 3)
    case .seconds(let number): append(number, places: 3)
    case .text(let text): self.value(text)
    case .ids(let ids):
      beginArray()
      for id in ids { self.value(id) }
      endArray()
    }
  }
}

/// How a report is written.
enum ReportFormat: String, CaseIterable, Sendable {
  /// Lines for people.
  case table
  /// One object.
  case json
}
