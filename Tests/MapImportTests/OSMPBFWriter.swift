/// Writes protocol buffer messages field by field, sound or not.
struct ProtoMessage {
  private(set) var bytes: [UInt8] = []

  static func varint(_ value: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func zigzag(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: (value << 1) ^ (value >> 63))
  }

  func int(_ field: UInt64, _ value: Int64) -> ProtoMessage {
    adding(Self.varint(field << 3) + Self.varint(UInt64(bitPattern: value)))
  }

  func sint(_ field: UInt64, _ value: Int64) -> ProtoMessage {
    adding(Self.varint(field << 3) + Self.varint(Self.zigzag(value)))
  }

  func bytes(_ field: UInt64, _ value: [UInt8]) -> ProtoMessage {
    adding(Self.varint(field << 3 | 2) + Self.varint(UInt64(value.count)) + value)
  }

  func text(_ field: UInt64, _ value: String) -> ProtoMessage { bytes(field, Array(value.utf8)) }

  func message(_ field: UInt64, _ value: ProtoMessage) -> ProtoMessage { bytes(field, value.bytes) }

  func packed(_ field: UInt64, _ values: [Int64]) -> ProtoMessage {
    bytes(field, values.flatMap { Self.varint(UInt64(bitPattern: $0)) })
  }

  /// Packed, each the difference to the one before.
  func deltas(_ field: UInt64, _ values: [Int64]) -> ProtoMessage {
    bytes(field, Self.differences(values).flatMap { Self.varint(Self.zigzag($0)) })
  }

  static func differences(_ values: [Int64]) -> [Int64] {
    zip(values, [0] + values).map { $0 &- $1 }
  }

  func adding(_ more: [UInt8]) -> ProtoMessage {
    var copy = self
    copy.bytes += more
    return copy
  }
}

/// Writes blocks of OSM PBF.
enum OSMPBFWriter {
  static func block(_ type: String, blob: ProtoMessage) -> [UInt8] {
    let head = ProtoMessage().text(1, type).int(3, Int64(blob.bytes.count)).bytes
    let length = (0..<4).map { UInt8(truncatingIfNeeded: head.count >> (24 - 8 * $0)) }
    return length + head + blob.bytes
  }

  static func raw(_ type: String, _ message: ProtoMessage) -> [UInt8] {
    block(type, blob: ProtoMessage().bytes(1, message.bytes))
  }

  static func zlib(_ type: String, _ message: ProtoMessage) -> [UInt8] {
    block(
      type,
      blob: ProtoMessage().int(2, Int64(message.bytes.count)).bytes(3, deflated(message.bytes)))
  }

  static let header = ProtoMessage().text(4, "OsmSchema-V0.6").text(4, "DenseNodes")

  static func strings(_ strings: [String]) -> ProtoMessage {
    strings.reduce(ProtoMessage()) { $0.text(1, $1) }
  }

  /// A file of a header and one block: these strings and this group.
  static func file(_ strings: [String], group: ProtoMessage) -> [UInt8] {
    raw("OSMHeader", header)
      + raw("OSMData", ProtoMessage().message(1, Self.strings(strings)).message(2, group))
  }

  /// A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4).
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    let sum = adler32(bytes)
    return [0x78, 0x01] + storedBlocks(bytes) + (0..<4).map { UInt8(sum >> (24 - 8 * $0) & 0xFF) }
  }

  /// A gzip member (RFC 1952) of stored blocks.
  static func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    let tail = [crc32(bytes), UInt32(truncatingIfNeeded: bytes.count)]
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + storedBlocks(bytes)
      + tail.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) } }
  }

  private static func storedBlocks(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    repeat {
      let part = rest.prefix(65_535)
      rest = rest.dropFirst(part.count)
      let count = UInt16(part.count)
      result += [rest.isEmpty ? 1 : 0, UInt8(count & 0xFF), UInt8(count >> 8)]
      result += [UInt8(~count & 0xFF), UInt8(~count >> 8)] + part
    } while !rest.isEmpty
    return result
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest >> 1 ^ (rest & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
  }
}
