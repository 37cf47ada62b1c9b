import TestSupport
import Testing

@testable import waystation

@Suite struct OutputTests {
  @Test(arguments: [
    (0.0, 1, "0"), (-0.0, 1, "0"), (-0.04, 1, "0"), (0.05, 2, "0.05"), (1234.56, 1, "1234.6"),
    (116.3675, 7, "116.3675"), (-39.9, 7, "-39.9"), (0.0000001, 7, "0.0000001"),
    (179.99999999, 7, "180"), (1.5, 0, "2"), (2.5, 0, "2"), (99.95, 1, "100"),
    (20_015_115.0, 1, "20015115"), (.infinity, 1, "null"), (.nan, 1, "null"),
  ])
  func fixedDecimals(_ number: Double, _ places: Int, _ text: String) {
    #expect(FixedDecimal.text(number, places: places) == text)
  }

  @Test func fixedDecimalsReadBackToWhatWasRounded() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let number = Double.random(in: -180...180, using: &generator)
      let read = try #require(Double(FixedDecimal.text(number, places: 7)))
      #expect(abs(read - number) <= 0.5e-7 + 1e-13, "\(number) became \(read)")
    }
  }

  @Test func jsonPutsCommasAndEscapes() {
    var output = OutputBuffer(to: nil)
    output.beginObject()
    output.member("a", "\"\\\n\t\u{1}\u{7F}西")
    output.member("n", -12)
    output.beginArray("list")
    output.beginObject()
    output.endObject()
    output.beginObject()
    output.endObject()
    output.endArray()
    output.splice(Array("\"b\":1,\"c\":2".utf8))
    output.member("nothing", ifKnown: nil)
    output.endObject()
    let text = String(decoding: output.take(), as: UTF8.self)
    #expect(
      text == #"{"a":"\"\\\n\t\u0001\u007f西","n":-12,"list":[{},{}],"b":1,"c":2}"#)
  }

  @Test func csvQuotesAndDefusesFormulae() {
    var output = OutputBuffer(to: nil)
    output.csvRow([
      "a,b", "say \"x\"", nil, "'-5", "=1+1", "+86 10 1234", "-5.5", "@SUM(A1)", "two\nlines",
    ])
    let text = String(decoding: output.take(), as: UTF8.self)
    #expect(
      text == "\"a,b\",\"say \"\"x\"\"\",,''-5,'=1+1,+86 10 1234,-5.5,'@SUM(A1),\"two\nlines\"\n")
  }

  @Test func jsonEscapesWhatCommandsATerminal() {
    var output = OutputBuffer(to: nil)
    output.value("西\u{9B}\u{202E}\u{2069}é\u{1}\"")
    #expect(String(decoding: output.take(), as: UTF8.self) == #""西\u009b\u202e\u2069é\u0001\"""#)
  }

  @Test func numbersAreNeverCutHoweverNarrowTheScreen() {
    var table = TextTable(columns: [
      TextTable.Column(heading: "Stops", isRightAligned: true), TextTable.Column(heading: "Kind"),
      TextTable.Column(heading: "Metres", isRightAligned: true), TextTable.Column(heading: "Id"),
    ])
    table.rows = [[.text("123456"), .text("park"), .text("98765432"), .text("a-long-identifier")]]
    for width in 8...60 {
      var output = OutputBuffer(to: nil)
      table.write(to: &output, on: Screen(width: width, isStyled: false))
      let text = String(decoding: output.take(), as: UTF8.self)
      #expect(text.contains("123456") && text.contains("98765432"), "at \(width): \(text)")
      #expect(!text.contains("…"))
    }
  }

  @Test func tablesStayAlignedAtEveryWidth() {
    var table = TextTable(columns: [
      TextTable.Column(heading: "#", isRightAligned: true),
      TextTable.Column(heading: "名称", isElastic: true),
      TextTable.Column(heading: "服务"),
    ])
    table.rows = [
      [.text("1"), .lines(["西单驿站", "Xidan"]), .items(["喝水", "手机充电"], separator: "、")],
      [.text("10"), .text("一个名字很长很长的骑手驿站"), .items(["water"], separator: "、")],
    ]
    for width in 1...80 {
      var output = OutputBuffer(to: nil)
      table.write(to: &output, on: Screen(width: width, isStyled: false))
      let lines = String(decoding: output.take(), as: UTF8.self).split(separator: "\n")
      #expect(lines.count >= 3)
      for line in lines where width >= 16 {
        #expect(DisplayWidth.of(String(line)) <= width, "at \(width): \(line)")
      }
    }
  }
}
