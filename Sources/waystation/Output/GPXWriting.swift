internal import Geodesy
internal import NearestStop

/// Writes GPX 1.1 (https://www.topografix.com/GPX/1/1): waypoints first, then tracks.
///
/// Points have no times: nobody has been there yet, and a device that finds times takes the track for a
/// recording. Always WGS-84, as GPX demands.
extension OutputBuffer {
  mutating func beginGPX() {
    append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    append(
      "<gpx version=\"1.1\" creator=\"waystation\" "
        + "xmlns=\"http://www.topografix.com/GPX/1/1\">\n")
  }

  mutating func endGPX() { append(literal: "</gpx>\n") }

  mutating func waypoint(_ place: Coordinate, name: String) {
    start("wpt", at: place)
    append(literal: ">")
    append("<name>" + XMLText.escaped(name) + "</name></wpt>\n")
  }

  /// The line along the roads, with the directions as its description.
  mutating func track(_ route: TravelRoute, named name: String, _ words: TableWords) {
    append(literal: "<trk>\n")
    element("name", name)
    let distance = route.distance
    element(
      "desc",
      words.text(route.duration) + " · " + words.text(distance) + " · "
        + words.numberedDirections(route).joined(separator: " "))
    element("type", route.profile.word)
    append(literal: "<trkseg>\n")
    for point in route.geometry {
      start("trkpt", at: point)
      append(literal: "/>\n")
    }
    append(literal: "</trkseg>\n</trk>\n")
  }

  /// `<trkpt lat="39.9" lon="116.3"`.
  private mutating func start(_ element: StaticString, at place: Coordinate) {
    append(UInt8(ascii: "<"))
    append(literal: element)
    append(literal: " lat=\"")
    append(place.latitude, places: FixedDecimal.degreePlaces)
    append(literal: "\" lon=\"")
    append(place.longitude, places: FixedDecimal.degreePlaces)
    append(UInt8(ascii: "\""))
  }

  private mutating func element(_ name: String, _ text: String) {
    append("<\(name)>" + XMLText.escaped(text) + "</\(name)>\n")
  }
}

/// Text in XML 1.0.
enum XMLText {
  /// With markup escaped, and characters made visible that XML cannot hold or that command a terminal.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in PrintableText.of(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // The two of the basic plane that are no characters: not even a reference may name them.
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
