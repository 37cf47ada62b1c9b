/// Reads the records of a stops file.
///
/// ```swift
/// let source = try StopReader.read(InputFile.read("stops.csv"), file: "stops.csv")
/// for record in source.records { print(record.location, record.position) }
/// ```
public enum StopReader {
  /// - Parameters:
  ///   - bytes: the whole file, UTF-8, with or without a byte order mark.
  ///   - file: its name, for messages.
  ///   - format: `nil` to tell it by ``StopFormat/init(file:bytes:)``.
  /// - Throws: ``MapImportError`` when nothing can be read at all. A bad record among good ones is
  ///   listed in ``StopRecords/problems``.
  public static func read(
    _ bytes: [UInt8], file: String, format: StopFormat? = nil
  ) throws(MapImportError) -> StopRecords {
    let format = format ?? StopFormat(file: file, bytes: bytes)
    let start = ByteOrderMark.length(in: bytes)
    guard bytes[start...].contains(where: { $0 > 0x20 }) else {
      switch format {
      case .geoJSON: throw .empty(file: file, expected: "a GeoJSON FeatureCollection of points")
      case .csv: throw .empty(file: file, expected: "a header row and one row for each stop")
      }
    }
    try UTF8Check.validate(bytes, file: file)
    switch format {
    case .geoJSON: return try GeoJSONStopReader(file: file).read(bytes, from: start)
    case .csv: return try CSVStopReader(file: file).read(bytes, from: start)
    }
  }
}
