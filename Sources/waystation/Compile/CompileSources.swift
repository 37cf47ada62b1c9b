internal import Geodesy
internal import MapCompiler
internal import MapImport
internal import NearestStop

/// What a map is made from.
struct CompileSources: Sendable {
  /// An OpenStreetMap extract.
  var roads: String?
  /// A file of stops.
  var stops: String?
  /// Of the file of stops.
  var datum: Datum
  var takesStopsFromOSM: Bool
  /// The part of the extract that is wanted.
  var bounds: BoundingBox?
  /// A GeoJSON file that says the same.
  var polygon: String?
  /// How fast one moves, and what the country's roads mean.
  var parameters = MovementParameters()
  /// Whether the nearest stops of every vertex are listed in advance.
  var hasLists = true

  /// The part of the extract that is wanted; `nil` for all of it.
  func clip() throws(CommandFailure) -> OSMClip? {
    if let bounds { return .box(bounds) }
    guard let polygon else { return nil }
    do throws(MapImportError) {
      return try OSMClip.reading(InputFile.read(polygon), file: polygon)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }

  /// The name of a file without its folders: a map says what it was made from, and nothing about the
  /// machine it was made on.
  static func name(ofFile path: String) -> String {
    guard path != "-" else { return "standard input" }
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// An OpenStreetMap extract that is read several times.
///
/// A file stays where it is, whatever its size, so that memory grows with what is kept of it only.
/// Standard input and other pipes cannot be read twice and are kept in memory.
enum CompileExtract {
  case file(String, checksum: UInt64)
  case memory([UInt8], name: String)

  init(_ path: String) throws(CommandFailure) {
    // What the system refuses is refused below as well, in the words of all input files.
    if path != "-", OperatingSystem.isRegularFile(path),
      let checksum = (try? XXH64.hash(contentsOf: path)) ?? nil
    {
      self = .file(path, checksum: checksum)
      return
    }
    do throws(MapImportError) {
      self = .memory(try InputFile.read(path), name: path)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }

  /// As the map names it.
  var checksum: String {
    switch self {
    case .file(_, let checksum): Self.text(ofChecksum: checksum)
    case .memory(let bytes, _): Self.checksum(bytes)
    }
  }

  static func checksum(_ bytes: [UInt8]) -> String {
    text(ofChecksum: XXH64.hash(bytes.span.bytes))
  }

  private static func text(ofChecksum checksum: UInt64) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  func compileRoads(
    _ compiler: RoadCompiler, _ progress: @escaping (MapProgress) -> Void
  ) throws(CommandFailure) -> RoadCompilation {
    do throws(MapCompilerError) {
      switch self {
      case .memory(let bytes, let name):
        return try compiler.compile(bytes, file: name, progress: progress)
      case .file(let path, _): return try compiler.compile(path: path, progress: progress)
      }
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }

  func compileStops(
    _ compiler: OSMStopCompiler, _ progress: @escaping (MapProgress) -> Void
  ) throws(CommandFailure) -> OSMStopCompilation {
    do throws(MapCompilerError) {
      switch self {
      case .memory(let bytes, let name):
        return try compiler.compile(bytes, file: name, progress: progress)
      case .file(let path, _): return try compiler.compile(path: path, progress: progress)
      }
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }
}
