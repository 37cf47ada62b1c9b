public import Roads

/// How much of a graph hangs together, for one profile.
///
/// ```swift
/// let reach = RoadReach(graph, .ebike)
/// print(reach.islands.kilometres)
/// ```
public struct RoadReach: Hashable, Sendable {
  /// Some segments and how long they are together.
  public struct Share: Hashable, Sendable {
    public var segments = 0
    public var kilometres = 0.0
  }

  /// What the profile may use at all.
  public private(set) var usable = Share()
  /// Of that, what it can neither leave for the main component nor reach from there.
  public private(set) var islands = Share()
  /// What it can leave for the main component and not reach from there, or the other way round.
  public private(set) var oneSided = Share()

  /// Adds up the segments. O(n).
  public init(_ graph: RoadGraph, _ profile: Profile) {
    for segment in 0..<UInt32(truncatingIfNeeded: graph.segmentCount) {
      let marks = graph.marks(ofSegment: segment)
      guard marks.isUsable(profile) else { continue }
      let kilometres = graph.metres(ofSegment: segment) / 1000
      usable.add(kilometres)
      switch (marks.leadsToMain(profile), marks.isLedToFromMain(profile)) {
      case (true, true): break
      case (false, false): islands.add(kilometres)
      default: oneSided.add(kilometres)
      }
    }
  }
}

extension RoadReach.Share {
  fileprivate mutating func add(_ kilometres: Double) {
    segments += 1
    self.kilometres += kilometres
  }
}
