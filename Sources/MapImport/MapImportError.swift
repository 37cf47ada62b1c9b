/// Why a file could not be read at all.
///
/// What is wrong with single records is no error: see ``StopRecords/problems``.
public enum MapImportError: Error, Hashable, Sendable {
  /// There is no file of that name.
  case notFound(file: String)
  /// The name is a directory's.
  case isDirectory(file: String)
  /// The system refused to open or to read it.
  case unreadable(file: String, reason: String)
  /// It has more bytes than ``InputFile/byteLimit`` or the caller's own limit.
  case tooLarge(file: String, limit: Int)
  /// It has no bytes, or only white space.
  case empty(file: String, expected: String)
  /// It is not UTF-8. The offset counts bytes from 0, the line from 1.
  case invalidUTF8(file: String, byte: UInt8, offset: Int, line: Int)
  /// It is not JSON; line and column, both from 1, say where that shows first.
  case malformedJSON(file: String, line: Int, column: Int, reason: String)
  /// It is JSON, and no collection of features.
  case notFeatures(file: String, found: String)
  /// The header row does not say what the columns are.
  case unusableHeader(file: String, line: Int, reason: String)
  /// It is neither OSM PBF nor OSM XML, or a form of them that is not read.
  case unusableOSM(file: String, reason: String)
  /// It is OSM PBF and damaged. Blocks count from 1; the offset, where the block begins, counts bytes
  /// from 0, unzipped ones if the whole file is gzip.
  case malformedPBF(file: String, block: Int, offset: Int, reason: String)
  /// It is damaged XML, or XML that is not OSM's.
  case malformedXML(file: String, line: Int, reason: String)
  /// Its gzip stream is damaged. The offset counts the compressed bytes read so far.
  case malformedGzip(file: String, offset: Int, reason: String)
  /// It is JSON, and no area.
  case notArea(file: String, found: String)
  /// It is JSON, and no list of changes.
  case notChanges(file: String, found: String)
}

extension MapImportError: CustomStringConvertible {
  public var description: String { problem.description }

  /// The error as a problem with a place: the line where there is one, otherwise the file.
  public var problem: RecordProblem {
    RecordProblem(location: RecordLocation(file: file, position: position), message: message)
  }

  private var file: String {
    switch self {
    case .notFound(let file), .isDirectory(let file), .unreadable(let file, _),
      .tooLarge(let file, _), .empty(let file, _), .invalidUTF8(let file, _, _, _),
      .malformedJSON(let file, _, _, _), .notFeatures(let file, _),
      .unusableHeader(let file, _, _), .unusableOSM(let file, _),
      .malformedPBF(let file, _, _, _), .malformedXML(let file, _, _),
      .malformedGzip(let file, _, _), .notArea(let file, _),
      .notChanges(let file, _):
      file
    }
  }

  private var position: RecordLocation.Position {
    switch self {
    case .invalidUTF8(_, _, _, let line), .malformedJSON(_, let line, _, _),
      .unusableHeader(_, let line, _), .malformedXML(_, let line, _):
      .line(line)
    case .malformedPBF(_, let block, _, _):
      .block(block)
    case .notFound, .isDirectory, .unreadable, .tooLarge, .empty, .notFeatures, .unusableOSM,
      .malformedGzip, .notArea, .notChanges:
      .file
    }
  }

  private var message: String {
    switch self {
    case .notFound:
      return "no such file: check the name, or give '-' to read standard input"
    case .isDirectory:
      return "is a directory: expected a file"
    case .unreadable(_, let reason):
      return "cannot be read (\(reason)): check its permissions"
    case .tooLarge(_, let limit):
      return "is larger than \(limit) bytes, the most that is read: split it"
    case .empty(_, let expected):
      return "is empty: expected \(expected)"
    case .invalidUTF8(_, let byte, let offset, _):
      let hex = String(byte, radix: 16, uppercase: true)
      let hint =
        offset == 0 && byte >= 0xFE
        ? "it looks like UTF-16" : "spreadsheets in Chinese often write GB 18030"
      return "byte \(offset) (0x\(hex)) is not UTF-8: save the file as UTF-8; \(hint)"
    case .malformedJSON(_, _, let column, let reason):
      return "not JSON at column \(column): \(reason)"
    case .notFeatures(_, let found):
      return "holds \(found): expected a GeoJSON FeatureCollection of points, or one Feature"
    case .unusableHeader(_, _, let reason), .unusableOSM(_, let reason):
      return reason
    case .malformedPBF(_, _, let offset, let reason):
      return "(at byte \(offset)) \(reason)"
    case .malformedXML(_, _, let reason):
      return "not OSM XML: \(reason)"
    case .notArea(_, let found):
      return "holds \(found): expected a GeoJSON Polygon or MultiPolygon, or features of them"
    case .notChanges(_, let found):
      return
        "holds \(found): expected a list of changes, or an object with one as 'changes', or one "
        + "change on each line"
    case .malformedGzip(_, let offset, let reason):
      return "its gzip stream is damaged near byte \(offset): \(reason)"
    }
  }
}
