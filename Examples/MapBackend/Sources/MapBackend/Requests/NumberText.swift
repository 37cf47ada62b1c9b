/// Numbers as people write them: digits, a sign, a point. No `nan`, `inf`, hexadecimal or blanks, all of
/// which Swift's own reader takes.
enum NumberText {
  /// The longest text that is read.
  private static let maximumLength = 32

  /// A finite number, also as `1e3`.
  static func number(_ text: some StringProtocol) -> Double? {
    guard (1...maximumLength).contains(text.utf8.count),
      text.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
          true
        default: false
        }
      }), let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// A whole number, without a sign unless it is negative.
  static func integer(_ text: some StringProtocol) -> Int? {
    guard (1...maximumLength).contains(text.utf8.count), text.utf8.first != UInt8(ascii: "+")
    else { return nil }
    return Int(text)
  }
}
