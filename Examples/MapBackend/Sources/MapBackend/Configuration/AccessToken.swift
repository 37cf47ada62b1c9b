/// The secret that whoever changes the map has to know: `Authorization: Bearer …`.
struct AccessToken: Sendable {
  private let bytes: [UInt8]

  /// The fewest characters of a token: 128 bits as hexadecimal digits are 32.
  static let minimumLength = 16

  /// - Parameter text: blanks and line ends around it are no part of it.
  /// - Returns: `nil` when it is too short to be a secret.
  init?(_ text: String) {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    guard text.utf8.count >= AccessToken.minimumLength else { return nil }
    bytes = Array(text.utf8)
  }

  /// Whether a header carries the token. Takes as long whatever stands there, so that its time tells nothing of
  /// where the first wrong character is.
  func isIn(_ header: String?) -> Bool {
    let scheme = "bearer "
    guard let header, header.utf8.count >= scheme.utf8.count,
      header.prefix(scheme.count).lowercased() == scheme
    else { return false }
    let given = Array(header.utf8.dropFirst(scheme.utf8.count))
    var difference: UInt8 = given.count == bytes.count ? 0 : 1
    for place in bytes.indices {
      difference |= bytes[place] ^ (place < given.count ? given[place] : 0)
    }
    return difference == 0
  }
}

extension AccessToken: CustomStringConvertible {
  /// Never the token itself, in no log.
  var description: String { "a token of \(bytes.count) bytes" }
}
