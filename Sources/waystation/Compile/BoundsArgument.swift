internal import ArgumentParser
internal import Geodesy

/// Reads `--bbox`: south, west, north, east in degrees, in the order of the coordinates everywhere here:
/// latitude first.
enum BoundsArgument {
  static func parse(_ text: String) throws(ValidationError) -> BoundingBox {
    let expectation = "expected south,west,north,east in degrees, such as 39.86,116.31,39.98,116.40"
    let chineseExpectation = "应为 南,西,北,东 的度数，例如 39.86,116.31,39.98,116.40"
    let parts = FoldedText.of(text).split(separator: ",", omittingEmptySubsequences: false)
      .map(\.trimmed)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
        ? Double(part) : nil
    }
    guard parts.count == 4, numbers.count == 4 else {
      throw ValidationError(expectation, chinese: chineseExpectation)
    }
    do throws(GeodesyError) {
      return try BoundingBox(
        south: numbers[0], west: numbers[1], north: numbers[2], east: numbers[3])
    } catch {
      throw ValidationError("\(error): \(expectation)", chinese: chineseExpectation)
    }
  }
}
