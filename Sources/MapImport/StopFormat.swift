/// The file formats stops can be read from.
public enum StopFormat: String, CaseIterable, Sendable, Hashable {
  /// RFC 7946: a FeatureCollection of points.
  case geoJSON = "geojson"
  /// RFC 4180 with a header row, UTF-8.
  case csv
}
