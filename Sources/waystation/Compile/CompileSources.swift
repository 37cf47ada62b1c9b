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
/// An extract of a city is read into memory once, for its checksum as well; one that is larger than
/// ``memoryLimit`` stays where it is and has no checksum in the map. Standard input cannot be read
/// twice and is always kept.
enum CompileExtract {
  case memory([UInt8], name: String)
  case file(String)

  static let memoryLimit = 1 << 28

  init(_ path: String) throws(CommandFailure) {
    do throws(MapImportError) {
      let limit = path == "-" ? InputFile.byteLimit : CompileExtract.memoryLimit
      self = .memory(try InputFile.read(path, limit: limit), name: path)
    } catch {
      if case .tooLarge = error, path != "-" {
        self = .file(path)
      } else {
        throw .badData(PrintableText.of(error.description))
      }
    }
  }

  /// As the map names it.
  var checksum: String? {
    guard case .memory(let bytes, _) = self else { return nil }
    return Self.checksum(bytes)
  }

  static func checksum(_ bytes: [UInt8]) -> String {
    let hash = String(XXH64.hash(bytes.span.bytes), radix: 16)
    return String(repeating: "0", count: 16 - hash.count) + hash
  }

  func compileRoads(
    _ compiler: RoadCompiler, _ progress: @escaping (MapProgress) -> Void
  ) throws(CommandFailure) -> RoadCompilation {
    do throws(MapCompilerError) {
      switch self {
      case .memory(let bytes, let name):
        return try compiler.compile(bytes, file: name, progress: progress)
      case .file(let path): return try compiler.compile(path: path, progress: progress)
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
      case .file(let path): return try compiler.compile(path: path, progress: progress)
      }
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }
}
