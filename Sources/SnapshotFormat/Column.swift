/// Numbers that never change: in a snapshot's mapped file, where nothing is read before it is asked
/// for, or in memory of their own.
///
/// ```swift
/// let heads = try snapshot.column("arc.head", of: UInt32.self)
/// let span = heads.span    // in front of a loop: as fast as an array's
/// ```
///
/// An index can be built in memory and read from a file by the same code. A column keeps the file
/// mapped, and copying one copies no values.
@frozen @safe public struct Column<Element: ColumnElement>: Sendable {
  @usableFromInline let region: MemoryRegion
  @usableFromInline let start: UInt
  /// The number of values.
  public let count: Int

  /// - Precondition: the range lies within the region and is aligned for the element.
  init(_ region: MemoryRegion, _ range: Range<Int>) {
    self.region = region
    start = region.start + UInt(range.lowerBound)
    count = range.count / MemoryLayout<Element>.stride
  }

  /// A copy of values, in memory of its own. O(n).
  public init(_ values: [Element]) {
    guard !values.isEmpty else {
      self.init(.empty, 0..<0)
      return
    }
    let bytes = values.count * MemoryLayout<Element>.stride
    let region = unsafe MemoryRegion(byteCount: bytes) { memory in
      unsafe values.withUnsafeBytes { unsafe memory.copyMemory(from: $0) }
    }
    self.init(region, 0..<bytes)
  }

  /// The values; every access is checked.
  @inlinable
  public var span: Span<Element> {
    @_lifetime(borrow self)
    @inline(__always)
    get {
      let span = unsafe Span(_unsafeStart: pointer, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The first value; there is always an address, also when there is none.
  @inlinable
  var pointer: UnsafePointer<Element> {
    // Regions begin at an address that is not zero.
    @inline(__always)
    get { unsafe UnsafePointer(bitPattern: start).unsafelyUnwrapped }
  }

  /// Where a value lies, with those after it; for code in C. Valid as long as the column.
  ///
  /// - Parameter place: 0..<``count``; checked.
  @inlinable @unsafe
  public func pointer(at place: Int) -> UnsafePointer<Element> {
    precondition(place >= 0 && place < count, "a value of the column")
    return unsafe pointer + place
  }

  /// A copy of the values.
  public var array: [Element] {
    unsafe [Element](UnsafeBufferPointer(start: pointer, count: count))
  }

  /// The same memory, byte by byte.
  var asBytes: Column<UInt8> {
    let first = Int(start - region.start)
    return Column<UInt8>(region, first..<(first + count * MemoryLayout<Element>.stride))
  }

  /// The bytes of the values.
  var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let memory = unsafe UnsafeRawBufferPointer(
        start: pointer, count: count * MemoryLayout<Element>.stride)
      let span = unsafe RawSpan(_unsafeBytes: memory)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}

extension Column: RandomAccessCollection {
  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// ``count``.
  @inlinable public var endIndex: Int { count }

  /// One value.
  ///
  /// - Parameter place: 0..<``count``; checked.
  @inlinable
  public subscript(place: Int) -> Element {
    @inline(__always)
    get { span[place] }
  }
}

extension Column: Equatable where Element: Equatable {
  public static func == (left: Column, right: Column) -> Bool {
    guard left.count == right.count else { return false }
    let (a, b) = (left.span, right.span)
    return (0..<left.count).allSatisfy { a[$0] == b[$0] }
  }
}
