internal import SnapshotFormat

/// Three levels of the binary tree at once: the boxes of a node's eight great-grandchildren.
///
/// Where the tree's depth is not a multiple of three, the topmost group has fewer than eight
/// children; the boxes of the missing ones are infinitely far away.
struct GroupBoxes: BitwiseCopyable, Sendable {
  var lowX, lowY, lowZ: OctLanes
  var highX, highY, highZ: OctLanes
}

extension Span<OctLanes> {
  /// Lower bounds for the squared chords from `query` to whatever lies in a group's eight boxes.
  ///
  /// Rounding is monotonic: a box's corners are coordinates of its own points, so a bound computed
  /// here is never above what the same arithmetic gives for a point inside.
  @inline(__always)
  func squaredChords(toGroup group: Int, from query: Seeker) -> OctLanes {
    // One check for all six.
    let first = group &* 6
    let box = extracting(first..<(first &+ 6))
    var sum = OctLanes(
      first: query.x.squaredOutside(box[0].first, box[3].first)
        + query.y.squaredOutside(box[1].first, box[4].first),
      second: query.x.squaredOutside(box[0].second, box[3].second)
        + query.y.squaredOutside(box[1].second, box[4].second))
    if !query.isFlat {
      sum.first += query.z.squaredOutside(box[2].first, box[5].first)
      sum.second += query.z.squaredOutside(box[2].second, box[5].second)
    }
    return sum
  }
}

/// The seven planes that tell in which of a group's eight children a point falls.
///
/// Slot 0 is the root's plane, 1 and 2 its children's, 3–6 their children's. Each plane cuts one
/// axis; the other two axes hold −∞, which any coordinate is above.
struct GroupSplits: BitwiseCopyable, Sendable {
  var x: OctLanes
  var y: OctLanes
  var z: OctLanes

  /// One bit per plane that `query` lies on the far side of.
  @inline(__always)
  func sides(of query: Seeker) -> Int {
    var first = x.first.bits(atMost: query.x) & y.first.bits(atMost: query.y)
    var second = x.second.bits(atMost: query.x) & y.second.bits(atMost: query.y)
    if !query.isFlat {
      first &= z.first.bits(atMost: query.z)
      second &= z.second.bits(atMost: query.z)
    }
    return Int(first | (second & 7) &<< 4)
  }

  /// The child (0–7) reached by following planes with the given sides, for all 128 combinations.
  static let childBySides = Column<UInt8>(
    (0..<128).map { sides in
      let first = sides & 1
      let second = (sides >> (1 + first)) & 1
      let third = (sides >> (3 + 2 * first + second)) & 1
      return UInt8(4 * first + 2 * second + third)
    })
}

/// Eight single-precision numbers.
struct OctLanes: BitwiseCopyable, Sendable {
  var first: Lanes
  var second: Lanes

  /// One bit per number that is at most `limit`.
  @inline(__always)
  func bits(atMost limit: Float) -> UInt32 {
    let t = Lanes(repeating: limit)
    return first.bits(atMost: t) | second.bits(atMost: t) &<< 4
  }

  @inline(__always)
  init(first: Lanes, second: Lanes) {
    self.first = first
    self.second = second
  }

  init(repeating value: Float) {
    self.init(first: Lanes(repeating: value), second: Lanes(repeating: value))
  }

  subscript(lane lane: Int) -> Float {
    get {
      unsafe withUnsafeBytes(of: self) { bytes in
        unsafe bytes.load(fromByteOffset: (lane & 7) &* 4, as: Float.self)
      }
    }
    set {
      if lane < 4 { first[lane] = newValue } else { second[lane - 4] = newValue }
    }
  }
}
