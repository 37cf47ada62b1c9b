/// The XXH64 hash with seed 0, as specified in `doc/xxhash_spec.md` of the xxHash project (Y. Collet):
/// a checksum at the memory's speed, which `xxhsum -H64` computes as well.
///
/// Of the ASCII text `123456789` it is 0x8CB841DB40E6AE83. A change within one aligned word of eight
/// bytes always changes the accumulator of its lane; any other change is missed with a chance of
/// about 2⁻⁶⁴. No protection against intent: that is what the checks of every column are for.
public enum XXH64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The hash of bytes. O(bytes), four lanes of eight bytes at a time.
  public static func hash(_ bytes: RawSpan) -> UInt64 {
    let count = bytes.byteCount
    var place = 0
    var hash: UInt64
    if count >= 32 {
      var a = prime1 &+ prime2
      var b = prime2
      var c: UInt64 = 0
      var d = 0 &- prime1
      while place <= count &- 32 {
        a = round(a, word(bytes, place))
        b = round(b, word(bytes, place &+ 8))
        c = round(c, word(bytes, place &+ 16))
        d = round(d, word(bytes, place &+ 24))
        place &+= 32
      }
      hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
      for lane in [a, b, c, d] {
        hash = (hash ^ round(0, lane)) &* prime1 &+ prime4
      }
    } else {
      hash = prime5
    }
    hash &+= UInt64(count)
    while place <= count &- 8 {
      hash = rotated(hash ^ round(0, word(bytes, place)), 27) &* prime1 &+ prime4
      place &+= 8
    }
    if place <= count &- 4 {
      let half = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt32.self)
      hash ^= UInt64(UInt32(littleEndian: half)) &* prime1
      hash = rotated(hash, 23) &* prime2 &+ prime3
      place &+= 4
    }
    while place < count {
      let byte = unsafe bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)
      hash = rotated(hash ^ UInt64(byte) &* prime5, 11) &* prime1
      place &+= 1
    }
    hash = (hash ^ hash &>> 33) &* prime2
    hash = (hash ^ hash &>> 29) &* prime3
    return hash ^ hash &>> 32
  }

  /// The hash of a file's contents. O(bytes). The file is mapped, so it takes the system's cache and no
  /// memory of the process; it must not be shortened meanwhile.
  ///
  /// - Returns: `nil` for what is no regular file, as a pipe, whose bytes can be read only once.
  /// - Throws: `systemCall` when the system refuses.
  public static func hash(contentsOf path: String) throws(SnapshotError) -> UInt64? {
    guard let region = try MemoryRegion(regularFile: path) else { return nil }
    return hash(region.bytes)
  }

  /// - Parameter place: at most eight less than the number of bytes.
  @inline(__always)
  private static func word(_ bytes: RawSpan, _ place: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place, as: UInt64.self))
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word &<< bits | word &>> (64 &- bits)
  }
}
