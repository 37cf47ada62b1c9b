internal import Geodesy
public import SnapshotFormat

/// The sections of an index. Every column is written as it is used, so reading one is finding it.
extension StopIndex {
  private enum Section {
    /// Four words: the number of stops, the fingerprint, the amenities that occur, zero.
    static let head: SectionID = "sx.head"
    static let trees: SectionID = "sx.tree"
    static let treeByAmenity: SectionID = "sx.amen"
    static let levelStarts: SectionID = "sx.level"
    static let splits: SectionID = "sx.split"
    static let boxes: SectionID = "sx.box"
    static let groupBytes: SectionID = "sx.group"
    static let leaves: SectionID = "sx.leaf"
    static let leafWords: SectionID = "sx.word"
    static let positions: SectionID = "sx.pos"
    static let ordinals: SectionID = "sx.ord"
    static let members: SectionID = "sx.membr"
    static let slots: SectionID = "sx.slot"
  }

  /// Adds the index's sections. No column is copied.
  public func write(to writer: inout SnapshotWriter) {
    writer.add(
      Section.head, [UInt64(count), fingerprint, presence.rows.occurring.rawValue, 0])
    writer.add(Section.trees, trees)
    writer.add(Section.treeByAmenity, treeByAmenity)
    writer.add(Section.levelStarts, levelStarts)
    writer.add(Section.splits, splits)
    writer.add(Section.boxes, boxes)
    writer.add(Section.groupBytes, presence.groupBytes)
    writer.add(Section.leaves, leaves)
    writer.add(Section.leafWords, presence.leafWords)
    writer.add(Section.positions, positions)
    writer.add(Section.ordinals, ordinals)
    writer.add(Section.members, members)
    writer.add(Section.slots, slots)
  }

  /// Finds the sections of an index and checks what a search relies on. One pass over the ordinals,
  /// 4 bytes a slot; nothing is built or copied that grows with the number of stops.
  ///
  /// **Why no content does harm.** Where a tree lies and how it is shaped is checked here, tree by
  /// tree; a search then can't leave its columns, because it counts nodes from that shape and never
  /// reads a place from them. Ordinals are checked because callers use them as places. All other
  /// numbers are only compared with each other: floating-point values decide what is visited, and
  /// wrong ones, NaN and infinity too, give wrong answers and no wrong place; a slot is compared with
  /// the number of slots when an exclusion is made.
  public init(_ snapshot: Snapshot) throws(SnapshotError) {
    let head = try snapshot.column(Section.head, of: UInt64.self, count: 4)
    guard let count = Int(exactly: head[0]), count <= StopIndex.maximumCount else {
      throw .contradiction("an index of \(head[0]) stops")
    }
    let rows = PresenceRows.Numbering(AmenitySet(rawValue: head[2]))
    let trees = try snapshot.column(Section.trees, of: StopTree.self)
    let treeByAmenity = try snapshot.column(Section.treeByAmenity, of: UInt8.self, count: 64)
    let levelStarts = try snapshot.column(Section.levelStarts, of: UInt32.self)
    let splits = try snapshot.column(Section.splits, of: GroupSplits.self)
    let leaves = try snapshot.column(Section.leaves, of: Leaf.self)
    // A file that long doesn't exist, but then nothing below can overflow, and slots fit their keys.
    guard leaves.count <= StopTree.maximumLeafCount, splits.count <= StopTree.maximumLeafCount
    else { throw .damagedSection(Section.leaves) }
    let slotCount = leaves.count * Leaf.capacity
    let members = try snapshot.column(Section.members, of: UInt32.self)
    self.init(
      count: count, trees: trees, treeByAmenity: treeByAmenity, fingerprint: head[1],
      levelStarts: levelStarts, splits: splits,
      boxes: try snapshot.column(Section.boxes, count: 6 * splits.count), leaves: leaves,
      presence: PresenceRows(
        rows,
        leafWords: try snapshot.column(Section.leafWords, count: leaves.count * rows.count),
        groupBytes: try snapshot.column(Section.groupBytes, count: splits.count * rows.count)),
      positions: try snapshot.column(Section.positions, count: slotCount),
      ordinals: try snapshot.column(Section.ordinals, count: slotCount),
      members: members,
      slots: try snapshot.column(Section.slots, count: members.count),
      childBySides: GroupSplits.childBySides)
    try check()
  }

  /// Checks what ``init(_:)`` promises.
  private func check() throws(SnapshotError) {
    // There is always the tree of all stops, and at most one more per amenity.
    guard (1...65).contains(trees.count), Int(trees[0].memberCount) == count else {
      throw .contradiction("the index's first tree does not hold its \(count) stops")
    }
    for number in trees.indices where !trees[number].fits(self) {
      throw .contradiction("tree \(number) of the index lies outside its columns")
    }
    for bit in treeByAmenity.indices {
      let tree = treeByAmenity[bit]
      guard tree == StopIndex.noTree || Int(tree) < trees.count else {
        throw .contradiction("amenity \(bit) has tree \(tree) of \(trees.count)")
      }
    }
    let greatest = ordinals.greatest
    guard ordinals.count == 0 || Int(greatest) < count else {
      throw .contradiction("the index holds stop \(greatest) of \(count)")
    }
  }
}

extension StopTree {
  /// All trees of an index have at most 2²⁹ slots: as many as the keys of a search can tell apart.
  static let maximumLeafCount = 1 << 24

  /// Whether a search in the tree stays within the columns of an index, whatever else they hold.
  ///
  /// With h levels of groups and b bits in the topmost, leaves are numbered below 2^(b + 3(h − 1)),
  /// the groups of level l below 2^(b + 3(h − 2 − l)), and there is one topmost group.
  func fits(_ index: StopIndex) -> Bool {
    let height = Int(height)
    guard height <= StopTree.maximumHeight, topShift <= 2,
      Int(firstLeaf) + Int(leafCount) <= index.leaves.count,
      Int(firstLevel) + height <= index.levelStarts.count,
      Int(firstMember) + Int(memberCount) <= index.members.count
    else { return false }
    let topBits = 3 - Int(topShift)
    guard missingChildren == StopTree.missingChildren(height: height, topBits: topBits) else {
      return false
    }
    guard height > 0 else { return leafCount <= 1 }
    guard Int(leafCount) == 1 << (topBits + 3 * (height - 1)) else { return false }
    return (0..<height).allSatisfy { level in
      let groups = level == height - 1 ? 1 : 1 << (topBits + 3 * (height - 2 - level))
      return Int(index.levelStarts[Int(firstLevel) + level]) + groups <= index.splits.count
    }
  }

  /// See the property of that name.
  static func missingChildren(height: Int, topBits: Int) -> UInt64 {
    guard height > 0 else { return 0 }
    let missing: UInt64 = 0xFF & ~((1 << (1 << UInt64(topBits))) - 1)
    return missing << UInt64(8 * (height - 1))
  }
}

extension Column<UInt32> {
  /// The greatest of the numbers; 0 when there are none. O(n), several at a time.
  fileprivate var greatest: UInt32 {
    let values = span
    var greatest: UInt32 = 0
    for place in 0..<values.count { greatest = Swift.max(greatest, values[place]) }
    return greatest
  }
}

// Structures of numbers, without padding and invariants.
extension StopTree: ColumnElement {}
extension GroupSplits: ColumnElement {}
extension OctLanes: ColumnElement {}
extension Leaf: ColumnElement {}
extension UnitVector: ColumnElement {}
