import Foundation
import MapCompiler
import Testing

@Suite struct StopFieldTests {
  /// The table in the module's note and the one in the code are the same.
  @Test func theNoteListsEveryField() throws {
    let note = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/MapCompiler/README.md").standardized
    let text = try String(contentsOf: note, encoding: .utf8)
    let table = try #require(text.range(of: "| property | value |\n|---|---|\n"))
    let rows = text[table.upperBound...].split(separator: "\n").prefix { $0.hasPrefix("| `") }
    #expect(
      rows.map(String.init)
        == StopField.allCases.map { "| `\($0.name)` | \($0.expectation) |" })
  }
}
