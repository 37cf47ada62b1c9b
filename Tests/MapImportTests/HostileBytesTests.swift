import MapImport
import Testing

/// Whatever the bytes, reading ends with records or with an error.
@Suite struct HostileBytesTests {
  static let samples: [(StopFormat, String)] = [
    (
      .geoJSON,
      #"""
      {"type":"FeatureCollection","features":[
      {"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[116.4,39.9]},
      "properties":{"id":"a","name:zh":"驿站","amenities":["water"],"amenity_notes":{"water":"\u4e24"}}}]}
      """#
    ),
    (.csv, "id,lat,lon,name:zh\r\na,39.9,116.4,\"驿,\"\"站\"\r\nb,39.8,116.3,\n"),
  ]

  @Test(arguments: samples)
  func mutatedBytesNeverCrash(format: StopFormat, text: String) {
    let original = Array(text.utf8)
    let telling = Array("\"{}[],:\\\n\r0e-\0".utf8) + [0xFF, 0xC3, 0xE9]
    var random = SeededGenerator(seed: 20_250_601)
    var readable = 0
    for _ in 0..<10_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[index] = telling[Int.random(in: 0..<telling.count, using: &random)]
        case 2: bytes.insert(telling[Int.random(in: 0..<telling.count, using: &random)], at: index)
        default: bytes.remove(at: index)
        }
      }
      do throws(MapImportError) {
        let source = try StopReader.read(bytes, file: "x", format: format)
        readable += 1
        #expect(source.count <= bytes.count)
      } catch {
        // The place has to be known whenever it is the text that is wrong.
        if case .malformedJSON(_, _, _, let reason) = error {
          #expect(!reason.hasPrefix("the decoder"), "\(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
    #expect(readable > 100)
  }

  @Test(arguments: StopFormat.allCases)
  func randomBytesNeverCrash(format: StopFormat) {
    var random = SeededGenerator(seed: 7)
    for length in 0..<500 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...127, using: &random) }
      _ = try? StopReader.read(bytes, file: "x", format: format)
    }
  }

  @Test func theFormatIsToldFromNameOrContent() {
    #expect(StopFormat(file: "A.GeoJSON", bytes: []) == .geoJSON)
    #expect(StopFormat(file: "a.json", bytes: []) == .geoJSON)
    #expect(StopFormat(file: "a.csv", bytes: Array("{".utf8)) == .csv)
    #expect(StopFormat(file: "-", bytes: Array("\u{FEFF}\n {".utf8)) == .geoJSON)
    #expect(StopFormat(file: "-", bytes: Array("id,lat".utf8)) == .csv)
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
