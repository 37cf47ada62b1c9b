/// Splits points in halves again and again: the binary k-d tree while it is being built.
///
/// Every node cuts the longest side of its points' box at their median (J. L. Bentley,
/// "Multidimensional binary search trees used for associative searching", CACM 18, 1975; the longest
/// side after Friedman, Bentley and Finkel, ACM TOMS 3, 1977). Both halves differ by at most one
/// point, so the tree is perfectly balanced whatever the points are, equal ones included, and needs
/// no pointers: the children of node i are 2i and 2i + 1.
struct Partition {
  /// A point and the stop it belongs to.
  struct Member: BitwiseCopyable {
    var point: FramePoint
    var ordinal: UInt32
  }

  enum Axis: UInt8 { case x, y, z }

  /// Where a node is cut.
  struct Plane: BitwiseCopyable {
    var axis: Axis
    var position: Float
  }

  private(set) var members: [Member]
  /// By node in heap order, from 1.
  private(set) var planes: [Plane]
  /// Where each leaf's members begin; one more at the end.
  private var leafStarts: [Int]
  /// How many times the points are split.
  let depth: Int
  private var random = SplitMix64(seed: 0x5741_5953_5441_5449)

  init(_ members: [Member], depth: Int) {
    self.members = members
    self.depth = depth
    planes = Array(repeating: Plane(axis: .x, position: .infinity), count: 1 << depth)
    leafStarts = Array(repeating: members.count, count: (1 << depth) + 1)
    split(node: 1, level: 0, range: 0..<members.count)
  }

  /// None for no points, otherwise a power of two.
  var leafCount: Int { members.isEmpty ? 0 : 1 << depth }

  func members(ofLeaf leaf: Int) -> ArraySlice<Member> {
    members[leafStarts[leaf]..<leafStarts[leaf + 1]]
  }

  private mutating func split(node: Int, level: Int, range: Range<Int>) {
    guard level < depth else {
      leafStarts[node - (1 << depth)] = range.lowerBound
      return
    }
    let axis = FrameBox(members[range]).longestAxis
    let middle = range.lowerBound + (range.count + 1) / 2
    if middle < range.upperBound {
      switch axis {
      case .x: select(middle, in: range) { $0.point.x }
      case .y: select(middle, in: range) { $0.point.y }
      case .z: select(middle, in: range) { $0.point.z }
      }
      planes[node] = Plane(axis: axis, position: members[middle].point[axis])
    }
    split(node: 2 * node, level: level + 1, range: range.lowerBound..<middle)
    split(node: 2 * node + 1, level: level + 1, range: middle..<range.upperBound)
  }

  /// Puts the member of rank `target` in its place, none greater before it, none less after it.
  ///
  /// Quickselect (C. A. R. Hoare, "Algorithm 65: Find", CACM 4, 1961) with random pivots: expected
  /// linear on every input, equal keys included. The generator is seeded, so the tree is always the
  /// same.
  @inline(__always)
  private mutating func select(
    _ target: Int, in range: Range<Int>, by key: (Member) -> Float
  ) {
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low < high {
      let pivot = key(members[Int.random(in: low...high, using: &random)])
      var left = low
      var right = high
      while left <= right {
        while key(members[left]) < pivot { left += 1 }
        while key(members[right]) > pivot { right -= 1 }
        if left <= right {
          members.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if target <= right {
        high = right
      } else if target >= left {
        low = left
      } else {
        return
      }
    }
  }
}

extension FramePoint {
  subscript(axis: Partition.Axis) -> Float {
    switch axis {
    case .x: x
    case .y: y
    case .z: z
    }
  }
}

/// An axis-parallel box around points of a ``TangentFrame``.
struct FrameBox: BitwiseCopyable {
  var low: FramePoint
  var high: FramePoint

  static var empty: FrameBox {
    FrameBox(
      low: FramePoint(x: .infinity, y: .infinity, z: .infinity),
      high: FramePoint(x: -.infinity, y: -.infinity, z: -.infinity))
  }

  /// The largest absolute coordinate; 0 when empty.
  var extent: Float { max(0, -low.x, -low.y, -low.z, high.x, high.y, high.z) }

  var longestAxis: Partition.Axis {
    let (x, y, z) = (high.x - low.x, high.y - low.y, high.z - low.z)
    return x >= y && x >= z ? .x : y >= z ? .y : .z
  }

  mutating func formUnion(_ point: FramePoint) {
    low = FramePoint(x: min(low.x, point.x), y: min(low.y, point.y), z: min(low.z, point.z))
    high = FramePoint(x: max(high.x, point.x), y: max(high.y, point.y), z: max(high.z, point.z))
  }

  mutating func formUnion(_ other: FrameBox) {
    formUnion(other.low)
    formUnion(other.high)
  }
}

extension FrameBox {
  init(_ members: ArraySlice<Partition.Member>) {
    self = members.reduce(into: .empty) { $0.formUnion($1.point) }
  }
}

/// A small, fast, seedable generator of random numbers.
///
/// G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
