internal import Geodesy
internal import SnapshotFormat

/// Keeps the k nearest stops for a small k, sorted, in registers.
///
/// What is kept is a key per stop: its single-precision squared chord with its slot in the bits below,
/// so that one comparison of doubles orders both. A key goes in without a branch: every place of the
/// list takes the smaller of what it holds and the larger of the new key and the place before it.
/// Two keys more than asked for are kept; when the search is over, the exact distances of all that
/// may belong to the answer are computed and decide. Should more stops than that be too close to tell
/// apart in single precision, ``finish(into:of:from:)`` says so, and a slower search answers.
struct NearestFew<Keys: SortedKeys>: LeafCollector {
  private var keys: Keys
  private(set) var bound: Float
  private let count: Int
  private let limit: Double

  /// The largest number of stops that can be asked for.
  static var capacity: Int { Keys.count - 2 }

  /// - Parameters:
  ///   - count: 1…``capacity``.
  ///   - limit: the largest squared chord that is wanted, inclusive.
  @inline(__always)
  init(_ count: Int, within limit: Double) {
    // Places that are not needed hold keys smaller than any, so that the k-th is always the third
    // from the end.
    keys = Keys(emptyAfter: Keys.count &- 2 &- count)
    bound = Leaf.roundedUp(limit)
    self.count = count
    self.limit = limit
  }

  @inline(__always)
  mutating func collect(
    _ chords: LeafColumn, leaf: Int, of index: borrowing StopIndex, from query: UnitVector
  ) {
    let slack = index.leaves.span[leaf].slack
    if keys.third >= Keys.nothing {
      // No bound yet. That of a few more than are wanted keeps most of the leaf out of the list.
      bound = min(bound, Leaf.widened(Keys.leastOf(chords), by: slack))
    }
    var slots = chords.slots(atMost: Leaf.widened(bound, by: slack))
    if slots == 0 { return }
    let base = UInt64(leaf &* Leaf.capacity)
    unsafe withUnsafeBytes(of: chords) { bytes in
      while slots != 0 {
        let lane = slots.trailingZeroBitCount
        slots &= slots &- 1
        let chord = unsafe bytes.loadUnaligned(fromByteOffset: lane &* 4, as: Float.self)
        // A Float has 29 bits less than a Double: there the slot goes.
        keys.insert(Double(bitPattern: Double(chord).bitPattern | base | UInt64(lane)))
      }
    }
    bound = min(bound, Leaf.widened(Float(keys.third), by: slack))
  }

  /// Computes the exact distances and writes the answer, nearest first.
  ///
  /// - Returns: whether single precision could tell which they are; if not, nothing is written.
  @inline(__always)
  func finish(
    into output: inout OutputSpan<Neighbor>, of index: borrowing StopIndex, in tree: Int,
    from query: UnitVector
  ) -> Bool {
    let slack = index.trees.span[tree].largestSlack
    let reach = Double(Leaf.widened(bound, by: slack))
    guard keys.last > reach else { return false }
    let positions = index.positions.span
    let ordinals = index.ordinals.span
    unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
      let start = initialized
      var place = Keys.count &- 2 &- count
      while place < Keys.count {
        let key = keys[place]
        place &+= 1
        guard key <= reach else { break }
        let slot = Int(key.bitPattern & 0x1FFF_FFFF)
        let candidate = Neighbor(
          ordinal: ordinals[slot], squaredChord: query.squaredChord(to: positions[slot]))
        guard candidate.squaredChord <= limit else { continue }
        // The keys are almost in the exact order already, so this seldom moves anything.
        var free = initialized
        if free < start &+ count {
          initialized &+= 1
        } else {
          free &-= 1
          guard unsafe candidate < buffer[free] else { continue }
        }
        while free > start, unsafe candidate < buffer[free &- 1] {
          unsafe buffer[free] = buffer[free &- 1]
          free &-= 1
        }
        unsafe buffer[free] = candidate
      }
    }
    return true
  }
}
