/// One static k-d tree of an index: over all stops, or over those that offer one amenity.
///
/// The points are split in halves along the longest side of their box until at most 32 are left
/// (``Partition``); three levels of splits at a time form a group of eight children (``GroupBoxes``,
/// ``GroupSplits``). There are no pointers: the children of a level's i-th group are the 8i-th and
/// seven following of the level below.
///
/// This is only where the tree lies in the columns of its ``StopIndex`` and how it is shaped; plain
/// numbers, so that a query takes hold of a tree without counting references, and so that a file can
/// hold it as it is: there is no padding, and every bit pattern is a value. Whether the numbers lie
/// within the columns is checked when a file is opened, by ``StopTree/fits(_:)``.
struct StopTree: BitwiseCopyable, Sendable {
  /// Its first leaf among the leaves of all trees, and how many there are: none or a power of two.
  let firstLeaf: UInt32
  let leafCount: UInt32
  /// Levels of groups above the leaves.
  let height: UInt32
  /// Where the starts of its levels begin among those of all trees.
  let firstLevel: UInt32
  /// How many of the three bits that choose a child are unused in the topmost group.
  let topShift: UInt32
  /// Its first member among the members of all trees, and how many there are.
  let firstMember: UInt32
  let memberCount: UInt32
  /// 1 when all stops are within 41° of their mean, so that boxes are as good in two dimensions.
  let regional: UInt32
  /// One bit for each child that the topmost group doesn't have, as a search counts children: eight
  /// bits a level, the lowest level first.
  let missingChildren: UInt64

  /// The axes in which boxes and splitting planes are given.
  let frame: TangentFrame
  /// The largest absolute coordinate of a stop in the frame.
  let extent: Float
  /// The largest slack of a leaf.
  let largestSlack: Float

  /// Three bits a level, and at most 2²⁴ leaves.
  static let maximumHeight = 8

  /// See ``regional``.
  var isRegional: Bool {
    @inline(__always) get { regional != 0 }
  }
}
