import MapImport
import TestSupport
import Testing

/// Whatever the bytes, reading an OSM file ends with elements or with an error.
@Suite struct OSMHostileBytesTests {
  static let samples: [[UInt8]] = [
    OSMPBFTests.everything,
    // Not compressed: behind zlib's checksum few mutations would reach the elements.
    OSMPBFWriter.file(
      OSMPBFTests.strings,
      group: ProtoMessage().message(2, OSMPBFTests.dense).message(3, OSMPBFTests.way)
        .message(4, OSMPBFTests.relation)),
    Array(OSMXMLTests.sample.utf8),
    OSMPBFWriter.gzipped(Array(OSMXMLTests.sample.utf8)),
  ]

  @Test(arguments: samples.indices) func mutatedBytesNeverCrash(index: Int) {
    let original = Self.samples[index]
    let telling = Array("<>/\"'&;= \n".utf8) + [0, 1, 0x7F, 0x80, 0xFF]
    var random = SeededGenerator(seed: 20_260_101 + UInt64(index))
    var (readable, refused) = (0, 0)
    for _ in 0..<10_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = telling[Int.random(in: 0..<telling.count, using: &random)]
        case 2: bytes.insert(telling[Int.random(in: 0..<telling.count, using: &random)], at: place)
        case 3: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        default: bytes.remove(at: place)
        }
      }
      do throws(MapImportError) {
        let recorder = try OSMRecorder.read(bytes)
        readable += 1
        #expect(recorder.nodes.count + recorder.ways.count <= bytes.count)
      } catch {
        refused += 1
        #expect(!error.description.isEmpty)
      }
    }
    #expect(readable > 10 && refused > 1_000)
  }
}
