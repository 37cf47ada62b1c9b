import MapCompiler
import MapImport
import NearestStop
import Testing

/// The sample's stops, with all that is known of them, as a snapshot.
struct SampleSnapshotTests {
  @Test(arguments: [("stops", 355), ("corners", 1_500)])
  func comesBackAsItWas(file: String, count: Int) throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = root.joined(separator: "/") + "/Data/xicheng/\(file).geojson"
    let stops = try StopCompiler(datum: .wgs84)
      .compile(InputFile.read(path), file: path).stops
    #expect(stops.count == count)
    let built = try StopFinder(stops)
    var writer = SnapshotWriter()
    built.write(to: &writer)
    let read = try StopFinder(Snapshot(bytes: writer.bytes()))
    #expect(Set(read.stops) == Set(stops))
    #expect(Array(read.stops) == Array(built.stops))
    for stop in stops.prefix(100) {
      #expect(
        read.nearest(10, to: stop.coordinate, needing: .water)
          == built.nearest(10, to: stop.coordinate, needing: .water))
    }
  }
}
