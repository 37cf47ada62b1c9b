/// Writes JSON (RFC 8259) straight into the output, in the order in which it is told to.
///
/// Whether a comma is due is seen from the byte before, so there is no state to carry along, and an
/// object can be composed of members encoded at different times: see ``StopEncodings``.
extension OutputBuffer {
  // MARK: Structure

  mutating func beginObject() { open(UInt8(ascii: "{")) }
  mutating func endObject() { append(UInt8(ascii: "}")) }
  mutating func beginArray() { open(UInt8(ascii: "[")) }
  mutating func endArray() { append(UInt8(ascii: "]")) }

  mutating func beginObject(_ key: StaticString) {
    self.key(key)
    append(UInt8(ascii: "{"))
  }

  mutating func beginArray(_ key: StaticString) {
    self.key(key)
    append(UInt8(ascii: "["))
  }

  /// Appends members that were encoded before: a run such as `"a":1,"b":2`.
  mutating func splice(_ members: [UInt8]) {
    guard !members.isEmpty else { return }
    separate()
    append(members)
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    append(bracket)
  }

  mutating func separate() {
    switch last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: ","),
      UInt8(ascii: "\n"):
      break
    default: append(UInt8(ascii: ","))
    }
  }

  private mutating func key(_ key: StaticString) {
    separate()
    append(UInt8(ascii: "\""))
    append(literal: key)
    append(literal: "\":")
  }

  // MARK: Members and values

  mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    value(text)
  }

  /// What is not known is left out.
  mutating func member(_ key: StaticString, ifKnown text: String?) {
    if let text { member(key, text) }
  }

  mutating func member(_ key: StaticString, _ number: Int) {
    self.key(key)
    append(number)
  }

  mutating func member(_ key: StaticString, _ number: Double, places: Int) {
    self.key(key)
    append(number, places: places)
  }

  mutating func member(_ key: StaticString, _ texts: some Sequence<String>) {
    beginArray(key)
    for text in texts { value(text) }
    endArray()
  }

  /// A string value: quotes, backslashes, and whatever ``PrintableText`` finds harmful escaped,
  /// everything else UTF-8.
  mutating func value(_ text: String) {
    separate()
    append(UInt8(ascii: "\""))
    // The harmful beyond ASCII are rare; only text that has one is walked by scalars.
    if text.utf8.contains(where: { $0 >= 0x80 }), PrintableText.isHarmful(text) {
      for scalar in text.unicodeScalars {
        if !scalar.isASCII, PrintableText.isHarmful(scalar) {
          escape(scalar.value)
        } else {
          appendEscaped(String(scalar))
        }
      }
    } else {
      appendEscaped(text)
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append(literal: "\\\"")
      case UInt8(ascii: "\\"): append(literal: "\\\\")
      case 0x0A: append(literal: "\\n")
      case 0x0D: append(literal: "\\r")
      case 0x09: append(literal: "\\t")
      case 0..<0x20, 0x7F: escape(UInt32(byte))
      default: append(byte)
      }
    }
  }

  /// `\u202e`, for a character of the basic plane.
  private mutating func escape(_ value: UInt32) {
    append(literal: "\\u")
    for shift in [12, 8, 4, 0] {
      append(Self.hexDigit(UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 15))
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
