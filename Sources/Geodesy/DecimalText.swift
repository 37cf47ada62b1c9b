/// Reads plain decimals such as `116.3675` from bytes: correctly rounded, without allocating.
///
/// Three ways, each exact, the first that applies:
/// * a significand up to 2^53 divided by a power of ten up to 10^19: both are exact as `Double`, so
///   one rounding remains (W. D. Clinger, "How to read floating point numbers accurately", 1990);
/// * up to 19 digits: a division of integers with 63 bits of quotient and a remainder, rounded once;
/// * longer: the standard library.
enum DecimalText {
  /// 10^0…10^19, all that fit in 64 bits.
  private static let powersOfTen: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
    100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
    100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// Reads digits, and a point with digits, from `position` on, and moves `position` behind them.
  ///
  /// No sign, no exponent, no other notation. `nil` when there is no digit before the point or none
  /// after it.
  @inline(__always)
  static func scan(_ bytes: Span<UInt8>, at position: inout Int) -> Double? {
    let start = position
    var significand: UInt64 = 0
    // Leading zeros are not counted, so 19 digits never overflow; beyond, the value is not used.
    var significantDigits = 0

    @inline(__always)
    func scanDigits() -> Int {
      let first = position
      while position < bytes.count {
        let digit = bytes[position] &- 0x30
        guard digit < 10 else { break }
        significand = significand &* 10 &+ UInt64(digit)
        if significand != 0 || significantDigits > 0 { significantDigits += 1 }
        position += 1
      }
      return position - first
    }

    guard scanDigits() > 0 else { return nil }
    var fractionDigits = 0
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      fractionDigits = scanDigits()
      guard fractionDigits > 0 else { return nil }
    }
    guard significantDigits <= 19, fractionDigits <= 19 else {
      return Double(Excerpt.string(bytes.extracting(start..<position)))
    }
    let power = powersOfTen[fractionDigits]
    guard significand > 1 << 53 else { return Double(significand) / Double(power) }
    return quotient(significand, power)
  }

  /// The `Double` nearest to `dividend / divisor`, ties to even; neither may be 0.
  ///
  /// Both are shifted until their top bit is set, so that their quotient is in ½…2 and its first 63
  /// or 64 bits come out of one division. Setting the last bit when there is a remainder keeps an
  /// inexact quotient from looking like a tie; the conversion to 53 bits then rounds once, and the
  /// scaling by a power of two is exact.
  static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    let dividendShift = dividend.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let numerator = dividend << UInt64(dividendShift)
    let denominator = divisor << UInt64(divisorShift)
    // numerator × 2^63; its upper half is below 2^63 and so below the denominator.
    let (bits, remainder) = denominator.dividingFullWidth((numerator >> 1, numerator << 63))
    let sticky = remainder == 0 ? bits : bits | 1
    return Double(
      sign: .plus, exponent: divisorShift - dividendShift - 63, significand: Double(sticky))
  }

  /// All of `bytes` as one decimal, with an optional sign.
  static func number(_ bytes: Span<UInt8>) -> Double? {
    var position = 0
    var isNegative = false
    if position < bytes.count,
      bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
    {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    guard let value = scan(bytes, at: &position), position == bytes.count else { return nil }
    return isNegative ? -value : value
  }
}
