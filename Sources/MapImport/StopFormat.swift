/// The file formats stops can be read from.
public enum StopFormat: String, CaseIterable, Sendable, Hashable {
  /// RFC 7946: a FeatureCollection of points.
  case geoJSON = "geojson"
  /// RFC 4180 with a header row, UTF-8.
  case csv
}

extension StopFormat {
  /// Tells the format from the name's ending, and where that says nothing from the first byte that
  /// is not white space: `{` or `[` begins JSON, anything else is taken for CSV.
  public init(file: String, bytes: [UInt8]) {
    let name = file.lowercased()
    if name.hasSuffix(".geojson") || name.hasSuffix(".json") {
      self = .geoJSON
    } else if name.hasSuffix(".csv") {
      self = .csv
    } else {
      let first = bytes.dropFirst(ByteOrderMark.length(in: bytes)).first { $0 > 0x20 }
      self = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .geoJSON : .csv
    }
  }
}
