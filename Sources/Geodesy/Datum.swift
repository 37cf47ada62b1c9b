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

extension Datum {
  /// The name people know it by: `WGS-84`, `GCJ-02`, `BD-09`.
  public var name: String {
    switch self {
    case .wgs84: "WGS-84"
    case .gcj02: "GCJ-02"
    case .bd09: "BD-09"
    }
  }

  /// Reads `wgs84`, `WGS-84`, `gcj_02`, `BD 09`, …: upper or lower case, with or without a hyphen,
  /// an underscore or a blank between letters and digits.
  ///
  /// - Throws: ``GeodesyError/unknownDatum(_:)`` for everything else.
  public init(parsing text: String) throws(GeodesyError) {
    // The longest name has six letters; nothing much longer can be one.
    let letters = text.utf8.prefix(16).filter { byte in
      byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") && byte != UInt8(ascii: " ")
    }
    let word = String(decoding: letters, as: UTF8.self).lowercased()
    guard text.utf8.count <= 16, let datum = Datum(rawValue: word) else {
      throw .unknownDatum(Excerpt.of(text))
    }
    self = datum
  }

  /// Whether coordinates at this place may reasonably be expressed in this datum.
  ///
  /// WGS-84 is plausible everywhere, the other two inside 3–54 °N, 73–136 °E. That rectangle holds
  /// all of China, and Seoul, Hanoi and Ulaanbaatar as well, where nobody uses them: so the answer
  /// is good for a *warning* and for nothing else. No conversion in this library consults it.
  public func isPlausible(at coordinate: Coordinate) -> Bool {
    switch self {
    case .wgs84: true
    case .gcj02, .bd09:
      (3...54).contains(coordinate.latitude) && (73...136).contains(coordinate.longitude)
    }
  }
}
