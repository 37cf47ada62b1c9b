public import Geodesy

/// What an OSM file says of itself before its elements.
public struct OSMHeader: Hashable, Sendable {
  /// The part of the earth that was cut out, as far as the file says. Elements may reach beyond.
  public var boundingBox: BoundingBox?
  /// The program that wrote the file.
  public var writingProgram: String?
  /// Where the data came from.
  public var source: String?
  /// What a reader of a PBF file must understand.
  public var requiredFeatures: [String] = []
  /// What may help a reader of a PBF file, such as `Sort.Type_then_ID`.
  public var optionalFeatures: [String] = []
  /// The moment the data describes, in seconds since 1970-01-01T00:00:00Z.
  public var replicationTimestamp: Int64?
  /// The number of the last update the data holds.
  public var replicationSequence: Int64?
  /// Where the updates after it are found.
  public var replicationURL: String?

  public init() {}
}
