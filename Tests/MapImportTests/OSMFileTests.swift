import Foundation
import MapImport
import Testing

/// Files on disk, where reading goes chunk by chunk.
@Suite struct OSMFileTests {
  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  private func read(_ path: String) throws(MapImportError) -> OSMRecorder {
    var recorder = OSMRecorder()
    try OSMReader().read(path: path, handling: &recorder)
    return recorder
  }

  /// Larger than a chunk: blocks and gzip members fall on the edges.
  @Test func longFilesOfEveryKind() throws {
    let data = Array(OSMPBFTests.everything[OSMPBFTests.headerLength...])
    let pbf = OSMPBFTests.everything + (0..<2_000).flatMap { _ in data }
    var text = "<osm version=\"0.6\">"
    for id in 0..<5_000 { text += "<node id=\"\(id)\" lat=\"0.\(id)\" lon=\"1\"/>\n" }
    let xml = Array((text + "</osm>").utf8)
    for bytes in [pbf, xml] {
      let expected = try OSMRecorder.read(bytes)
      #expect(expected.nodes.count > 4_000)
      let half = bytes.count / 2
      let members = [Array(bytes[..<half]), Array(bytes[half...])]
      for file in [bytes, members.flatMap { OSMPBFWriter.gzipped($0) }] {
        try withFile(file) { path in
          let found = try read(path)
          #expect(found == expected)
        }
      }
    }
  }

  @Test func progressGrowsToTheSizeOfTheFile() throws {
    var text = "<osm version=\"0.6\">"
    for id in 0..<10_000 { text += "<node id=\"\(id)\" lat=\"0.\(id)\" lon=\"1\"/>\n" }
    let bytes = Array((text + "</osm>").utf8)
    for file in [bytes, OSMPBFWriter.gzipped(bytes)] {
      try withFile(file) { path in
        var steps: [OSMProgress] = []
        var recorder = OSMRecorder()
        let reader = OSMReader(progress: { steps.append($0) })
        try reader.read(path: path, handling: &recorder)
        #expect(steps.count > 2)
        #expect(steps.map(\.bytesRead) == steps.map(\.bytesRead).sorted())
        #expect(steps.allSatisfy { $0.byteCount == file.count })
        #expect(steps.last?.bytesRead == file.count)
      }
    }
  }

  @Test func filesThatCannotBeRead() {
    #expect(throws: MapImportError.notFound(file: "/nowhere.osm")) { try read("/nowhere.osm") }
    #expect(throws: MapImportError.isDirectory(file: "/")) { try read("/") }
    #expect(throws: MapImportError.self) { try read("/dev/null") }
  }
}
