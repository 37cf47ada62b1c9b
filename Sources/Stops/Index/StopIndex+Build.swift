public import Geodesy

extension StopIndex {
  /// Builds the tree. O(n log n), deterministic.
  ///
  /// - Parameters:
  ///   - coordinates: where the stops are, in the order of their ids; at most ``maximumCount``.
  ///   - amenities: what each offers; as many as coordinates.
  public init(coordinates: [Coordinate], amenities: [AmenitySet]) {
    precondition(coordinates.count == amenities.count, "one set of amenities per coordinate")
    precondition(coordinates.count <= StopIndex.maximumCount, "too many stops")
    let count = coordinates.count
    let vectors = coordinates.map { UnitVector($0) }
    let frame = TangentFrame(facing: vectors)

    var depth = 0
    while (count + (1 << depth) - 1) >> depth > Leaf.capacity { depth += 1 }
    var partition = Partition(points: vectors.map { frame($0) }, depth: depth)
    partition.split()

    let leafCount = count == 0 ? 0 : 1 << depth
    let height = (depth + 2) / 3
    let topBits = depth == 0 ? 3 : (depth - 1) % 3 + 1
    var levelStarts: [Int] = []
    var groupCount = 0
    for level in 0..<height {
      levelStarts.append(groupCount)
      groupCount += max(1, leafCount >> (3 * (level + 1)))
    }

    // Leaves.
    var leaves: [Leaf] = []
    leaves.reserveCapacity(leafCount)
    var positions = [UnitVector](
      repeating: UnitVector(x: 0, y: 0, z: 0), count: leafCount * Leaf.capacity)
    var ordinals = [UInt32](repeating: 0, count: leafCount * Leaf.capacity)
    var slots = [UInt32](repeating: 0, count: count)
    let occurring = amenities.reduce(into: AmenitySet()) { $0.formUnion($1) }
    var presence = PresenceRows(
      occurring: occurring, leafCount: leafCount, groupCount: groupCount)
    var leafSets: [AmenitySet?] = []
    var leafBoxes: [FrameBox] = []
    var largestSlack: Float = 0
    var bounds = FrameBox.empty
    for leafNumber in 0..<leafCount {
      let members = partition.members(ofLeaf: leafNumber)
      let leaf = Leaf(members.map { vectors[Int($0.ordinal)] })
      largestSlack = max(largestSlack, leaf.slack)
      leaves.append(leaf)
      var box = FrameBox.empty
      var set: AmenitySet = []
      for (lane, member) in members.enumerated() {
        let slot = leafNumber * Leaf.capacity + lane
        let stop = Int(member.ordinal)
        positions[slot] = vectors[stop]
        ordinals[slot] = member.ordinal
        slots[stop] = UInt32(slot)
        box.formUnion(member.point)
        set.formUnion(amenities[stop])
        presence.insert(amenities[stop], leaf: leafNumber, lane: lane)
      }
      bounds.formUnion(box)
      leafBoxes.append(box)
      leafSets.append(members.isEmpty ? nil : set)
    }

    // Groups, from the lowest level up.
    var splits: [GroupSplits] = []
    var boxes: [OctLanes] = []
    var childBoxes = leafBoxes
    var childSets = leafSets
    for level in 0..<height {
      let bits = level == height - 1 ? topBits : 3
      let rootDepth = depth - 3 * level - bits
      var ownBoxes: [FrameBox] = []
      var ownSets: [AmenitySet?] = []
      for group in 0..<max(1, childBoxes.count >> bits) {
        let children = (group << bits)..<((group + 1) << bits)
        boxes.append(contentsOf: GroupBoxes(childBoxes[children]).lanes)
        splits.append(
          GroupSplits(partition: partition, root: (1 << rootDepth) + group, levels: bits))
        for (child, set) in childSets[children].enumerated() {
          presence.insert(set, group: levelStarts[level] + group, child: child)
        }
        ownBoxes.append(childBoxes[children].reduce(into: .empty) { $0.formUnion($1) })
        ownSets.append(childSets[children].compacted())
      }
      childBoxes = ownBoxes
      childSets = ownSets
    }

    self.init(
      count: count, frame: frame, extent: bounds.extent, isRegional: bounds.low.z > -0.25,
      height: height, topShift: 3 - topBits,
      levelStarts: levelStarts, splits: splits, boxes: boxes, presence: presence, leaves: leaves,
      largestSlack: largestSlack, positions: positions, ordinals: ordinals, slots: slots,
      childBySides: GroupSplits.childBySides)
  }
}

extension Leaf {
  /// - Parameter vectors: 1…32 positions, in slot order.
  init(_ vectors: [UnitVector]) {
    var low = UnitVector(x: 2, y: 2, z: 2)
    var high = UnitVector(x: -2, y: -2, z: -2)
    for v in vectors {
      low = UnitVector(x: min(low.x, v.x), y: min(low.y, v.y), z: min(low.z, v.z))
      high = UnitVector(x: max(high.x, v.x), y: max(high.y, v.y), z: max(high.z, v.z))
    }
    let origin = UnitVector(
      x: (low.x + high.x) / 2, y: (low.y + high.y) / 2, z: (low.z + high.z) / 2)
    // Far beyond any chord, and its square still finite: an empty slot is never within a bound.
    let nowhere: Float = 1e15
    var x = LeafColumn(repeating: nowhere)
    var y = LeafColumn(repeating: nowhere)
    var z = LeafColumn(repeating: nowhere)
    var squaredRadius = 0.0
    for (slot, v) in vectors.enumerated() {
      x[slot] = Float(v.x - origin.x)
      y[slot] = Float(v.y - origin.y)
      z[slot] = Float(v.z - origin.z)
      squaredRadius = max(squaredRadius, origin.squaredChord(to: v))
    }
    self.init(
      x: x, y: y, z: z, origin: origin,
      slack: Leaf.slack(radius: Float(squaredRadius.squareRoot()).nextUp))
  }
}

extension GroupBoxes {
  init(_ children: ArraySlice<FrameBox>) {
    let nowhere = OctLanes(repeating: 1e15)
    self.init(
      lowX: nowhere, lowY: nowhere, lowZ: nowhere, highX: nowhere, highY: nowhere, highZ: nowhere)
    for (child, box) in children.enumerated() where !box.isEmpty {
      lowX[lane: child] = box.low.x
      lowY[lane: child] = box.low.y
      lowZ[lane: child] = box.low.z
      highX[lane: child] = box.high.x
      highY[lane: child] = box.high.y
      highZ[lane: child] = box.high.z
    }
  }
}

extension GroupBoxes {
  var lanes: [OctLanes] { [lowX, lowY, lowZ, highX, highY, highZ] }
}

extension GroupSplits {
  /// - Parameters:
  ///   - root: the group's topmost node in the partition's heap order.
  ///   - levels: 1…3.
  init(partition: Partition, root: Int, levels: Int) {
    self.init(
      x: OctLanes(repeating: .infinity), y: OctLanes(repeating: .infinity),
      z: OctLanes(repeating: .infinity))
    for level in 0..<levels {
      for node in 0..<(1 << level) {
        let plane = partition.planes[(root << level) + node]
        let lane = (1 << level) - 1 + node
        x[lane: lane] = plane.axis == .x ? plane.position : -.infinity
        y[lane: lane] = plane.axis == .y ? plane.position : -.infinity
        z[lane: lane] = plane.axis == .z ? plane.position : -.infinity
      }
    }
  }
}

extension ArraySlice<AmenitySet?> {
  /// The union of those that are not `nil`; `nil` when all are.
  func compacted() -> AmenitySet? {
    reduce(nil) { union, set in
      guard let set else { return union }
      return (union ?? []).union(set)
    }
  }
}
