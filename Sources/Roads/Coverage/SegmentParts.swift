/// Parts of one segment, as fractions of its length from its tail: what is covered of it, say.
public struct SegmentParts: Hashable, Sendable {
  /// One piece.
  public struct Part: Hashable, Sendable {
    /// Where it begins: 0…1.
    public let start: Double
    /// Where it ends: above ``start``, at most 1.
    public let end: Double
  }

  /// Ascending; none touches the next.
  public private(set) var parts: [Part]

  private init(_ parts: [Part]) { self.parts = parts }

  /// Nothing.
  public static let none = SegmentParts([])
  /// All of it.
  public static let whole = SegmentParts([Part(start: 0, end: 1)])

  /// How much of the segment they are together: 0…1.
  public var share: Double { parts.reduce(0) { $0 + ($1.end - $1.start) } }

  /// Adds a piece, which may touch or overlap others. O(pieces).
  ///
  /// - Parameters:
  ///   - start: 0…1.
  ///   - end: 0…1; nothing is added unless it is above `start`.
  public mutating func insert(from start: Double, to end: Double) {
    guard start < end else { return }
    var (start, end) = (start, end)
    var others: [Part] = []
    for part in parts {
      if part.end < start || part.start > end {
        others.append(part)
      } else {
        (start, end) = (min(start, part.start), max(end, part.end))
      }
    }
    let place = others.firstIndex { $0.start > start } ?? others.count
    others.insert(Part(start: start, end: end), at: place)
    parts = others
  }

  /// These parts and others.
  public func union(_ other: SegmentParts) -> SegmentParts {
    other.parts.reduce(into: self) { $0.insert(from: $1.start, to: $1.end) }
  }

  /// These parts without others.
  public func subtracting(_ other: SegmentParts) -> SegmentParts {
    var left: [Part] = []
    for part in parts {
      var start = part.start
      for hole in other.parts where hole.end > start && hole.start < part.end {
        if hole.start > start { left.append(Part(start: start, end: hole.start)) }
        start = hole.end
      }
      if start < part.end { left.append(Part(start: start, end: part.end)) }
    }
    return SegmentParts(left)
  }
}
