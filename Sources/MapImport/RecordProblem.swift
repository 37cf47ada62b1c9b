/// One thing wrong with one record, or with a file as a whole.
public struct RecordProblem: Hashable, Sendable, CustomStringConvertible {
  public var location: RecordLocation
  /// What was found, what was expected, what to do.
  public var message: String

  public init(location: RecordLocation, message: String) {
    self.location = location
    self.message = message
  }

  public var description: String { "\(location): \(message)" }
}
