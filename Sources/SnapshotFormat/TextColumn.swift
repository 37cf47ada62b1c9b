/// Texts in a snapshot: their UTF-8 bytes one after the other, and where each begins.
///
/// Two sections: the bytes, and one number more than there are texts. A text is made when it is asked
/// for, so opening costs nothing. Bytes that are no UTF-8 become replacement characters, and places that
/// contradict each other an empty text: whatever a file says, nothing outside it is read.
public struct TextColumn: Sendable {
  private let bytes: Column<UInt8>
  private let starts: Column<UInt32>

  /// Texts in memory.
  ///
  /// - Throws: `tooMuchText` beyond 4 GiB.
  public init(_ texts: some Sequence<String>) throws(SnapshotError) {
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      guard let end = UInt32(exactly: bytes.count) else { throw .tooMuchText }
      starts.append(end)
    }
    self.bytes = Column(bytes)
    self.starts = Column(starts)
  }

  /// Texts of a snapshot.
  public init(_ snapshot: Snapshot, bytes: SectionID, starts: SectionID) throws(SnapshotError) {
    self.bytes = try snapshot.column(bytes, of: UInt8.self)
    self.starts = try snapshot.column(starts, of: UInt32.self)
    guard self.starts.count > 0 else { throw .damagedSection(starts) }
  }

  /// Adds both sections.
  public func write(to writer: inout SnapshotWriter, bytes: SectionID, starts: SectionID) {
    writer.add(bytes, self.bytes)
    writer.add(starts, self.starts)
  }

  /// The number of texts.
  public var count: Int { starts.count - 1 }

  /// One text. O(its length).
  ///
  /// - Parameter place: 0..<``count``.
  public subscript(place: Int) -> String {
    let range = range(of: place)
    let span = bytes.span
    return unsafe String(unsafeUninitializedCapacity: range.count) { memory in
      for (offset, byte) in range.enumerated() { unsafe memory[offset] = span[byte] }
      return range.count
    }
  }

  /// Whether a text comes before another one, byte by byte.
  public func precedes(_ place: Int, _ text: String) -> Bool {
    bytes[range(of: place)].lexicographicallyPrecedes(text.utf8)
  }

  /// Whether a text comes after another one, byte by byte.
  public func follows(_ place: Int, _ text: String) -> Bool {
    text.utf8.lexicographicallyPrecedes(bytes[range(of: place)])
  }

  /// Where the bytes of a text are; empty when the file contradicts itself.
  private func range(of place: Int) -> Range<Int> {
    let (start, end) = (Int(starts[place]), Int(starts[place + 1]))
    return start <= end && end <= bytes.count ? start..<end : 0..<0
  }
}
