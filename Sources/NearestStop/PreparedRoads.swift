public import Roads

/// What answers for one profile: its hierarchy over the roads, and in it the stops.
///
/// A class, though nothing in it ever changes: it consists of some sixty columns, and to hand on a structure of
/// them counts a reference to every one.
public final class PreparedRoads: Sendable {
  /// The stops by travel time; a target's ordinal is its stop's.
  public let buckets: TargetBuckets

  init(_ buckets: consuming TargetBuckets) { self.buckets = buckets }

  /// For whom.
  public var profile: Profile { buckets.search.profile }
}
