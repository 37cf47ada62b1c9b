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
    /// A block of an OSM PBF file, from 1; the first is the header.
    case block(Int)
    /// A change in a list of changes, from 1.
    case change(Int)
    /// The file as a whole.
    case file
  }

  public init(file: String, position: Position) {
    self.file = file
    self.position = position
  }
}

extension RecordLocation: CustomStringConvertible {
  /// `stops.csv:7`, `stops.geojson: feature 7` or `stops.csv`.
  public var description: String {
    switch position {
    case .line(let line): "\(file):\(line)"
    case .feature(let feature): "\(file): feature \(feature)"
    case .block(let block): "\(file): block \(block)"
    case .change(let change): "\(file): change \(change)"
    case .file: file
    }
  }
}

extension RecordLocation.Position: Comparable {
  /// The order in which a reader of the file meets them; the file as a whole comes first.
  public static func < (left: Self, right: Self) -> Bool { left.ordinal < right.ordinal }

  private var ordinal: Int {
    switch self {
    case .file: 0
    case .line(let number), .feature(let number), .block(let number), .change(let number): number
    }
  }
}

extension RecordLocation.Position: CustomStringConvertible {
  /// `line 7`, `feature 7` or `the file`.
  public var description: String {
    switch self {
    case .line(let line): "line \(line)"
    case .feature(let feature): "feature \(feature)"
    case .block(let block): "block \(block)"
    case .change(let change): "change \(change)"
    case .file: "the file"
    }
  }
}
