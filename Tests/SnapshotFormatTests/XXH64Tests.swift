import Testing

@testable import SnapshotFormat

struct XXH64Tests {
  /// As printed by `xxhsum -H64` for bytes 0, 1, … 250, 0, … and for a text.
  @Test(
    arguments: [
      (0, 0xEF46_DB37_51D8_E999), (100, 0x6AC1_E580_3216_6597), (1_000, 0xF306_F04A_A88B_54D3),
    ] as [(Int, UInt64)])
  func agreesWithXxhsum(count: Int, hash: UInt64) {
    let bytes = (0..<count).map { UInt8($0 % 251) }
    #expect(XXH64.hash(bytes.span.bytes) == hash)
  }

  @Test func publishedCheckValue() {
    #expect(XXH64.hash(Array("123456789".utf8).span.bytes) == 0x8CB8_41DB_40E6_AE83)
  }

  @Test func aFileHasTheHashOfItsBytes() throws {
    let file = ScratchFile("hashed")
    for count in [0, 1, 100, 70_000] {
      let bytes = (0..<count).map { UInt8($0 % 251) }
      file.write(bytes)
      #expect(try XXH64.hash(contentsOf: file.path) == XXH64.hash(bytes.span.bytes))
    }
    #expect(try XXH64.hash(contentsOf: "/") == nil)
    #expect(try XXH64.hash(contentsOf: "/dev/null") == nil)
    #expect(throws: SnapshotError.self) { try XXH64.hash(contentsOf: "/nothing/there") }
  }

  @Test func everyBitCounts() {
    for count in [1, 4, 9, 31, 32, 33, 77] {
      let bytes = (0..<count).map { UInt8($0) }
      var seen: Set = [XXH64.hash(bytes.span.bytes)]
      for bit in 0..<(count * 8) {
        var changed = bytes
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(seen.insert(XXH64.hash(changed.span.bytes)).inserted)
      }
    }
  }
}
