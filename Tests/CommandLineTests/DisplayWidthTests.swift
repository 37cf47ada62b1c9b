import Testing

@testable import waystation

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("a", 1), ("Xidan", 5), ("西单", 4), ("ａ", 2), ("ｱ", 1), ("한국", 4), ("、", 2),
    ("（", 2), ("é", 1), ("e\u{301}", 1), ("\u{200B}", 0), ("\u{FEFF}", 0), ("·", 1), ("…", 1),
    ("𠮷", 2), ("😀", 2), ("か\u{3099}", 2),
  ])
  func columnsOf(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func wrappingBreaksBetweenWideCharactersAndAfterBlanks() {
    #expect(TextWrap.lines(of: "骑行协力一平方米", width: 7) == ["骑行协", "力一平", "方米"])
    #expect(TextWrap.lines(of: "one square metre", width: 10) == ["one square", "metre"])
    #expect(TextWrap.lines(of: "unbreakable", width: 4) == ["unbr", "eaka", "ble"])
    #expect(TextWrap.lines(of: "西", width: 1) == ["西"])
  }

  @Test func listsBreakBetweenItems() {
    let lines = TextWrap.lines(ofItems: ["phone charging", "water"], separator: ", ", width: 16)
    #expect(lines == ["phone charging,", "water"])
    #expect(TextWrap.lines(ofItems: [], separator: ", ", width: 16) == [""])
  }

  @Test func truncationNeverExceedsTheWidth() {
    #expect(TextWrap.truncated("西单站", to: 6) == "西单站")
    #expect(TextWrap.truncated("西单站", to: 5) == "西单…")
    #expect(TextWrap.truncated("西单站", to: 4) == "西…")
    #expect(TextWrap.truncated("西单站", to: 0) == "")
  }

  @Test func hostileCharactersAreShownNotSent() {
    #expect(PrintableText.of("西单\u{1B}[2J") == "西单\\u{1B}[2J")
    #expect(PrintableText.of("a\u{202E}b") == "a\\u{202E}b")
    #expect(PrintableText.of("什刹海") == "什刹海")
  }
}
