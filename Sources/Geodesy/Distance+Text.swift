extension Distance: CustomStringConvertible {
  /// The length as one says it: `85 m`, `1.2 km`, `34 km`; `∞` when infinite.
  ///
  /// Whole metres below a kilometre, tenths of a kilometre below ten, then whole kilometres. For
  /// people; programs take ``metres``.
  public var description: String { text(metre: "m", kilometre: "km") }

  /// The same in Chinese: `85 米`, `1.2 公里`.
  public var chineseDescription: String { text(metre: "米", kilometre: "公里") }

  private func text(metre: String, kilometre: String) -> String {
    // The limits are where rounding would reach the next unit: never "1000 m" or "10.0 km".
    if metres < 999.5 { return "\(whole(metres)) \(metre)" }
    if metres < 9950 {
      let tenths = (metres / 100).rounded()
      return "\(whole(tenths / 10, .down)).\(whole(tenths.truncatingRemainder(dividingBy: 10))) "
        + kilometre
    }
    guard metres < 1e18 else { return "∞" }
    return "\(whole(metres / 1000)) \(kilometre)"
  }

  /// - Parameter value: below 1e16, so that it fits.
  private func whole(
    _ value: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
  ) -> Int { Int(value.rounded(rule)) }
}
