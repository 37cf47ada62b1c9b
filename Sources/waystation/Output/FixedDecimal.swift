/// Decimal numbers with a fixed number of places, written without the C library or `String`.
///
/// A batch writes six numbers per stop; the shortest text that reads back to the same `Double` costs
/// several times as much and would show digits that nobody measured.
extension OutputBuffer {
  /// Appends a whole number.
  mutating func append(_ number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDigits(number.magnitude, atLeast: 1)
  }

  /// Appends `number` rounded to `places` decimals, ties to even; trailing zeros are left out, and
  /// so is the sign of a zero.
  ///
  /// Numbers beyond ±9e18 / 10^places, infinities and NaN have no digits here and become `null`,
  /// JSON's word for them.
  mutating func append(_ number: Double, places: Int) {
    let scale = FixedDecimal.powersOfTen[places]
    let scaled = (number * Double(scale)).rounded(.toNearestOrEven)
    guard abs(scaled) < 9e18 else {
      append(literal: "null")
      return
    }
    if scaled < 0 { append(UInt8(ascii: "-")) }
    let (whole, fraction) = UInt(abs(scaled)).quotientAndRemainder(dividingBy: scale)
    appendDigits(whole, atLeast: 1)
    guard fraction > 0 else { return }
    append(UInt8(ascii: "."))
    var rest = fraction
    var width = places
    while rest % 10 == 0 {
      rest /= 10
      width -= 1
    }
    appendDigits(rest, atLeast: width)
  }

  private mutating func appendDigits(_ number: UInt, atLeast width: Int) {
    var divisor: UInt = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    var rest = number
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}

/// A number with a fixed number of decimals, as text for tables and CSV cells.
enum FixedDecimal {
  fileprivate static let powersOfTen: [UInt] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// Degrees are written with seven decimals, about a centimetre.
  static let degreePlaces = 7
  /// Distances with one decimal: the coordinates of a stop are hardly better than metres.
  static let metrePlaces = 1
  /// Bearings with one decimal.
  static let bearingPlaces = 1
  /// Travel times with one decimal: searches count deciseconds.
  static let secondPlaces = 1

  static func text(_ number: Double, places: Int) -> String {
    var output = OutputBuffer(to: nil)
    output.append(number, places: places)
    return String(decoding: output.take(), as: UTF8.self)
  }
}
