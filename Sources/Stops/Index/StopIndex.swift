internal import Geodesy
internal import SnapshotFormat

/// Finds the stops nearest to a place: static k-d trees, exact, with needs, closures and limits.
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
/// **How it works.** One tree holds all stops. A search goes down to the leaf the query falls into,
/// which gives a first bound, and then to those boxes that are nearer than the bound. All this happens
/// in single precision, four numbers at a time, with an allowance for rounding; it picks candidates.
/// The answer is decided in double precision, by the squared chord between unit vectors, whose order
/// is that of great-circle distances everywhere on the earth.
///
/// Amenities that few stops offer have a tree of their own besides: a search for a need that one stop
/// in a hundred meets then costs no more than a search among that hundredth.
///
/// An index is built (``init(coordinates:amenities:amenityTrees:)``) or read from a snapshot
/// (``init(_:)``); the same search runs on both.
///
/// Never changes after it is made, holds no state of a search, and can be shared by any number of
/// threads.
public struct StopIndex: Sendable {
  /// The most stops one index can hold.
  public static let maximumCount = 1 << 26

  /// The number of stops.
  public let count: Int
  /// All stops first, then one tree per amenity that has one, the rarest amenity first.
  let trees: Column<StopTree>
  /// By amenity: the number of its tree; ``noTree`` for one that has none.
  let treeByAmenity: Column<UInt8>
  /// A number made of all that exclusions depend on: which stop is in which slot, and where it is.
  let fingerprint: UInt64
  static let noTree: UInt8 = 0xFF

  // Columns: what belongs to one tree stands together in each, in the order of the trees.

  /// By tree and level, from the lowest up: where the level's groups begin among all groups.
  let levelStarts: Column<UInt32>
  /// By group: its planes.
  let splits: Column<GroupSplits>
  /// By group, six for each: its boxes; see ``GroupBoxes``.
  let boxes: Column<OctLanes>
  let leaves: Column<Leaf>
  /// Where every amenity occurs, by leaf and by group.
  let presence: PresenceRows
  /// By slot, 32 for each leaf: the stop's exact position.
  let positions: Column<UnitVector>
  /// By slot: the stop.
  let ordinals: Column<UInt32>
  /// By tree: the ordinals of its stops, ascending.
  let members: Column<UInt32>
  /// By member: its slot.
  let slots: Column<UInt32>
  /// The table of ``GroupSplits/childBySides``, at hand.
  let childBySides: Column<UInt8>
}

extension StopIndex {
  /// Where a tree keeps a stop; `nil` when it does not hold it, or a damaged file names a slot that
  /// isn't there. O(log n).
  func slot(of ordinal: UInt32, in tree: StopTree) -> Int? {
    var range = Int(tree.firstMember)..<(Int(tree.firstMember) + Int(tree.memberCount))
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if members[middle] == ordinal {
        let slot = Int(slots[middle])
        return slot < ordinals.count ? slot : nil
      }
      if members[middle] < ordinal {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return nil
  }

  /// The memory the index takes, in bytes.
  public var byteCount: Int {
    (members.count + slots.count + ordinals.count) * MemoryLayout<UInt32>.stride
      + splits.count * MemoryLayout<GroupSplits>.stride
      + boxes.count * MemoryLayout<OctLanes>.stride
      + presence.byteCount
      + leaves.count * MemoryLayout<Leaf>.stride
      + positions.count * MemoryLayout<UnitVector>.stride
  }
}
