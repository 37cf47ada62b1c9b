/// Writes JSON (RFC 8259) as bytes, in the order in which it is told to.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { $0.member("code", "Ok") }
/// ```
///
/// Answers are written straight from what the library returns: no tree of values is built and nothing is
/// encoded twice. Whether a comma is due is seen from the byte before, so members that were written
/// beforehand can be put in as they are (``splice(_:)``).
struct JSONWriter: Sendable {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: bytes for which room is made beforehand.
  init(reserving capacity: Int = 512) { bytes.reserveCapacity(capacity) }

  // MARK: Structure

  /// An object as a value.
  mutating func object<Failure: Error>(
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    separate()
    bytes.append(UInt8(ascii: "{"))
    try members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// An array as a value.
  mutating func array<Failure: Error>(
    _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    separate()
    bytes.append(UInt8(ascii: "["))
    try elements(&self)
    bytes.append(UInt8(ascii: "]"))
  }

  /// A member that is an object.
  mutating func object<Failure: Error>(
    _ key: StaticString, _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.key(key)
    try object(members)
  }

  /// A member that is an array.
  mutating func array<Failure: Error>(
    _ key: StaticString, _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.key(key)
    try array(elements)
  }

  /// Members or values that were written before, such as `"a":1,"b":2`.
  mutating func splice(_ written: some Collection<UInt8>) {
    guard !written.isEmpty else { return }
    separate()
    bytes.append(contentsOf: written)
  }

  // MARK: Members

  /// A text.
  mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    value(text)
  }

  /// A text where it is known; else nothing at all.
  mutating func member(_ key: StaticString, ifKnown text: String?) {
    if let text { member(key, text) }
  }

  /// A whole number.
  mutating func member(_ key: StaticString, _ number: Int) {
    self.key(key)
    value(number)
  }

  /// A number with some decimals at the most.
  mutating func member(_ key: StaticString, _ number: Double, places: Int) {
    self.key(key)
    value(number, places: places)
  }

  /// A truth value.
  mutating func member(_ key: StaticString, _ truth: Bool) {
    self.key(key)
    append(literal: truth ? "true" : "false")
  }

  /// Some texts.
  mutating func member(_ key: StaticString, _ texts: some Sequence<String>) {
    array(key) { json in
      for text in texts { json.value(text) }
    }
  }

  /// A text that consists of numbers of fixed widths, each with something behind it.
  mutating func member(_ key: StaticString, _ parts: (Int, width: Int, StaticString)...) {
    self.key(key)
    bytes.append(UInt8(ascii: "\""))
    for (number, width, end) in parts {
      appendDigits(number.magnitude, atLeast: width)
      append(literal: end)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// `null`.
  mutating func nullMember(_ key: StaticString) {
    self.key(key)
    append(literal: "null")
  }

  /// A key that is known at run time only, and its text.
  mutating func member(named key: String, _ text: String) {
    value(key)
    bytes.append(UInt8(ascii: ":"))
    value(text)
  }

  private mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    append(literal: key)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  // MARK: Values

  /// A string. What JSON forbids is escaped, everything else is UTF-8; so are U+2028 and U+2029, which
  /// older JavaScript takes for the end of a line.
  mutating func value(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var first = 0
      for place in utf8.indices {
        let byte = utf8[place]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 else {
          continue
        }
        if byte == 0xE2 {
          guard place + 2 < utf8.count, utf8[place + 1] == 0x80, utf8[place + 2] & 0xFE == 0xA8
          else { continue }
          bytes.append(contentsOf: utf8[first..<place])
          append(literal: utf8[place + 2] == 0xA8 ? "\\u2028" : "\\u2029")
          first = place + 3
          continue
        }
        bytes.append(contentsOf: utf8[first..<place])
        escape(byte)
        first = place + 1
      }
      bytes.append(contentsOf: utf8[first...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    default:
      append(literal: "u00")
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }

  /// A whole number.
  mutating func value(_ number: Int) {
    separate()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(number.magnitude, atLeast: 1)
  }

  /// A number rounded to some decimals, ties to even; trailing zeros are left out. Numbers beyond
  /// ±9e18 ÷ 10^places, infinities and NaN have no digits and become `null`.
  ///
  /// - Parameter places: 0…8.
  mutating func value(_ number: Double, places: Int) {
    separate()
    let scale = JSONWriter.powersOfTen[min(max(places, 0), 8)]
    let scaled = (number * Double(scale)).rounded(.toNearestOrEven)
    guard abs(scaled) < 9e18 else { return append(literal: "null") }
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, fraction) = UInt(abs(scaled)).quotientAndRemainder(dividingBy: scale)
    appendDigits(whole, atLeast: 1)
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var rest = fraction
    var width = places
    while rest % 10 == 0 {
      rest /= 10
      width -= 1
    }
    appendDigits(rest, atLeast: width)
  }

  /// A truth value.
  mutating func value(_ truth: Bool) {
    separate()
    append(literal: truth ? "true" : "false")
  }

  /// `null`.
  mutating func null() {
    separate()
    append(literal: "null")
  }

  private static let powersOfTen: [UInt] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  private mutating func appendDigits(_ number: UInt, atLeast width: Int) {
    var divisor: UInt = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    var rest = number
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  private mutating func append(literal text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func separate() {
    switch bytes.last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"): break
    default: bytes.append(UInt8(ascii: ","))
    }
  }
}
