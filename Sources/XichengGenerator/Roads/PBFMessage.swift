/// A protocol buffer message being written: fields in the order they are added.
struct PBFMessage {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ field: UInt64, _ value: UInt64) {
    PBFMessage.append(field << 3, to: &bytes)
    PBFMessage.append(value, to: &bytes)
  }

  mutating func add(_ field: UInt64, signed value: Int) {
    add(field, PBFMessage.zigzag(value))
  }

  mutating func add(_ field: UInt64, bytes value: [UInt8]) {
    PBFMessage.append(field << 3 | 2, to: &bytes)
    PBFMessage.append(UInt64(value.count), to: &bytes)
    bytes += value
  }

  mutating func add(_ field: UInt64, text: String) { add(field, bytes: Array(text.utf8)) }

  mutating func add(_ field: UInt64, _ message: PBFMessage) { add(field, bytes: message.bytes) }

  mutating func add(_ field: UInt64, packed values: [Int]) {
    var packed: [UInt8] = []
    for value in values { PBFMessage.append(UInt64(value), to: &packed) }
    add(field, bytes: packed)
  }

  /// Each value as its difference to the one before: neighbours are alike, so a byte or two will do.
  mutating func add(_ field: UInt64, deltas values: [Int]) {
    var packed: [UInt8] = []
    var last = 0
    for value in values {
      PBFMessage.append(PBFMessage.zigzag(value - last), to: &packed)
      last = value
    }
    add(field, bytes: packed)
  }

  /// Seven bits to a byte, the lowest first.
  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small numbers of either sign become small numbers without.
  private static func zigzag(_ value: Int) -> UInt64 {
    UInt64(bitPattern: Int64((value << 1) ^ (value >> 63)))
  }
}
