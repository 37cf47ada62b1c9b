/// A column of texts and keys beside a picture, from its top down.
struct PicturePanel {
  private let x: Double
  private let width: Double
  /// Where the next line begins.
  private var y: Double
  /// SVG elements.
  private(set) var text = ""

  init(x: Double, y: Double, width: Double) {
    (self.x, self.y, self.width) = (x, y, width)
  }

  /// How far down it reaches.
  var bottom: Double { y }

  private func number(_ value: Double) -> String { FixedDecimal.text(value, places: 1) }

  mutating func space(_ pixels: Double) { y += pixels }

  /// Writes a text, on several lines where it is long.
  mutating func write(
    _ words: String, size: Double, weight: String = "400", colour: String = "#16191d"
  ) {
    // A narrow letter is about half as wide as it is high, a Chinese one as wide as that: two columns.
    let columns = max(8, Int(width / (size * 0.52)))
    // A number is not torn from what it counts.
    let words = words.replacing(" %", with: "\u{A0}%")
    for line in TextWrap.lines(of: words, width: columns) {
      y += size * 1.06
      element(line, x: x, y: y, size: size, weight: weight, colour: colour)
      y += size * 0.28
    }
  }

  private mutating func element(
    _ words: String, x: Double, y: Double, size: Double, weight: String = "400",
    colour: String = "#16191d", anchor: String = "start"
  ) {
    text +=
      "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\""
      + (weight == "400" ? "" : " font-weight=\"\(weight)\"")
      + (anchor == "start" ? "" : " text-anchor=\"\(anchor)\"")
      + " fill=\"\(colour)\">\(XMLText.escaped(words))</text>\n"
  }

  /// A line of a colour, what it is, and how much there is.
  mutating func lineKey(_ colour: String, _ name: String, _ amount: String, width: Double) {
    text +=
      "<path d=\"M\(number(x)) \(number(y + 11))h26\" stroke=\"\(colour)\" "
      + "stroke-width=\"\(number(width))\" stroke-linecap=\"round\"/>\n"
    key(name, amount)
  }

  /// A dot, what it is, and how many there are.
  mutating func dotKey(
    _ fill: String, _ name: String, _ amount: String, stroke: String = "#0a1f38"
  ) {
    text +=
      "<circle cx=\"\(number(x + 13))\" cy=\"\(number(y + 11))\" r=\"3.4\" fill=\"\(fill)\" "
      + "stroke=\"\(stroke)\" stroke-width=\"1.4\"/>\n"
    key(name, amount)
  }

  /// A site's marker, where it is, and what it brings.
  mutating func siteKey(_ rank: Int, _ name: String, _ amount: String) {
    text += Self.marker(rank, x: x + 13, y: y + 11)
    key(TextWrap.truncated(name, to: 22), amount)
    y += 2
  }

  private mutating func key(_ name: String, _ amount: String) {
    element(name, x: x + 38, y: y + 16, size: 14)
    element(amount, x: x + width, y: y + 16, size: 14, colour: "#4a4f57", anchor: "end")
    y += 23
  }

  /// A numbered place.
  static func marker(_ rank: Int, x: Double, y: Double) -> String {
    let (left, top) = (FixedDecimal.text(x, places: 1), FixedDecimal.text(y, places: 1))
    return "<g transform=\"translate(\(left) \(top))\"><circle r=\"9.5\" fill=\"#111418\" "
      + "stroke=\"#ffffff\" stroke-width=\"2\"/><text y=\"4.2\" font-size=\"12\" "
      + "font-weight=\"700\" text-anchor=\"middle\" fill=\"#ffffff\">\(rank)</text></g>\n"
  }

  /// A scale bar with an arrow to the north, and small print below it, at the bottom.
  mutating func foot(bottom: Double, barWidth: Double, barText: String, lines: [String]) {
    let small = 11.0
    let barY = bottom - Double(lines.count) * 15 - 14
    text +=
      "<path d=\"M\(number(x)) \(number(barY - 5))v5h\(number(barWidth))v-5\" fill=\"none\" "
      + "stroke=\"#16191d\" stroke-width=\"1.4\"/>\n"
    element(barText, x: x + barWidth / 2, y: barY - 7, size: 12, anchor: "middle")
    let north = x + width - 8
    text +=
      "<path d=\"M\(number(north)) \(number(barY - 26))l6 18-6-4.5-6 4.5z\" fill=\"#16191d\"/>\n"
    element("N", x: north, y: barY + 4, size: 11, weight: "700", anchor: "middle")
    for (index, line) in lines.enumerated() {
      element(
        line, x: x, y: barY + 20 + Double(index) * 15, size: small, colour: "#7a7f87")
    }
  }
}
