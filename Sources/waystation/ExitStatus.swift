internal import NearestStop

/// What the command's exit code says. Part of the interface: scripts branch on it.
enum ExitStatus: Int32, Sendable {
  /// Something was found.
  case found = 0
  /// Everything was in order, and nothing was found.
  case nothingFound = 1
  /// The command was called wrongly.
  case wrongUsage = 2
  /// Data is missing or damaged, or the answer could not be written.
  case badData = 3
  /// By road: the place is off the map, or no way leads there.
  case notReachable = 4

  /// The paragraph of the help text.
  static let help = """
    EXIT CODES: 0 found, 1 nothing found, 2 wrong usage, 3 data missing or damaged, \
    4 not reachable or off the map.
    """
}

/// Why the command ends without an answer, as a person is told it on standard error.
struct CommandFailure: Error, Hashable {
  var status: ExitStatus
  /// What was seen, what was expected, what to do. Empty to end quietly.
  var message: String

  static func wrongUsage(_ message: String) -> CommandFailure {
    CommandFailure(status: .wrongUsage, message: message)
  }

  static func badData(_ message: String) -> CommandFailure {
    CommandFailure(status: .badData, message: message)
  }

  /// A question by road that has no answer.
  static func unanswerable(_ error: RoutingError) -> CommandFailure {
    CommandFailure(
      status: error.status,
      message: Language.ofInvocation == .zh
        ? error.chineseDescription : MapWords.of(error.description))
  }

  /// Whoever read our output has closed it, as `head` does: no failure of ours, and no reason to go on.
  static let outputClosed = CommandFailure(status: .found, message: "")

  /// Writing the answer failed.
  static func unwritable(_ error: SystemError, _ file: String) -> CommandFailure {
    error == .brokenPipe
      ? .outputClosed
      : .badData("cannot write to \(PrintableText.of(file)): \(error); the output is incomplete")
  }
}
