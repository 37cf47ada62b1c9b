import MapImport
import Testing

/// What is wrong with a PBF file is said with the block, the place and what was expected.
@Suite struct OSMPBFRefusalTests {
  typealias Writer = OSMPBFWriter

  private func refusal(group: ProtoMessage) -> String? {
    OSMRecorder.refusal(Writer.file(OSMPBFTests.strings, group: group))
  }

  private func dense(
    _ ids: [Int64], _ latitudes: [Int64], _ longitudes: [Int64], _ tags: [Int64] = []
  ) -> ProtoMessage {
    ProtoMessage().message(
      2,
      ProtoMessage().deltas(1, ids).deltas(8, latitudes).deltas(9, longitudes).packed(10, tags))
  }

  @Test func messagesNameThePlace() {
    let start = OSMPBFTests.headerLength
    #expect(
      refusal(group: dense([1], [1], [1], [1, 99, 0]))
        == "x: block 2: (at byte \(start)) string 99 is asked for: "
        + "expected one of the block's 6")
  }

  @Test func badDenseNodes() {
    #expect(refusal(group: dense([1, 2], [1], [1, 2]))?.contains("fewer coordinates") == true)
    #expect(refusal(group: dense([1], [1, 2], [1, 2]))?.contains("more coordinates") == true)
    #expect(refusal(group: dense([1], [1], [1], [1, 2]))?.contains("fewer nodes") == true)
    #expect(refusal(group: dense([1], [1], [1], [1]))?.contains("fewer nodes") == true)
    #expect(refusal(group: dense([1], [1], [1], [0, 0]))?.contains("more nodes") == true)
    let far = refusal(group: dense([1], [900_000_001], [0]))
    #expect(far?.contains("node 1 lies at 900000001, 0") == true)
    #expect(refusal(group: dense([1], [0], [-1_800_000_001]))?.contains("lies at") == true)
    #expect(refusal(group: dense([1], [.max], [0]))?.contains("lies at") == true)
    // The differences themselves may be anything.
    let overflow = ProtoMessage().packed(1, [-2, 2]).deltas(8, [0, 0]).deltas(9, [0, 0])
    #expect(refusal(group: ProtoMessage().message(2, overflow))?.contains("64 bits") == true)
  }

  @Test func badElements() {
    func refusal(_ field: UInt64, _ message: ProtoMessage) -> String? {
      self.refusal(group: ProtoMessage().message(field, message))
    }
    #expect(refusal(1, ProtoMessage().sint(8, 1).sint(9, 1))?.contains("no id") == true)
    #expect(refusal(1, ProtoMessage().sint(1, 4).sint(9, 1))?.contains("no latitude") == true)
    #expect(refusal(3, ProtoMessage().int(1, 1).packed(2, [1]))?.contains("more keys") == true)
    #expect(refusal(3, ProtoMessage().int(1, 1).packed(3, [1]))?.contains("more values") == true)
    let relation = ProtoMessage().int(1, 1).deltas(9, [1])
    #expect(refusal(4, relation.packed(8, [0]))?.contains("roles or kinds") == true)
    #expect(refusal(4, relation.packed(8, [0]).packed(10, [3]))?.contains("kind 3") == true)
    #expect(refusal(4, relation.packed(8, [-1]).packed(10, [0]))?.contains("string") == true)
  }

  /// A few packed kilobytes must not become hundreds of megabytes.
  @Test func partsAreCounted() {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    func refusal(_ field: UInt64, _ message: ProtoMessage) -> String? {
      self.refusal(group: ProtoMessage().message(field, message))
    }
    let way = ProtoMessage().int(1, 1)
    #expect(refusal(3, way.bytes(8, zeros)) == nil)
    #expect(refusal(3, way.bytes(8, zeros + [0]))?.contains("1048576 nodes") == true)
    let tagged = way.bytes(2, zeros + [0]).bytes(3, zeros + [0])
    #expect(refusal(3, tagged)?.contains("1048576 tags") == true)
    let members = way.bytes(8, zeros + [0]).bytes(9, zeros + [0]).bytes(10, zeros + [0])
    #expect(refusal(4, members)?.contains("1048576 members") == true)
    let pairs = (0...1 << 20).flatMap { _ in [0x0A, 0] as [UInt8] }
    let strings = ProtoMessage().bytes(1, pairs)
    #expect(
      OSMRecorder.refusal(
        Writer.raw("OSMHeader", Writer.header) + Writer.raw("OSMData", strings))?
        .contains("1048576 strings") == true)
  }

  @Test func badEncoding() {
    func refusal(_ bytes: [UInt8]) -> String? {
      self.refusal(group: ProtoMessage().adding(bytes))
    }
    #expect(refusal([0x1B])?.contains("wire type 3") == true)
    #expect(refusal([0x00])?.contains("field number 0") == true)
    #expect(refusal([0x1A, 0x05])?.contains("says it has 5 bytes: expected at most 0") == true)
    let negative = ProtoMessage.varint(UInt64(bitPattern: -1))
    #expect(refusal([0x1A] + negative)?.contains("says it has") == true)
    let eleven = [UInt8](repeating: 0xFF, count: 10) + [1]
    #expect(refusal([0x28] + eleven)?.contains("more than 64 bits") == true)
    #expect(refusal([0x28, 0xFF])?.contains("ends within a field") == true)
    #expect(refusal([0x18, 0x01])?.contains("layout varint: expected bytes") == true)
    #expect(
      OSMRecorder.refusal(
        Writer.raw("OSMHeader", Writer.header)
          + Writer.raw("OSMData", ProtoMessage().int(17, 0)))?.contains("granularity is 0") == true)
    let way = ProtoMessage().int(1, 1).packed(2, [0]).packed(3, [0])
    let block = ProtoMessage().message(1, ProtoMessage().bytes(1, [0xFF]))
      .message(2, ProtoMessage().message(3, way))
    #expect(
      OSMRecorder.refusal(
        Writer.raw("OSMHeader", Writer.header) + Writer.raw("OSMData", block))?
        .contains("not UTF-8") == true)
  }

  @Test func otherFormsAreNamedWithTheRemedy() {
    for (field, name) in [4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd"] as [UInt64: String] {
      let file = Writer.block("OSMHeader", blob: ProtoMessage().int(2, 9).bytes(field, [1]))
      #expect(
        OSMRecorder.refusal(file)
          == "x: is compressed with \(name): expected zlib or none; rewrite it with "
          + "'osmium cat in.osm.pbf -o out.osm.pbf -f pbf,pbf_compression=zlib'")
    }
    let history = Writer.raw("OSMHeader", Writer.header.text(4, "HistoricalInformation"))
    #expect(OSMRecorder.refusal(history)?.contains("osmium time-filter") == true)
    let unknown = Writer.raw("OSMHeader", Writer.header.text(4, "Teleports"))
    #expect(OSMRecorder.refusal(unknown)?.contains("requires the feature 'Teleports'") == true)
  }

  @Test func badBlocks() {
    let header = Writer.raw("OSMHeader", Writer.header)
    func refusal(_ blob: ProtoMessage) -> String? {
      OSMRecorder.refusal(header + Writer.block("OSMData", blob: blob))
    }
    let zlib = Writer.deflated([1, 2, 3])
    #expect(refusal(ProtoMessage())?.contains("no content") == true)
    #expect(refusal(ProtoMessage().bytes(3, zlib))?.contains("no number of bytes") == true)
    #expect(refusal(ProtoMessage().int(2, 4).bytes(3, zlib))?.contains("expected 4") == true)
    #expect(refusal(ProtoMessage().int(2, 2).bytes(3, zlib))?.contains("does not end") == true)
    #expect(refusal(ProtoMessage().int(2, -1).bytes(3, zlib))?.contains("-1 bytes") == true)
    #expect(refusal(ProtoMessage().int(2, 33 << 20).bytes(3, zlib))?.contains("0 to") == true)
    #expect(refusal(ProtoMessage().int(2, 32 << 20).bytes(3, zlib))?.contains("cannot") == true)
    let damaged = zlib.dropLast() + [0]
    #expect(refusal(ProtoMessage().int(2, 3).bytes(3, Array(damaged)))?.contains("damaged") == true)

    let huge = ProtoMessage().text(1, "OSMData").int(3, 33 << 20).bytes
    #expect(
      OSMRecorder.refusal(header + [0, 0, 0, UInt8(huge.count)] + huge)?
        .contains("\(33 << 20) bytes: expected 0 to") == true)
    #expect(OSMRecorder.refusal(header + [0, 1, 0, 1])?.contains("expected 1 to 65536") == true)
    #expect(
      OSMRecorder.refusal(Writer.raw("OSMData", ProtoMessage()))?.contains("header first") == true)
    #expect(
      OSMRecorder.refusal(Writer.raw("Somebodys", ProtoMessage()))?
        .contains("before its header") == true)
  }

  @Test func everyTruncationIsRefused() throws {
    let file = OSMPBFTests.everything
    let boundary = OSMPBFTests.headerLength
    for length in 0..<file.count where length != boundary {
      #expect(OSMRecorder.refusal(Array(file[..<length])) != nil, "\(length) bytes")
    }
    // Between two blocks a file may end.
    #expect(OSMRecorder.refusal(Array(file[..<boundary])) == nil)
  }

  @Test func filesOfOtherKinds() {
    #expect(OSMRecorder.refusal([])?.hasPrefix("x: is empty: expected OSM PBF") == true)
    #expect(OSMRecorder.refusal(Array("BZh91AY".utf8))?.contains("bunzip2") == true)
    #expect(OSMRecorder.refusal(Array("{}".utf8))?.contains("is no OSM file") == true)
  }
}
