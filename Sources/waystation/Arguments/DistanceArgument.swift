internal import ArgumentParser
internal import Geodesy

/// Reads `--within`: a number with a unit, `800m` or `1.5km`; without a unit, metres.
enum DistanceArgument {
  /// More than twice around the earth, in metres.
  private static let farthest = 100_000_000.0
  private static let expectation = "expected a distance such as 800m or 1.5km"
  private static let chineseExpectation = "应为距离，例如 800m、1.5km 或 800米"

  static func parse(_ text: String) throws(ValidationError) -> Distance {
    let folded = FoldedText.of(text)[...].trimmed
    let (number, metresPerUnit) = split(folded)
    guard let value = plainNumber(number) else {
      throw ValidationError(expectation, chinese: chineseExpectation)
    }
    guard value >= 0 else {
      throw ValidationError(
        "a distance cannot be negative: \(expectation)", chinese: "距离不能为负：\(chineseExpectation)")
    }
    guard value * metresPerUnit <= farthest else {
      throw ValidationError(
        "a distance of more than \(Int(farthest / 1000)) km is farther than any place on earth: "
          + expectation, chinese: "超过 \(Int(farthest / 1000)) 公里，比地球上任何地方都远：" + chineseExpectation)
    }
    do throws(GeodesyError) {
      return try Distance(metres: value * metresPerUnit)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  private static func split(_ text: String) -> (number: String, metresPerUnit: Double) {
    for (unit, metres) in [("km", 1000.0), ("公里", 1000), ("千米", 1000), ("m", 1), ("米", 1)]
    where text.hasSuffix(unit) {
      return (text.dropLast(unit.count).trimmed, metres)
    }
    return (text, 1)
  }

  /// `Double.init` also takes `nan`, `inf` and hexadecimal; a distance does not.
  private static func plainNumber(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.e".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }
}
