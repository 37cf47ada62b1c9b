/// The CRC-64/XZ checksum: every change of up to 64 neighbouring bits is noticed, any other change
/// misses it with a chance of 2⁻⁶⁴.
///
/// ECMA-182's polynomial 0x42F0E1EBA9EA3693, reflected, all ones before and inverted after; of the
/// ASCII text `123456789` it is 0x995DC9BBDF1939FA. Eight bytes at a time with eight tables: M. Kounavis,
/// F. Berry, "A systematic approach to building high performance software-based CRC generators"
/// (2005). No protection against intent: that is what the checks of every column are for.
enum CRC64 {
  /// Table t, entry b at 256 t + b: the checksum of byte b followed by t zero bytes.
  private static let tables: [UInt64] = {
    let polynomial: UInt64 = 0xC96C_5795_D787_0F42
    var tables = (0..<256).map { byte in
      (0..<8).reduce(UInt64(byte)) { rest, _ in
        rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ polynomial
      }
    }
    for entry in 256..<2_048 {
      let before = tables[entry - 256]
      tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()

  /// The checksum of bytes. O(bytes).
  static func checksum(_ bytes: RawSpan) -> UInt64 {
    let tables = tables.span
    var rest = UInt64.max
    var place = 0
    while place &+ 8 <= bytes.byteCount {
      let word =
        rest
        ^ UInt64(
          littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      var next: UInt64 = 0
      for byte in 0..<8 {
        let value = Int(truncatingIfNeeded: word &>> UInt64(8 &* byte)) & 0xFF
        next ^= tables[256 &* (7 &- byte) &+ value]
      }
      rest = next
      place &+= 8
    }
    while place < bytes.byteCount {
      let byte = unsafe bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)
      rest = rest &>> 8 ^ tables[Int(truncatingIfNeeded: rest ^ UInt64(byte)) & 0xFF]
      place &+= 1
    }
    return ~rest
  }
}
