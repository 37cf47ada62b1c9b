internal import Geodesy
internal import SnapshotFormat

extension StopIndex {
  /// Shows `collector` every leaf of a tree that may hold a wanted stop.
  ///
  /// Down to the leaf the query falls into, by the planes alone, keeping on the way the distances to
  /// the boxes of all siblings; that leaf gives a first bound. Then the siblings within the bound,
  /// lowest level first.
  ///
  /// Right because a stop is skipped only together with a box around it, and only when the box is
  /// beyond the bound: the box's squared chord is at most the stop's, up to rounding, for which
  /// ``Seeker/limit(_:)`` allows.
  ///
  /// Allocates nothing: the scratch memory lies on the stack.
  @inline(__always)
  func search<Collector: LeafCollector, Filter: SlotFilter & ~Escapable>(
    _ tree: Int, from query: UnitVector, filter: Filter, into collector: inout Collector
  ) {
    // Field by field: a tree as a whole would be copied.
    let height = Int(trees.span[tree].height)
    let firstLeaf = Int(trees.span[tree].firstLeaf)
    let firstLevel = Int(trees.span[tree].firstLevel)
    guard trees.span[tree].leafCount > 0 else { return }
    let seeker = Seeker(query, in: trees.span, tree)
    unsafe withUnsafeTemporaryAllocation(of: OctLanes.self, capacity: StopTree.maximumHeight) {
      siblings in
      var node = 0
      // Children that the topmost group doesn't have are never gone to, whatever their boxes say.
      var path = trees.span[tree].missingChildren
      var wanted: UInt64 = 0
      var level = height
      var shift = Int(trees.span[tree].topShift)
      while level > 0 {
        level &-= 1
        let group = Int(levelStarts.span[firstLevel &+ level]) &+ node
        let sides = splits.span[group].sides(of: seeker)
        let child = Int(childBySides.span[sides]) &>> shift
        shift = 0
        unsafe siblings[level] = boxes.span.squaredChords(toGroup: group, from: seeker)
        if Filter.isActive {
          wanted |= UInt64(filter.children(ofGroup: group)) &<< UInt64(8 &* level)
        }
        path |= 1 &<< UInt64(8 &* level &+ child)
        node = node &* 8 &+ child
      }
      visit(leaf: firstLeaf &+ node, from: seeker, filter: filter, into: &collector)

      var candidates: UInt64 = 0
      let limit = seeker.limit(collector.bound)
      while level < height {
        let near = unsafe siblings[level].bits(atMost: limit)
        candidates |= UInt64(near) &<< UInt64(8 &* level)
        level &+= 1
      }
      candidates &= ~path
      if Filter.isActive { candidates &= wanted }
      while candidates != 0 {
        let bit = candidates.trailingZeroBitCount
        candidates &= candidates &- 1
        let distance = unsafe UnsafeRawPointer(siblings.baseAddress.unsafelyUnwrapped)
          .load(fromByteOffset: bit &* 4, as: Float.self)
        guard distance <= seeker.limit(collector.bound) else { continue }
        let level = bit &>> 3
        // The nodes of the path are the leading bits of its leaf's number.
        let sibling = ((node &>> (3 &* (level &+ 1))) &<< 3) | (bit & 7)
        if level == 0 {
          visit(leaf: firstLeaf &+ sibling, from: seeker, filter: filter, into: &collector)
        } else {
          searchSubtree(
            sibling, at: level &- 1, in: tree, from: seeker, filter: filter, into: &collector)
        }
      }
    }
  }

  /// The same below one group: depth first, nearest boxes unsorted.
  ///
  /// Apart from ``search(_:from:filter:into:)`` so that its registers are not taken from the common
  /// case, in which a query never gets here.
  @inline(never)
  private func searchSubtree<Collector: LeafCollector, Filter: SlotFilter & ~Escapable>(
    _ root: Int, at rootLevel: Int, in tree: Int, from seeker: Seeker, filter: Filter,
    into collector: inout Collector
  ) {
    let firstLeaf = Int(trees.span[tree].firstLeaf)
    let firstLevel = Int(trees.span[tree].firstLevel)
    // Eight children leave at most seven behind on every level.
    let capacity = 7 * StopTree.maximumHeight + 8
    unsafe withUnsafeTemporaryAllocation(of: PendingNode.self, capacity: capacity) { stack in
      var depth = 0
      var level = rootLevel
      var node = root
      while true {
        let group = Int(levelStarts.span[firstLevel &+ level]) &+ node
        let distances = boxes.span.squaredChords(toGroup: group, from: seeker)
        var near = distances.bits(atMost: seeker.limit(collector.bound))
        if Filter.isActive { near &= filter.children(ofGroup: group) }
        while near != 0 {
          let child = near.trailingZeroBitCount
          near &= near &- 1
          unsafe stack[depth] = PendingNode(
            distance: distances[lane: child], node: UInt32(truncatingIfNeeded: node &* 8 &+ child),
            level: Int32(truncatingIfNeeded: level))
          depth &+= 1
        }
        // On to the next box that is still near enough: a leaf is visited, a group opened.
        var isOpening = false
        while depth > 0, !isOpening {
          depth &-= 1
          let next = unsafe stack[depth]
          guard next.distance <= seeker.limit(collector.bound) else { continue }
          node = Int(next.node)
          level = Int(next.level) &- 1
          if level < 0 {
            visit(leaf: firstLeaf &+ node, from: seeker, filter: filter, into: &collector)
          } else {
            isOpening = true
          }
        }
        if !isOpening { return }
      }
    }
  }

  @inline(__always)
  private func visit<Collector: LeafCollector, Filter: SlotFilter & ~Escapable>(
    leaf: Int, from seeker: Seeker, filter: Filter, into collector: inout Collector
  ) {
    var chords = leaves.span[leaf].squaredChords(from: seeker.query)
    if Filter.isActive {
      let slots = filter.slots(ofLeaf: leaf)
      if slots == 0 { return }
      chords = chords.keeping(slots)
    }
    collector.collect(chords, leaf: leaf, of: self, from: seeker.query)
  }
}

/// A box that is waiting to be looked into.
private struct PendingNode: BitwiseCopyable {
  var distance: Float
  var node: UInt32
  /// The level of the group it is a child of.
  var level: Int32
}
