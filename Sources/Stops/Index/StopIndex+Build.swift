public import Geodesy
internal import SnapshotFormat

extension StopIndex {
  /// Builds the index. O(n log n), deterministic.
  ///
  /// - Parameters:
  ///   - coordinates: where the stops are, in the order of their ids; at most ``maximumCount``.
  ///   - amenities: what each offers; as many as coordinates.
  ///   - amenityTrees: how many stops all trees of single amenities may hold together, as a multiple
  ///     of the number of stops (0…3); the rarest amenities come first. 0 saves memory: searches for
  ///     rare needs then pass through the tree of all stops. See ``byteCount``.
  public init(
    coordinates: [Coordinate], amenities: [AmenitySet], amenityTrees: Double = 2
  ) {
    precondition(coordinates.count == amenities.count, "one set of amenities per coordinate")
    precondition(coordinates.count <= StopIndex.maximumCount, "too many stops")
    precondition((0...3).contains(amenityTrees), "a multiple from 0 to 3")
    var builder = StopIndexBuilder(
      zip(coordinates, amenities).map {
        LocatedStop(position: UnitVector($0), amenities: $1)
      })
    builder.addTree(of: coordinates.indices.map { UInt32($0) })
    var treeByAmenity = [UInt8](repeating: StopIndex.noTree, count: 64)
    var budget = amenityTrees * Double(coordinates.count)
    for amenity in builder.amenitiesByRarity {
      budget -= Double(amenity.count)
      guard budget >= 0 else { break }
      treeByAmenity[amenity.bit] = UInt8(builder.trees.count)
      builder.addTree(of: builder.stops(offering: amenity.bit))
    }
    self.init(
      count: coordinates.count, trees: Column(builder.trees),
      treeByAmenity: Column(treeByAmenity), fingerprint: builder.fingerprint,
      levelStarts: Column(builder.levelStarts), splits: Column(builder.splits),
      boxes: Column(builder.boxes), leaves: Column(builder.leaves),
      presence: PresenceRows(
        builder.rows, leafWords: Column(builder.leafWords), groupBytes: Column(builder.groupBytes)),
      positions: Column(builder.positions), ordinals: Column(builder.ordinals),
      members: Column(builder.members), slots: Column(builder.slots),
      childBySides: GroupSplits.childBySides)
  }
}

/// Where a stop is and what it offers: all that an index needs to know.
private struct LocatedStop: BitwiseCopyable {
  var position: UnitVector
  var amenities: AmenitySet
}

/// The columns of an index while its trees are added one after the other.
private struct StopIndexBuilder {
  let stops: [LocatedStop]
  let rows: PresenceRows.Numbering
  /// How many stops offer each of the 64 possible amenities.
  private let counts: [Int]
  private(set) var trees: [StopTree] = []
  private(set) var levelStarts: [UInt32] = []
  private(set) var splits: [GroupSplits] = []
  private(set) var boxes: [OctLanes] = []
  private(set) var groupBytes: [UInt8] = []
  private(set) var leaves: [Leaf] = []
  private(set) var leafWords: [UInt32] = []
  private(set) var positions: [UnitVector] = []
  private(set) var ordinals: [UInt32] = []
  private(set) var members: [UInt32] = []
  private(set) var slots: [UInt32] = []

  init(_ stops: [LocatedStop]) {
    self.stops = stops
    var counts = [Int](repeating: 0, count: 64)
    for stop in stops {
      var rest = stop.amenities.rawValue
      while rest != 0 {
        counts[rest.trailingZeroBitCount] += 1
        rest &= rest - 1
      }
    }
    self.counts = counts
    rows = PresenceRows.Numbering(
      AmenitySet(rawValue: (0..<64).reduce(0) { $0 | (counts[$1] > 0 ? 1 << UInt64($1) : 0) }))
  }

  /// The amenities that some stop offers, the rarest first.
  var amenitiesByRarity: [(bit: Int, count: Int)] {
    counts.enumerated().map { (bit: $0, count: $1) }.filter { $0.count > 0 }
      .sorted { ($0.count, $0.bit) < ($1.count, $1.bit) }
  }

  /// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), a word at a time.
  var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ word: UInt64) { hash = (hash ^ word) &* 0x0000_0100_0000_01B3 }
    mix(UInt64(stops.count))
    for (slot, position) in positions.enumerated() {
      mix(UInt64(ordinals[slot]))
      mix(position.x.bitPattern)
      mix(position.y.bitPattern)
      mix(position.z.bitPattern)
    }
    return hash
  }

  /// The ordinals of the stops that offer one amenity, ascending.
  func stops(offering bit: Int) -> [UInt32] {
    let set = AmenitySet(rawValue: 1 << UInt64(bit))
    return stops.indices.lazy.filter { stops[$0].amenities.isSuperset(of: set) }
      .map { UInt32($0) }
  }

  /// - Parameter newMembers: the ordinals of the stops in the tree, ascending.
  mutating func addTree(of newMembers: [UInt32]) {
    let frame = TangentFrame(facing: newMembers.map { stops[Int($0)].position })
    var depth = 0
    while (newMembers.count + (1 << depth) - 1) >> depth > Leaf.capacity { depth += 1 }
    let partition = Partition(
      newMembers.map { Partition.Member(point: frame(stops[Int($0)].position), ordinal: $0) },
      depth: depth)
    let topBits = depth == 0 ? 3 : (depth - 1) % 3 + 1
    let (firstLeaf, firstLevel, firstMember) = (leaves.count, levelStarts.count, members.count)
    let level = addLeaves(of: partition)
    addGroups(of: partition, topBits: topBits, above: level)
    addMembers(newMembers, fromLeaf: firstLeaf)
    let bounds = level.boxes.reduce(into: FrameBox.empty) { $0.formUnion($1) }
    trees.append(
      StopTree(
        firstLeaf: UInt32(firstLeaf), leafCount: UInt32(partition.leafCount),
        height: UInt32(levelStarts.count - firstLevel), firstLevel: UInt32(firstLevel),
        topShift: UInt32(3 - topBits), firstMember: UInt32(firstMember),
        memberCount: UInt32(newMembers.count), regional: bounds.low.z > -0.25 ? 1 : 0,
        missingChildren: StopTree.missingChildren(
          height: levelStarts.count - firstLevel, topBits: topBits),
        frame: frame, extent: bounds.extent,
        largestSlack: leaves[firstLeaf...].reduce(0) { max($0, $1.slack) }))
  }

  /// The nodes of one level: a box around each one's stops, and what they offer.
  private struct Level {
    var boxes: [FrameBox] = []
    var amenities: [AmenitySet] = []
  }

  private mutating func addLeaves(of partition: Partition) -> Level {
    var level = Level()
    for number in 0..<partition.leafCount {
      let stopsOfLeaf = partition.members(ofLeaf: number)
      leaves.append(Leaf(stopsOfLeaf.map { stops[Int($0.ordinal)].position }))
      let base = leafWords.count
      leafWords.append(contentsOf: repeatElement(0, count: rows.count))
      var set: AmenitySet = []
      for (lane, member) in stopsOfLeaf.enumerated() {
        let stop = stops[Int(member.ordinal)]
        positions.append(stop.position)
        ordinals.append(member.ordinal)
        set.formUnion(stop.amenities)
        rows.forEach(of: stop.amenities) { row in leafWords[base + row] |= 1 << UInt32(lane) }
      }
      let free = Leaf.capacity - stopsOfLeaf.count
      positions.append(contentsOf: repeatElement(UnitVector(x: 0, y: 0, z: 0), count: free))
      ordinals.append(contentsOf: repeatElement(0, count: free))
      level.boxes.append(FrameBox(stopsOfLeaf))
      level.amenities.append(set)
    }
    return level
  }

  private mutating func addGroups(of partition: Partition, topBits: Int, above leaves: Level) {
    var below = leaves
    var depth = partition.depth
    while depth > 0 {
      let bits = depth > topBits ? 3 : topBits
      depth -= bits
      levelStarts.append(UInt32(splits.count))
      var level = Level()
      for group in 0..<(1 << depth) {
        let children = (group << bits)..<((group + 1) << bits)
        splits.append(GroupSplits(partition, root: (1 << depth) + group, levels: bits))
        boxes.append(contentsOf: GroupBoxes(below.boxes[children]).lanes)
        let base = groupBytes.count
        groupBytes.append(contentsOf: repeatElement(0, count: rows.count))
        for (child, amenities) in below.amenities[children].enumerated() {
          rows.forEach(of: amenities) { row in groupBytes[base + row] |= 1 << UInt8(child) }
        }
        level.boxes.append(below.boxes[children].reduce(into: .empty) { $0.formUnion($1) })
        level.amenities.append(below.amenities[children].reduce(into: []) { $0.formUnion($1) })
      }
      below = level
    }
  }

  private mutating func addMembers(_ newMembers: [UInt32], fromLeaf firstLeaf: Int) {
    var placeByOrdinal = [UInt32](repeating: 0, count: stops.count)
    for (place, ordinal) in newMembers.enumerated() {
      placeByOrdinal[Int(ordinal)] = UInt32(members.count + place)
    }
    members.append(contentsOf: newMembers)
    slots.append(contentsOf: repeatElement(0, count: newMembers.count))
    for leaf in firstLeaf..<leaves.count {
      let used = leafWords[leaf * rows.count + PresenceRows.Numbering.everyStop].nonzeroBitCount
      for slot in (leaf * Leaf.capacity)..<(leaf * Leaf.capacity + used) {
        slots[Int(placeByOrdinal[Int(ordinals[slot])])] = UInt32(slot)
      }
    }
  }
}

extension Leaf {
  /// - Parameter vectors: 1…32 positions, in slot order.
  fileprivate init(_ vectors: [UnitVector]) {
    var low = UnitVector(x: 2, y: 2, z: 2)
    var high = UnitVector(x: -2, y: -2, z: -2)
    for v in vectors {
      low = UnitVector(x: min(low.x, v.x), y: min(low.y, v.y), z: min(low.z, v.z))
      high = UnitVector(x: max(high.x, v.x), y: max(high.y, v.y), z: max(high.z, v.z))
    }
    let origin = UnitVector(
      x: (low.x + high.x) / 2, y: (low.y + high.y) / 2, z: (low.z + high.z) / 2)
    let radius = vectors.map { origin.squaredChord(to: $0) }.reduce(0, max).squareRoot()
    // Far beyond any chord, and its square still finite: an empty slot is never within a bound.
    let nowhere: Float = 1e15
    self.init(
      x: LeafColumn(vectors.map { Float($0.x - origin.x) }, padding: nowhere),
      y: LeafColumn(vectors.map { Float($0.y - origin.y) }, padding: nowhere),
      z: LeafColumn(vectors.map { Float($0.z - origin.z) }, padding: nowhere),
      origin: origin, slack: Leaf.slack(radius: Float(radius).nextUp))
  }
}

extension GroupBoxes {
  /// - Parameter children: one to eight boxes.
  fileprivate init(_ children: ArraySlice<FrameBox>) {
    let nowhere = OctLanes(repeating: 1e15)
    self.init(
      lowX: nowhere, lowY: nowhere, lowZ: nowhere, highX: nowhere, highY: nowhere,
      highZ: nowhere)
    for (child, box) in children.enumerated() {
      lowX[lane: child] = box.low.x
      lowY[lane: child] = box.low.y
      lowZ[lane: child] = box.low.z
      highX[lane: child] = box.high.x
      highY[lane: child] = box.high.y
      highZ[lane: child] = box.high.z
    }
  }

  fileprivate var lanes: [OctLanes] { [lowX, lowY, lowZ, highX, highY, highZ] }
}

extension GroupSplits {
  /// - Parameters:
  ///   - root: the group's topmost node in the partition's heap order.
  ///   - levels: 1…3.
  fileprivate init(_ partition: Partition, root: Int, levels: Int) {
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
