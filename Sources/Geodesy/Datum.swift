/// The coordinate system a pair of degrees is expressed in.
///
/// In Beijing the three lie 506 m (GCJ-02) to 1,381 m (BD-09) apart, so a datum is never guessed: it
/// is named by whoever supplies coordinates, and repeated in every answer.
public enum Datum: String, CaseIterable, Sendable, Hashable {
  /// World Geodetic System 1984: GPS, OpenStreetMap, GeoJSON.
  case wgs84
  /// GCJ-02: Amap, Tencent, Apple's map within China.
  case gcj02
  /// BD-09: Baidu.
  case bd09
}
