import Testing

@testable import SnapshotFormat

struct CRC64Tests {
  /// The check value published for CRC-64/XZ.
  @Test func publishedCheckValue() {
    #expect(CRC64.checksum(Array("123456789".utf8).span.bytes) == 0x995D_C9BB_DF19_39FA)
    #expect(CRC64.checksum([UInt8]().span.bytes) == 0)
  }

  /// Eight bytes at a time gives what one bit at a time gives.
  @Test func agreesWithTheDefinition() {
    var bytes: [UInt8] = []
    for length in 0..<80 {
      var rest = UInt64.max
      for byte in bytes {
        rest ^= UInt64(byte)
        for _ in 0..<8 { rest = rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xC96C_5795_D787_0F42 }
      }
      #expect(CRC64.checksum(bytes.span.bytes) == ~rest)
      bytes.append(UInt8(truncatingIfNeeded: length &* 37 &+ 11))
    }
  }
}
