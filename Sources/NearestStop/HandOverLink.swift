public import Geodesy
public import Roads
public import Stops

/// A link that has a navigation app lead to a place: in the datum, the order of axes and the words of that app.
///
/// ```swift
/// let link = try HandOverLink(to: stop, by: .ebike, in: .amap)
/// link.text  // https://uri.amap.com/navigation?to=116.374416,39.909478,%E8%A5%BF%E5%8D%95…&mode=ride…
/// ```
///
/// The text is ASCII. A name may come from anybody, so all of it is percent-encoded but RFC 3986's unreserved
/// characters; a comma in a name for Amap and a bar in one for Baidu become full-width, because the apps decode first
/// and then split at them: a name could else bring a coordinate of its own. Coordinates have up to six decimals, about
/// 11 cm; from GCJ-02 the services themselves differ by about a metre (``Coordinate/converted(from:to:)``).
public struct HandOverLink: Hashable, Sendable {
  /// For which app.
  public let app: NavigationApp
  /// The datum the coordinates in it are in.
  public let datum: Datum
  /// What is opened.
  public let text: String

  /// A link to a place.
  ///
  /// - Parameters:
  ///   - destination: where one wants to go, in WGS-84.
  ///   - name: what the app may show; at most its first 80 characters (Unicode scalars). Apple and `geo:` take none.
  ///   - origin: where one starts, in WGS-84; `nil` for where the app finds itself. `geo:` takes none.
  ///   - profile: how one moves. Neither app has a word for an e-bike, so it rides a bicycle; Apple has none for
  ///     either and takes what is set in the app.
  ///   - app: which app.
  ///   - datum: the datum of the app's map there; `nil` for what ``NavigationApp/datum(at:)`` says of the destination.
  ///     `geo:` is WGS-84 whatever is said here.
  /// - Throws: ``GeodesyError/notConvertible(_:from:to:)``, nowhere near China.
  public init(
    to destination: Coordinate, named name: String? = nil, from origin: Coordinate? = nil,
    by profile: Profile = .ebike, in app: NavigationApp, datum: Datum? = nil
  ) throws(GeodesyError) {
    let datum = app == .geo ? .wgs84 : datum ?? app.datum(at: destination)
    let end = try destination.converted(from: .wgs84, to: datum)
    var start: Coordinate?
    if let origin { start = try origin.converted(from: .wgs84, to: datum) }
    self.app = app
    self.datum = datum
    text =
      switch app {
      case .amap: Self.amap(end, name, start, app.word(for: profile))
      case .baidu: Self.baidu(end, name, start, app.word(for: profile), datum)
      case .apple: Self.apple(end, start, app.word(for: profile))
      case .geo: "geo:" + Self.latitudeFirst(end)
      }
  }

  /// A link to a stop: under its Chinese name, else the English one, else its id.
  ///
  /// - Parameters:
  ///   - stop: where one wants to go.
  ///   - entrance: the one of its entrances to which the link leads, named behind the stop; `nil` for the stop itself.
  ///   - origin: as above, like the rest.
  ///   - profile: how one moves.
  ///   - app: which app.
  ///   - datum: the datum of the app's map there.
  public init(
    to stop: Stop, enteredBy entrance: StopEntrance? = nil, from origin: Coordinate? = nil,
    by profile: Profile = .ebike, in app: NavigationApp, datum: Datum? = nil
  ) throws(GeodesyError) {
    var name = stop.names.chinese ?? stop.names.english ?? stop.id
    if let entrance = entrance?.name { name += " " + entrance }
    try self.init(
      to: entrance?.coordinate ?? stop.coordinate, named: name, from: origin, by: profile,
      in: app, datum: datum)
  }

  // MARK: The apps

  /// Whom the apps' statistics are to name; both ask for it.
  private static let source = "waystation"

  private static func amap(
    _ end: Coordinate, _ name: String?, _ start: Coordinate?, _ mode: String?
  ) -> String {
    var text = "https://uri.amap.com/navigation?to=" + longitudeFirst(end)
    if let name { text += "," + encoded(name, replacing: ",", by: "，") }
    if let start { text += "&from=" + longitudeFirst(start) }
    if let mode { text += "&mode=" + mode }
    return text + "&src=\(source)&callnative=1"
  }

  private static func baidu(
    _ end: Coordinate, _ name: String?, _ start: Coordinate?, _ mode: String?, _ datum: Datum
  ) -> String {
    var text = "baidumap://map/direction?destination=latlng:" + latitudeFirst(end)
    // The bar between the two has no place in a URI unless encoded.
    if let name { text += "%7Cname:" + encoded(name, replacing: "|", by: "｜") }
    if let start { text += "&origin=latlng:" + latitudeFirst(start) }
    text += "&coord_type=" + (datum == .bd09 ? "bd09ll" : datum.rawValue)
    if let mode { text += "&mode=" + mode }
    return text + "&src=andr.\(source).\(source)"
  }

  private static func apple(_ end: Coordinate, _ start: Coordinate?, _ mode: String?) -> String {
    var text = "https://maps.apple.com/?daddr=" + latitudeFirst(end)
    if let start { text += "&saddr=" + latitudeFirst(start) }
    if let mode { text += "&dirflg=" + mode }
    return text
  }

  // MARK: Parts

  private static func latitudeFirst(_ place: Coordinate) -> String {
    degrees(place.latitude) + "," + degrees(place.longitude)
  }

  private static func longitudeFirst(_ place: Coordinate) -> String {
    degrees(place.longitude) + "," + degrees(place.latitude)
  }

  /// Up to six decimals, and no exponent, which the standard library would write for small numbers.
  private static func degrees(_ value: Double) -> String {
    // At most 1.8 × 10⁸.
    let millionths = Int((value * 1e6).rounded())
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    var text = (millionths < 0 ? "-" : "") + String(whole)
    guard rest > 0 else { return text }
    var fraction = Array(String(1_000_000 + rest).utf8.dropFirst())
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    text += "." + String(decoding: fraction, as: UTF8.self)
    return text
  }

  /// The longest name, so that a link stays one that messengers pass on.
  private static let longestName = 80

  private static func encoded(
    _ name: String, replacing separator: Unicode.Scalar, by other: Unicode.Scalar
  ) -> String {
    var bytes: [UInt8] = []
    for scalar in name.unicodeScalars.prefix(longestName) {
      for byte in UTF8.encode(scalar == separator ? other : scalar)
        ?? UTF8.encodedReplacementCharacter
      {
        if isUnreserved(byte) {
          bytes.append(byte)
        } else {
          bytes += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// RFC 3986, section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
