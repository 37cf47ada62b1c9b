internal import ArgumentParser
internal import NearestStop

/// Reads a limit of travel time: `--in 10m` with its unit, `--minutes 10` without.
enum TravelTimeArgument {
  private static let expectation = "expected a time such as 10m, 600s or 1h"
  private static let chineseExpectation = "应为时间，例如 10m、600s、1h 或 10分钟"
  /// A courier's whole day; beyond it, a limit is a slip of the keyboard.
  private static let longest = 24 * 3600.0
  /// What is reached in three hours is a whole city already.
  static let longestReach = 180.0

  /// Reads a number with a unit. Without one it could be minutes or seconds, so that is refused.
  static func parse(_ text: String) throws(ValidationError) -> TravelTime {
    let folded = FoldedText.of(text)[...].trimmed
    guard let (number, secondsPerUnit) = split(folded) else {
      throw ValidationError(
        plainNumber(folded) == nil ? expectation : "a unit is missing: \(expectation)",
        chinese: plainNumber(folded) == nil ? chineseExpectation : "缺少单位：\(chineseExpectation)")
    }
    guard let value = plainNumber(number) else {
      throw ValidationError(expectation, chinese: chineseExpectation)
    }
    guard value >= 0 else {
      throw ValidationError(
        "a time cannot be negative: \(expectation)", chinese: "时间不能为负：\(chineseExpectation)")
    }
    guard value * secondsPerUnit <= longest else {
      throw ValidationError(
        "more than 24 hours is farther than anybody rides: \(expectation)",
        chinese: "超过 24 小时，没有人会骑这么远：\(chineseExpectation)")
    }
    return TravelTime(seconds: value * secondsPerUnit)
  }

  /// Reads `--minutes`.
  static func parseMinutes(_ text: String) throws(ValidationError) -> TravelTime {
    guard let minutes = plainNumber(FoldedText.of(text)[...].trimmed), minutes > 0,
      minutes <= longestReach
    else {
      throw ValidationError(
        "expected a number of minutes above 0, at most \(Int(longestReach)), such as 10",
        chinese: "应为大于 0、不超过 \(Int(longestReach)) 的分钟数，例如 10")
    }
    return TravelTime(seconds: minutes * 60)
  }

  private static func split(_ text: String) -> (number: String, secondsPerUnit: Double)? {
    let units: [(String, Double)] = [
      ("分钟", 60), ("小时", 3600), ("分", 60), ("秒", 1), ("minutes", 60), ("minute", 60),
      ("min", 60), ("hours", 3600), ("hour", 3600), ("seconds", 1), ("sec", 1), ("h", 3600),
      ("m", 60), ("s", 1),
    ]
    for (unit, seconds) in units where text.hasSuffix(unit) {
      return (text.dropLast(unit.count).trimmed, seconds)
    }
    return nil
  }

  /// `Double.init` also takes `nan`, `inf` and hexadecimal; a time does not.
  private static func plainNumber(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }
}
