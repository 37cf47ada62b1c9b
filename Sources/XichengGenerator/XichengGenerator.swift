// Writes the sample district to standard output:
//
//     swift run XichengGenerator stops > Data/xicheng/stops.geojson
//     swift run XichengGenerator corners > Data/xicheng/corners.geojson
//     swift run XichengGenerator roads > Data/xicheng/roads.osm.pbf
//
// Stops and corners are invented around real places. Roads: the main streets are drawn by hand from
// general knowledge, in `Roads/Axis+….swift`; the lanes between them are invented.
//
// No clock, no file, no Foundation: the same bytes on every machine, which a test compares with the
// committed files.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

@main
struct XichengGenerator {
  static func main() {
    switch CommandLine.arguments.dropFirst() {
    case ["stops"]: write(Array(Feature.collection(StopGenerator.features()).utf8), to: 1)
    case ["corners"]: write(Array(Feature.collection(CornerGenerator.features()).utf8), to: 1)
    case ["roads"]: write(RoadGenerator.file(), to: 1)
    default:
      write(Array("usage: XichengGenerator stops|corners|roads\n".utf8), to: 2)
      exit(2)
    }
  }

  /// A pipe may take less than it is given, hence the loop.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { rest in
        posixWrite(descriptor, rest)
      }
      guard count > 0 else { exit(1) }
      written += count
    }
  }

  /// Under another name, because `write` within the type would mean the function above.
  private static func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
