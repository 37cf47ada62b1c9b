internal import ArgumentParser

/// Reads `--count`: how many stops are wanted at the most.
enum CountArgument {
  static let range = 1...10_000

  static func parse(_ text: String) throws(ValidationError) -> Int {
    guard let count = Int(text[...].trimmed), range.contains(count) else {
      throw ValidationError(
        "expected a whole number from \(range.lowerBound) to \(range.upperBound)",
        chinese: "应为 \(range.lowerBound) 到 \(range.upperBound) 的整数")
    }
    return count
  }
}
