/// The target of a request, cut into parts: `/stops/v1/ebike/116.3675,39.9074?needs=water`.
struct RequestTarget: Sendable {
  /// The parts between slashes, decoded; empty for `/`. None of them ever names a file.
  let parts: [String]
  /// What stands behind the question mark, not decoded.
  let query: Substring

  /// Longer targets are not looked at.
  static let maximumLength = 32_768

  init(_ text: String) throws(RequestError) {
    guard text.utf8.count <= RequestTarget.maximumLength else {
      throw RequestError(
        .tooBig, "the target is longer than \(RequestTarget.maximumLength) bytes")
    }
    guard text.utf8.first == UInt8(ascii: "/") else {
      throw RequestError(.invalidUrl, "expected a target that begins with a slash")
    }
    let halves = text.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    query = halves.count > 1 ? halves[1] : ""
    var parts: [String] = []
    let path = halves[0].dropFirst()
    if !path.isEmpty {
      for part in path.split(separator: "/", maxSplits: 16, omittingEmptySubsequences: false) {
        // A slash that was encoded stays part of a part.
        guard let decoded = PercentDecoding.decode(part) else {
          throw RequestError(
            .invalidUrl, "'\(Excerpt.of(part))' is not percent-encoded UTF-8")
        }
        parts.append(decoded)
      }
    }
    self.parts = parts
  }
}
