import MapImport
import Testing

/// Changes are read from a list, from an object with one, and from lines; what is none of these is refused, with
/// its place.
@Suite struct ChangeReaderTests {
  private func read(_ text: String) throws -> [ChangeRecord] {
    try ChangeReader.read(Array(text.utf8), file: "c.json")
  }

  private func refusal(_ bytes: [UInt8]) -> String? {
    do throws(MapImportError) {
      _ = try ChangeReader.read(bytes, file: "c.json")
      return nil
    } catch {
      return error.description
    }
  }

  @Test func everyForm() throws {
    let fields: [String: FieldValue] = ["change": .string("close"), "n": .integer(1)]
    let object = #"{"change":"close","n":1}"#
    let list = try read("[\(object), \(object)]")
    #expect(list.map(\.fields) == [fields, fields])
    #expect(list.map(\.location.description) == ["c.json: change 1", "c.json: change 2"])
    #expect(try read("\u{FEFF}{\"changes\": [\(object)]}").map(\.fields) == [fields])
    #expect(try read(object).map(\.fields) == [fields])
    let lines = try read("\(object)\n\n\(object)\r\n")
    #expect(lines.map(\.fields) == [fields, fields])
    #expect(lines.map(\.location.description) == ["c.json:1", "c.json:3"])
    #expect(try read("[]").isEmpty && read(#"{"changes":[]}"#).isEmpty)
    #expect(try read("{\n\"change\": \"close\", \"n\": 1\n}").map(\.fields) == [fields])
  }

  @Test func refusals() {
    let cases: [(String, String)] = [
      ("", "c.json: is empty: expected a list of changes"),
      (" \n", "c.json: is empty: expected a list of changes"),
      ("3", "the number 3"), (#"{"type":"FeatureCollection"}"#, "an object without 'changes'"),
      (#"{"changes": 3}"#, "an object whose 'changes' is no list"),
      (#"[{"change":"close"}, 7]"#, "the number 7 as change 2"),
      ("[{]", "c.json:1"), ("[{},\n{\"a\":}]", "c.json:2"),
      ("{\"a\":1}\n{\"a\":", "c.json:2"), ("{\"a\":1}\n[]", "a list of 0 as line 2"),
    ]
    for (text, expected) in cases {
      let said = refusal(Array(text.utf8))
      #expect(said?.contains(expected) == true, "\(text): \(said ?? "accepted")")
    }
    #expect(refusal([0xFF, 0xFE, 0x00])?.contains("UTF-8") == true)
  }

  /// Any bytes: a record, or a refusal.
  @Test func hostileBytes() {
    let good = Array(#"[{"change":"add","stop":{"a":[1,{"b":null}]},"until":1.5e3}]"#.utf8)
    for place in good.indices {
      for byte in [0, 0x22, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0xC3, 0x0A] as [UInt8] {
        var bytes = good
        bytes[place] = byte
        _ = refusal(bytes)
        _ = refusal(Array(bytes[..<place]))
      }
    }
    let deep = String(repeating: "[", count: 600)
    #expect(refusal(Array(deep.utf8)) != nil)
  }
}
