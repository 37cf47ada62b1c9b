/// Why changes were not accepted; none of those that came together is then made.
public enum LiveChangeError: Error, Hashable, Sendable {
  /// No stop has this id, neither on the map nor for the time being.
  case unknownStop(String)
  /// A stop has this id already.
  case duplicateStop(String)
  /// An id without a letter, or longer than ``LiveLimits/idBytes``.
  case unusableID(String)
  /// More text about one stop than ``LiveLimits/stopBytes``.
  case tooMuchText(stop: String)
  /// No roads are blocked under this id.
  case unknownRoadBlock(String)
  /// Roads are blocked under this id already.
  case duplicateRoadBlock(String)
  /// A segment that the road graph does not have.
  case unknownSegment(UInt32, block: String)
  /// There is no road in the area, nor any segment named.
  case nothingBlocked(String)
  /// The finder was made without roads.
  case noRoads
  /// What should hold until a time that has passed.
  case expired(String, until: UnixTime, now: UnixTime)
  /// What was counted more than an hour after now.
  case notYet(String, asOf: UnixTime, now: UnixTime)
  /// More than there is room for.
  case tooMany(String, limit: Int)
  /// So many readers were interrupted that no new state could be shown; try again.
  case busy
}

/// How much an overlay holds: what is fed to it from outside cannot take all memory.
public enum LiveLimits {
  /// Temporary stops at a time.
  public static let temporaryStops = 1_000
  /// Bytes of UTF-8 in an id.
  public static let idBytes = 256
  /// Bytes of UTF-8 in all texts of a temporary stop.
  public static let stopBytes = 16_384
  /// Road blocks at a time.
  public static let roadBlocks = 1_000
  /// Segments of all road blocks together.
  public static let blockedSegments = 65_536
}

extension LiveChangeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownStop(let id):
      "no stop has the id '\(id)': expected one of the map, or a temporary one"
    case .duplicateStop(let id):
      "a stop has the id '\(id)' already: expected another; remove the temporary one first"
    case .unusableID(let id):
      "'\(id.prefix(40))' is not usable as an id: expected 1 to \(LiveLimits.idBytes) bytes"
    case .tooMuchText(let id):
      "too much is said of stop '\(id)': expected at most \(LiveLimits.stopBytes) bytes"
    case .unknownRoadBlock(let id):
      "no roads are blocked under the id '\(id)': expected the id of a block in force"
    case .duplicateRoadBlock(let id):
      "roads are blocked under the id '\(id)' already: expected another id; lift that block first"
    case .unknownSegment(let segment, let block):
      "block '\(block)' names segment \(segment): expected the number of a segment of the roads"
    case .nothingBlocked(let id):
      "block '\(id)' touches no road: expected an area with roads; check coordinates and datum"
    case .noRoads:
      "these stops come without roads, so none can be blocked: expected a map with roads"
    case .expired(let what, let until, let now):
      "'\(what)' holds until \(until.seconds), and it is \(now.seconds): expected a later time"
    case .notYet(let what, let asOf, let now):
      "a report on '\(what)' is of \(asOf.seconds), and it is \(now.seconds): expected an earlier time"
    case .tooMany(let what, let limit):
      "too many \(what): expected at most \(limit) at a time"
    case .busy:
      "too many readers were interrupted: try again"
    }
  }
}
