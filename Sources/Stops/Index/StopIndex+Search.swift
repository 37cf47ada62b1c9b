internal import Geodesy

extension StopIndex {
  /// Shows `collector` every leaf that may hold a wanted stop.
  ///
  /// Down to the leaf the query falls into, by the planes alone, keeping on the way the distances to
  /// the boxes of all siblings; that leaf gives a first bound. Then the siblings within the bound,
  /// lowest level first; of a sibling that is a subtree, its groups in depth-first order.
  ///
  /// Right because a stop is skipped only with a box around it: the box's squared chord is at most
  /// the stop's, up to rounding, for which ``boxBound(_:)`` allows, and only those beyond the bound
  /// are skipped.
  ///
  /// Allocates nothing: the two arrays below lie on the stack.
  @inline(__always)
  func search<Collector: LeafCollector, Filter: SlotFilter & ~Escapable>(
    from query: UnitVector, filter: Filter, into collector: inout Collector
  ) {
    guard !leaves.isEmpty else { return }
    let point = frame(query)
    let lanes = FrameLanes(point)
    // The error of a computed frame coordinate, here and in the boxes, is at most 2⁻²³ of the largest
    // coordinate; three axes; and (d + e)² ≤ d²(1 + λ) + e²(1 + 1/λ) with λ = 2⁻⁸.
    let error = (extent + abs(point.x) + abs(point.y) + abs(point.z)) * 0x1p-22
    let boxSlack = error * error * (1 + 0x1p8)

    unsafe withUnsafeTemporaryAllocation(of: SearchScratch.self, capacity: 1) { buffer in
      let scratch = unsafe buffer.baseAddress.unsafelyUnwrapped
      unsafe run(
        query, lanes, filter, &collector, boxSlack,
        UnsafeMutableRawPointer(scratch).assumingMemoryBound(to: Lanes.self),
        (UnsafeMutableRawPointer(scratch) + 256).assumingMemoryBound(to: UInt64.self))
    }
  }

  @inline(__always)
  private func run<Collector: LeafCollector, Filter: SlotFilter & ~Escapable>(
    _ query: UnitVector, _ lanes: FrameLanes, _ filter: Filter, _ collector: inout Collector,
    _ boxSlack: Float,
    _ keys: UnsafeMutablePointer<Lanes>, _ stack: UnsafeMutablePointer<UInt64>
  ) {
    let splits = self.splits.span
    let boxes = self.boxes.span
    let leaves = self.leaves.span
    let childBySides = self.childBySides.span

    @inline(__always)
    func visit(leaf: Int, _ collector: inout Collector) {
      var chords = leaves[leaf].squaredChords(from: query)
      if Filter.isActive {
        let slots = filter.slots(ofLeaf: leaf)
        if slots == 0 { return }
        chords = chords.keeping(slots)
      }
      collector.collect(chords, leaf: leaf, of: self, from: query)
    }
    @inline(__always)
    func boxBound() -> Float { collector.bound * (1 + 0x1p-7) + boxSlack }

    // Down to the query's own leaf.
    var node = 0
    var path: UInt64 = 0
    var wanted: UInt64 = 0
    var level = height
    var shift = topShift
    while level > 0 {
      level &-= 1
      let group = levelStarts[level] &+ node
      let child = Int(childBySides[splits[group].sides(of: lanes)]) &>> shift
      shift = 0
      let bounds = boxes.squaredChords(toGroup: group, from: lanes)
      unsafe keys[2 &* level] = bounds.first
      unsafe keys[2 &* level &+ 1] = bounds.second
      if Filter.isActive {
        wanted |= UInt64(filter.children(ofGroup: group)) &<< UInt64(8 &* level)
      }
      path |= UInt64(1) &<< UInt64(8 &* level &+ child)
      node = node &* 8 &+ child
    }
    visit(leaf: node, &collector)

    // Its siblings on every level.
    var candidates: UInt64 = 0
    let limit = boxBound()
    while level < height {
      let bits = unsafe OctLanes(first: keys[2 &* level], second: keys[2 &* level &+ 1])
        .bits(atMost: limit)
      candidates |= UInt64(bits) &<< UInt64(8 &* level)
      level &+= 1
    }
    candidates &= ~path
    if Filter.isActive { candidates &= wanted }
    while candidates != 0 {
      let bit = candidates.trailingZeroBitCount
      candidates &= candidates &- 1
      let key = unsafe UnsafeRawPointer(keys).load(fromByteOffset: bit &* 4, as: Float.self)
      guard key <= boxBound() else { continue }
      var level = bit &>> 3
      // The path's nodes are the leading bits of the home leaf's number.
      var child = ((node &>> (3 &* (level &+ 1))) &<< 3) | (bit & 7)
      if level == 0 {
        visit(leaf: child, &collector)
        continue
      }
      var depth = 0
      while true {
        level &-= 1
        let group = levelStarts[level] &+ child
        let bounds = boxes.squaredChords(toGroup: group, from: lanes)
        var bits = bounds.bits(atMost: boxBound())
        if Filter.isActive { bits &= filter.children(ofGroup: group) }
        unsafe keys[14] = bounds.first
        unsafe keys[15] = bounds.second
        while bits != 0 {
          let lane = bits.trailingZeroBitCount
          bits &= bits &- 1
          let key = unsafe UnsafeRawPointer(keys).load(
            fromByteOffset: 224 &+ lane &* 4, as: Float.self)
          let next = child &* 8 &+ lane
          if level == 0 {
            if key <= boxBound() { visit(leaf: next, &collector) }
          } else {
            unsafe stack[depth] =
              UInt64(key.bitPattern) &<< 32 | UInt64(level &<< 28 | next)
            depth &+= 1
          }
        }
        var found = false
        while depth > 0 {
          depth &-= 1
          let entry = unsafe stack[depth]
          if Float(bitPattern: UInt32(truncatingIfNeeded: entry &>> 32)) <= boxBound() {
            level = Int(entry &>> 28) & 15
            child = Int(entry & 0xFFF_FFFF)
            found = true
            break
          }
        }
        if !found { break }
      }
    }
  }
}

struct SearchScratch {
  var a: (SIMD64<Float>, SIMD64<Float>, SIMD64<Float>)
}
