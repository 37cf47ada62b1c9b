internal import MapImport

/// A map that can be read several times.
enum MapSource {
  case file(String)
  case memory([UInt8], name: String)

  /// - Parameter path: a file; `-` for standard input, which is kept in memory, since it cannot be read
  ///   twice.
  init(path: String) throws(MapCompilerError) {
    guard path == "-" else {
      self = .file(path)
      return
    }
    do throws(MapImportError) {
      self = .memory(try InputFile.read(path), name: "standard input")
    } catch {
      throw .unreadable(error.problem)
    }
  }

  /// Shows a handler the elements of some kinds, once.
  ///
  /// - Throws: ``MapCompilerError/readOnlyOnce(file:)`` for a file that does not know its size: the
  ///   next reading would find it empty.
  func read(
    _ kinds: OSMKinds, handling handler: inout some OSMHandler,
    progress: @escaping (OSMProgress) -> Void
  ) throws(MapCompilerError) {
    var isPipe = false
    do throws(MapImportError) {
      switch self {
      case .file(let path):
        let reader = OSMReader(kinds: kinds) {
          isPipe = $0.byteCount == nil
          progress($0)
        }
        try reader.read(path: path, handling: &handler)
      case .memory(let bytes, let name):
        try OSMReader(kinds: kinds, progress: progress)
          .read(bytes: bytes, file: name, handling: &handler)
      }
    } catch {
      throw .unreadable(error.problem)
    }
    if isPipe, case .file(let path) = self { throw .readOnlyOnce(file: path) }
  }
}
