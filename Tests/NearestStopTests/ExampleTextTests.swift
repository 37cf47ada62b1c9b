import Foundation
import Testing

/// Every Swift example in the guides and the README stands, line by line, in `ExamplesTests.swift`,
/// where it is compiled and run.
struct ExampleTextTests {
  /// The text of an example, and where it is.
  struct Example: CustomTestStringConvertible {
    var file: String
    var line: Int
    var lines: [String]

    var testDescription: String { "\(file):\(line)" }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func examplesAreCompiled() throws {
    let guides = Self.root.appendingPathComponent("Sources/NearestStop/NearestStop.docc")
    var files = try FileManager.default.contentsOfDirectory(atPath: guides.path)
      .filter { $0.hasSuffix(".md") }.sorted().map { guides.appendingPathComponent($0) }
    for name in ["README.md", "README.zh-CN.md"] {
      let readme = Self.root.appendingPathComponent(name)
      if FileManager.default.fileExists(atPath: readme.path) { files.append(readme) }
    }
    let examples = try files.flatMap { try Self.examples(in: $0) }
    try #require(examples.count >= 10)

    let test = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("ExamplesTests.swift")
    let compiled = Self.code(try String(contentsOf: test, encoding: .utf8))
    for example in examples {
      let isCompiled = Self.holds(compiled, example.lines)
      #expect(
        isCompiled,
        "\(example.testDescription): expected the same lines, in one piece, in ExamplesTests.swift")
    }
  }

  /// The blocks marked as Swift. Those that belong into a manifest are left out.
  private static func examples(in file: URL) throws -> [Example] {
    var examples: [Example] = []
    var block: [String]?
    var start = 0
    let lines = try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in zip(1..., lines) {
      if let open = block {
        if line == "```" {
          let lines = code(open.joined(separator: "\n"))
          if !lines.contains(where: { $0.contains(".package(") || $0.contains(".product(") }) {
            examples.append(Example(file: file.lastPathComponent, line: start, lines: lines))
          }
          block = nil
        } else {
          block = open + [String(line)]
        }
      } else if line == "```swift" {
        block = []
        start = number
      }
    }
    return examples
  }

  /// The lines of code, without indentation, imports and the comments that have a line for
  /// themselves: those are translated where the page is.
  private static func code(_ text: String) -> [String] {
    text.split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("import ") && !$0.hasPrefix("//") }
  }

  private static func holds(_ lines: [String], _ part: [String]) -> Bool {
    lines.indices.contains { start in lines[start...].starts(with: part) }
  }
}
