/// Reads protocol buffer messages, as OSM PBF uses them: varints and length-delimited fields.
///
/// Every length is checked against the bytes there are and every number against its type, so that no
/// bytes whatever read beyond the message or overflow. Nothing is copied or allocated.
/// The encoding: https://protobuf.dev/programming-guides/encoding/.
struct PBFCursor: ~Escapable {
  private let bytes: Span<UInt8>
  /// The next byte to be read.
  private var index: Int
  /// Where the message ends.
  private let end: Int

  /// What stands before a field's value.
  struct Field {
    var number: Int
    var wire: Wire
  }

  /// How a value is laid out. 3 and 4, the groups of early protocol buffers, are refused.
  enum Wire: UInt8 {
    case varint = 0
    case fixed64 = 1
    case bytes = 2
    case fixed32 = 5
  }

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    index = 0
    end = bytes.count
  }

  @_lifetime(copy bytes)
  private init(_ bytes: Span<UInt8>, from index: Int, to end: Int) {
    self.bytes = bytes
    self.index = index
    self.end = end
  }

  var isAtEnd: Bool { index == end }

  /// The next field's number and layout, or `nil` at the end of the message.
  mutating func field() throws(OSMFault) -> Field? {
    guard index < end else { return nil }
    let key = try varint()
    let number = key >> 3
    guard number >= 1, number < 1 << 29 else {
      throw OSMFault("found field number \(number): expected 1 to 536870911")
    }
    guard let wire = Wire(rawValue: UInt8(key & 7)) else {
      throw OSMFault("field \(number) has wire type \(key & 7): expected 0, 1, 2 or 5")
    }
    return Field(number: Int(number), wire: wire)
  }

  /// A number of up to 64 bits in groups of seven, the lowest first.
  mutating func varint() throws(OSMFault) -> UInt64 {
    guard index < end else { throw Self.cut }
    let first = bytes[index]
    index += 1
    guard first >= 0x80 else { return UInt64(first) }
    var value = UInt64(first & 0x7F)
    var shift: UInt64 = 7
    while shift < 64 {
      guard index < end else { throw Self.cut }
      let byte = bytes[index]
      index += 1
      // The tenth byte has room for one bit only.
      guard shift < 63 || byte <= 1 else { throw Self.overflow }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw Self.overflow
  }

  mutating func varint(of field: Field) throws(OSMFault) -> UInt64 {
    try expect(.varint, of: field)
    return try varint()
  }

  /// An `int64`: negative numbers take all ten bytes.
  mutating func int64(of field: Field) throws(OSMFault) -> Int64 {
    Int64(bitPattern: try varint(of: field))
  }

  /// A `sint64`, in which the lowest bit is the sign.
  mutating func signed(of field: Field) throws(OSMFault) -> Int64 {
    Self.zigzag(try varint(of: field))
  }

  /// The bytes of a length-delimited field, as a message of their own.
  @_lifetime(copy self)
  mutating func message(of field: Field) throws(OSMFault) -> PBFCursor {
    let range = try range(of: field)
    return PBFCursor(bytes, from: range.lowerBound, to: range.upperBound)
  }

  /// Where in the span the bytes of a length-delimited field lie.
  mutating func range(of field: Field) throws(OSMFault) -> Range<Int> {
    try expect(.bytes, of: field)
    let length = try varint()
    guard length <= UInt64(end - index) else {
      throw OSMFault(
        "field \(field.number) says it has \(length) bytes: expected at most \(end - index)")
    }
    let start = index
    index += Int(length)
    return start..<index
  }

  /// The text of a length-delimited field.
  mutating func string(of field: Field) throws(OSMFault) -> String {
    try Self.string(in: bytes, try range(of: field))
  }

  /// An empty message at the same place, to be replaced by a field's.
  @_lifetime(copy self)
  func empty() -> PBFCursor { PBFCursor(bytes, from: index, to: index) }

  /// Passes over a field that means nothing to the reader.
  mutating func skip(_ field: Field) throws(OSMFault) {
    switch field.wire {
    case .varint: _ = try varint()
    case .bytes: _ = try range(of: field)
    case .fixed64: try advance(by: 8)
    case .fixed32: try advance(by: 4)
    }
  }

  /// Turns 0, 1, 2, 3, … back into 0, −1, 1, −2, ….
  static func zigzag(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  static func string(in bytes: Span<UInt8>, _ range: Range<Int>) throws(OSMFault) -> String {
    let text = bytes.extracting(range).withUnsafeBufferPointer {
      String(validating: $0, as: UTF8.self)
    }
    guard let text else { throw OSMFault("found text that is not UTF-8") }
    return text
  }

  private mutating func advance(by count: Int) throws(OSMFault) {
    guard count <= end - index else { throw Self.cut }
    index += count
  }

  private func expect(_ wire: Wire, of field: Field) throws(OSMFault) {
    guard field.wire == wire else {
      throw OSMFault("field \(field.number) has layout \(field.wire): expected \(wire)")
    }
  }

  private static var cut: OSMFault { OSMFault("the message ends within a field: is it damaged?") }
  private static var overflow: OSMFault { OSMFault("found a number of more than 64 bits") }
}
