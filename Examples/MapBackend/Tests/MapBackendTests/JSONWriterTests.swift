import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Testing

@testable import MapBackend

@Suite("JSON is what a parser reads")
struct JSONWriterTests {
  /// Texts of all sorts of characters: controls, quotes, other planes, separators of lines.
  @Test func texts() throws {
    var generator = SeededNumbers(seed: 7)
    let pools: [ClosedRange<UInt32>] = [
      0...0x7F, 0...0x1F, 0x20...0x2FF, 0x2000...0x2070, 0x4E00...0x9FFF, 0xE000...0xFFFF,
      0x1_F300...0x1_F6FF,
    ]
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let pool = pools[Int.random(in: pools.indices, using: &generator)]
        if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      }
      var json = JSONWriter()
      json.object { json in
        json.member("text", text)
        json.member(named: text, "x")
      }
      let value = try JSONValue(json.bytes)
      let read = try #require(value["text"].text)
      #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
      #expect(json.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    }
  }

  /// Line separators of JavaScript are never written as they are.
  @Test func separators() throws {
    var json = JSONWriter()
    json.value("a\u{2028}b\u{2029}c\u{2027}d\u{202A}e")
    #expect(String(decoding: json.bytes, as: UTF8.self) == #""a\u2028b\u2029c‧d‪e""#)
  }

  @Test func numbers() throws {
    var generator = SeededNumbers(seed: 11)
    for _ in 0..<5_000 {
      let places = Int.random(in: 0...8, using: &generator)
      let magnitude = Double.random(in: -7...9, using: &generator)
      let number = Double.random(in: -1...1, using: &generator) * pow(10, magnitude)
      var json = JSONWriter()
      json.value(number, places: places)
      let read = try #require(try JSONValue(json.bytes).number)
      let half = 0.500_001 * pow(10, -Double(places))
      #expect(abs(read - number) <= half + 2 * number.ulp, "\(number) \(places)")
    }
    for number in [Double.nan, .infinity, -.infinity, 1e300, -1e300] {
      var json = JSONWriter()
      json.value(number, places: 1)
      #expect(json.bytes == Array("null".utf8))
    }
    for number in [0, -1, Int.max, Int.min, 10, -100] {
      var json = JSONWriter()
      json.value(number)
      #expect(String(decoding: json.bytes, as: UTF8.self) == String(number))
    }
    var json = JSONWriter()
    json.value(-0.01, places: 1)
    #expect(json.bytes == Array("0".utf8))
  }

  /// Commas stand where they belong, whatever follows whatever.
  @Test func structure() throws {
    var json = JSONWriter()
    json.object { json in
      json.object("empty") { _ in }
      json.array("none") { _ in }
      json.array("mixed") { json in
        json.value(1)
        json.null()
        json.value(true)
        json.array { _ in }
        json.object { $0.nullMember("n") }
        json.value("")
      }
      json.splice(Array(#""a":1,"b":[]"#.utf8))
      json.splice([])
      json.member("truth", false)
      json.member("list", ["x", "y"])
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"empty":{},"none":[],"mixed":[1,null,true,[],{"n":null},""],"a":1,"b":[],"truth":false,"list":["x","y"]}"#
    )
    _ = try JSONValue(json.bytes)
  }
}
