/// Values of a snapshot, in the mapped file itself: nothing is read before it is asked for.
///
/// ```swift
/// let heads = try snapshot.column("arc.head", of: UInt32.self)
/// let span = heads.span    // in front of a loop: as fast as an array's
/// ```
///
/// Keeps the file mapped.
@safe public struct Column<Element: ColumnElement>: Sendable {
  private let file: MappedFile
  private let offset: Int
  /// The number of values.
  public let count: Int

  /// - Precondition: the range lies within the file and is aligned for the element.
  init(_ file: MappedFile, _ range: Range<Int>) {
    self.file = file
    offset = range.lowerBound
    count = range.count / MemoryLayout<Element>.stride
  }

  /// The values; every access is checked.
  public var span: Span<Element> {
    @_lifetime(borrow self)
    get {
      let bytes = file.bytes.extracting(
        offset..<(offset + count * MemoryLayout<Element>.stride))
      let span = unsafe bytes._unsafeView(as: Element.self)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// A copy of the values.
  public var array: [Element] {
    let span = span
    return unsafe [Element](unsafeUninitializedCapacity: count) { memory, initialized in
      for place in 0..<span.count {
        unsafe (memory.baseAddress.unsafelyUnwrapped + place).initialize(to: span[place])
      }
      initialized = span.count
    }
  }
}
