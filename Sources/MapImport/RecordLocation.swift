/// Where in its source a record stands, for messages.
public struct RecordLocation: Hashable, Sendable {
  /// The file's name as the user gave it; `-` for standard input.
  public var file: String
  public var position: Position

  public enum Position: Hashable, Sendable {
    /// A line of a text file, from 1.
    case line(Int)
    /// A feature of a GeoJSON file, from 1.
    case feature(Int)
    /// The file as a whole.
    case file
  }

  public init(file: String, position: Position) {
    self.file = file
    self.position = position
  }
}
