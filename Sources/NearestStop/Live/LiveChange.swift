public import Roads
public import Stops

/// One thing that has changed in the world since the map was compiled.
///
/// What is said to hold `until` a moment holds before it, and not at it any more.
public enum LiveChange: Hashable, Sendable {
  /// A stop of the map, or a temporary one, is as if it were not there.
  case closeStop(id: String, until: UnixTime? = nil)
  /// A closed stop is there again; nothing happens when it was not closed.
  case reopenStop(id: String)
  /// Somebody has counted what a stop has left.
  case report(StopReport)
  /// A stop that is not on the map, for the time being.
  case addStop(Stop, until: UnixTime? = nil)
  /// A temporary stop is gone.
  case removeStop(id: String)
  /// Roads that nobody gets through.
  case blockRoads(RoadBlock)
  /// Roads are open again.
  case unblockRoads(id: String)
}

/// Of what a stop may have none left.
public enum StopResource: UInt8, CaseIterable, Hashable, Sendable {
  /// Room for another courier: a seat, a socket.
  case places
  /// Charged batteries to swap.
  case batteries
}

/// Some of the resources of stops.
public struct StopResourceSet: OptionSet, Hashable, Sendable {
  /// Bit n stands for the resource whose raw value is n.
  public let rawValue: UInt8

  /// Takes the bits as they are.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The set of one resource.
  public init(_ resource: StopResource) { rawValue = 1 << resource.rawValue }

  /// Room for another courier.
  public static let places = StopResourceSet(.places)
  /// Charged batteries.
  public static let batteries = StopResourceSet(.batteries)
}

/// What somebody has counted at a stop.
public struct StopReport: Hashable, Sendable {
  /// The stop's id.
  public var stop: String
  /// What was counted.
  public var resource: StopResource
  /// How many are left, and when.
  public var reading: StopReading

  /// A report: of two about the same, that of the later time holds, in whatever order they come, and also when its
  /// time is over: what was counted before does not come back. Of two of the same second that holds which has fewer
  /// left, and then the one that holds for longer.
  public init(_ resource: StopResource, at stop: String, _ reading: StopReading) {
    self.stop = stop
    self.resource = resource
    self.reading = reading
  }
}

/// How many of something a stop has left.
public struct StopReading: Hashable, Sendable {
  /// None or more.
  public var count: UInt32
  /// When it was counted.
  public var asOf: UnixTime
  /// From when on nobody should rely on it.
  public var until: UnixTime

  /// A reading.
  public init(count: UInt32, asOf: UnixTime, until: UnixTime) {
    self.count = count
    self.asOf = asOf
    self.until = until
  }

  /// Whether another reading of the same holds instead of this one: what was counted later; of two of the same
  /// second that with fewer left, and then that which holds for longer. So the order in which they come is all the
  /// same, and so it is for a journal of what has been said.
  public func isReplaced(by other: StopReading) -> Bool {
    if asOf != other.asOf { return asOf < other.asOf }
    if count != other.count { return other.count < count }
    return until < other.until
  }
}

/// Roads that nobody gets through for the time being.
///
/// A segment is blocked as a whole and in both directions. It stays where it is on the map: who stands at it
/// starts from another road nearby, and a stop at it is not reached.
public struct RoadBlock: Hashable, Sendable {
  /// By which it is lifted again; unique among those in force.
  public var id: String
  /// Where.
  public var extent: Extent
  /// For whom.
  public var profiles: ProfileSet
  /// From when on it does not count any more; for good when `nil`.
  public var until: UnixTime?

  /// Where roads are blocked.
  public enum Extent: Hashable, Sendable {
    /// These segments of the road graph.
    case segments([UInt32])
    /// Every segment of which any point lies in the area.
    case area(RoadArea)
  }

  /// A block.
  public init(
    id: String, _ extent: Extent, for profiles: ProfileSet = .all, until: UnixTime? = nil
  ) {
    self.id = id
    self.extent = extent
    self.profiles = profiles
    self.until = until
  }
}
