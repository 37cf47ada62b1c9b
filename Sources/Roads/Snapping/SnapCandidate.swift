extension SegmentIndex {
  /// A piece that is near, and where it is nearest.
  struct Candidate: BitwiseCopyable {
    var squaredDistance: Double
    /// How far along the piece, 0…1.
    var share: Double
    var segment: UInt32
    /// Where on its segment the piece begins and ends, 0…1.
    var start: Float
    var end: Float
    var piece: Piece

    /// By distance, then by segment, then along the segment: an order in which no two points are equal, so
    /// that it doesn't matter in which cell and when a piece is looked at.
    @inline(__always)
    func isBefore(_ other: Candidate) -> Bool {
      guard squaredDistance == other.squaredDistance else {
        return squaredDistance < other.squaredDistance
      }
      guard segment == other.segment else { return segment < other.segment }
      return (start, share) < (other.start, other.share)
    }
  }
}

/// What a search for near pieces collects.
protocol CandidateCollector {
  /// Whether nothing but the nearest is wanted.
  static var wantsNearest: Bool { get }
  /// What is farther is not wanted; squared metres, inclusive.
  var bound: Double { get }
  /// The same or a lower one, in single precision and with room for its rounding.
  var limit: Float { get }
  /// Takes note that nothing beyond a bound is wanted.
  mutating func lower(to bound: Float)
  mutating func add(_ candidate: SegmentIndex.Candidate)
}

/// The nearest candidate.
struct NearestCandidate: CandidateCollector {
  static var wantsNearest: Bool { true }
  private(set) var bound: Double
  private(set) var limit: Float
  private(set) var isFound = false
  private(set) var best = SegmentIndex.Candidate(
    squaredDistance: 0, share: 0, segment: 0, start: 0, end: 0,
    piece: SegmentIndex.Piece(
      startLatitude: 0, startLongitude: 0, endLatitude: 0, endLongitude: 0))

  init(within metres: Double) {
    bound = metres * metres
    limit = SnapPlane.widened(bound)
  }

  @inline(__always)
  mutating func lower(to bound: Float) { limit = min(limit, bound) }

  @inline(__always)
  mutating func add(_ candidate: SegmentIndex.Candidate) {
    guard !isFound || candidate.isBefore(best) else { return }
    isFound = true
    best = candidate
    bound = candidate.squaredDistance
    limit = min(limit, SnapPlane.widened(bound))
  }
}

/// The nearest candidates of different segments, sorted, as many as there is room for.
@safe
struct CandidateList: CandidateCollector {
  static var wantsNearest: Bool { false }
  private let candidates: UnsafeMutableBufferPointer<SegmentIndex.Candidate>
  private(set) var found = 0
  private(set) var bound: Double
  var limit: Float { SnapPlane.widened(bound) }

  /// - Parameter candidates: room for one at least.
  @unsafe
  init(_ candidates: UnsafeMutableBufferPointer<SegmentIndex.Candidate>, within metres: Double) {
    unsafe self.candidates = candidates
    bound = metres * metres
  }

  mutating func lower(to bound: Float) {}

  /// Puts a candidate in its place; of one segment only the nearest point stays.
  mutating func add(_ candidate: SegmentIndex.Candidate) {
    let room = unsafe candidates.count
    var slot = 0
    while slot < found, unsafe candidates[slot].segment != candidate.segment { slot += 1 }
    if slot < found {
      guard candidate.isBefore(unsafe candidates[slot]) else { return }
    } else if found < room {
      found += 1
    } else {
      slot = found - 1
      guard candidate.isBefore(unsafe candidates[slot]) else { return }
    }
    while slot > 0, candidate.isBefore(unsafe candidates[slot - 1]) {
      unsafe candidates[slot] = candidates[slot - 1]
      slot -= 1
    }
    unsafe candidates[slot] = candidate
    if found == room { bound = min(bound, unsafe candidates[found - 1].squaredDistance) }
  }
}
