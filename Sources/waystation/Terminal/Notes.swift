/// What the command has to say besides its answer. Goes to standard error, a line each.
struct Notes: Sendable {
  var language: Language

  /// Says it in the reader's language.
  func say(_ english: String, chinese: String) {
    say(language == .zh ? chinese : english)
  }

  func say(_ text: String) { Notes.write("waystation: " + text) }

  /// Nothing can be done about a standard error that can't be written to.
  static func write(_ text: String) {
    var line = Array(text.utf8)
    line.append(UInt8(ascii: "\n"))
    line.withUnsafeBytes { try? FileDescriptor.standardError.write($0) }
  }
}
