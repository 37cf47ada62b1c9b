internal import Geodesy

/// Finds the stops nearest to a place: a static k-d tree, exact, with needs, closures and limits.
///
/// ```swift
/// let index = StopIndex(coordinates: coordinates, amenities: amenities)
/// if let neighbor = index.nearest(to: origin, needing: [.water]) { … }
/// ```
///
/// Stops are known here by their ordinals: their places in the arrays the index was built from. Where
/// two stops are equally far away, the smaller ordinal comes first, so arrays in the order of the
/// stops' ids make answers reproducible.
///
/// **How it works.** The points are split in halves along the longer side of their box until at most
/// 32 are left (``Partition``); three levels of splits at a time form a ``Group`` of eight children.
/// A search goes down to the leaf the query falls into, which gives a first bound, and then to those
/// siblings whose boxes are nearer than the bound. All this happens in single precision, four numbers
/// at a time, with an allowance for rounding; it picks candidates. The answer is decided in double
/// precision, by the squared chord between unit vectors, whose order is that of great-circle
/// distances everywhere on the earth.
///
/// Never changes after it is built, holds no state of a search, and can be shared by any number of
/// threads.
public struct StopIndex: Sendable {
  /// The most stops one index can hold.
  public static let maximumCount = 1 << 28

  /// The number of stops.
  public let count: Int
  /// The axes in which boxes and splitting planes are given.
  let frame: TangentFrame
  /// The largest absolute coordinate of a stop in the frame.
  let extent: Float

  /// Whether all stops are within 41° of their mean, so that boxes are as good in two dimensions.
  let isRegional: Bool

  /// Levels of groups above the leaves.
  let height: Int
  /// How many of the three bits that choose a child are unused in the topmost group.
  let topShift: Int
  /// Where each level's groups begin, from the lowest level up.
  let levelStarts: [Int]
  /// By group: its planes.
  let splits: [GroupSplits]
  /// By group, six for each: its boxes; see ``GroupBoxes``.
  let boxes: [OctLanes]
  /// Where every amenity occurs, by leaf and by group.
  let presence: PresenceRows

  let leaves: [Leaf]
  /// The largest slack of a leaf.
  let largestSlack: Float
  /// By slot: the stop's exact position.
  let positions: [UnitVector]
  /// By slot: the stop.
  let ordinals: [UInt32]
  /// By stop: its slot.
  let slots: [UInt32]
  /// The table of ``GroupSplits/childBySides``, at hand.
  let childBySides: [UInt8]
}

extension StopIndex {
  /// The memory the index takes, in bytes.
  public var byteCount: Int {
    splits.count * MemoryLayout<GroupSplits>.stride
      + boxes.count * MemoryLayout<OctLanes>.stride
      + presence.byteCount
      + leaves.count * MemoryLayout<Leaf>.stride
      + positions.count * MemoryLayout<UnitVector>.stride
      + (ordinals.count + slots.count) * MemoryLayout<UInt32>.stride
  }
}
