/// Segments of one road graph, a bit for each.
struct SegmentSet: Hashable, Sendable {
  private var words: [UInt64]

  /// None.
  init(segmentCount: Int) { words = Array(repeating: 0, count: segmentCount / 64 + 1) }

  /// - Parameter segment: of the graph.
  func contains(_ segment: UInt32) -> Bool {
    words[Int(segment / 64)] >> UInt64(segment % 64) & 1 == 1
  }

  mutating func insert(_ segment: UInt32) { words[Int(segment / 64)] |= 1 << UInt64(segment % 64) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// What is in this one and not in the other.
  func subtracting(_ other: SegmentSet) -> SegmentSet {
    var rest = self
    for place in words.indices { rest.words[place] &= ~other.words[place] }
    return rest
  }

  /// Ascending.
  var segments: [UInt32] {
    words.indices.flatMap { place -> [UInt32] in
      var segments: [UInt32] = []
      var word = words[place]
      while word != 0 {
        segments.append(UInt32(truncatingIfNeeded: place * 64 + word.trailingZeroBitCount))
        word &= word - 1
      }
      return segments
    }
  }
}
