internal import Geodesy
internal import NearestStop

/// A route as GPX 1.1 (https://www.topografix.com/GPX/1/1): both places as waypoints, the line along the
/// roads as a track.
///
/// Points have no times: nobody has been there yet, and a device that finds times takes the track for a
/// recording. Always WGS-84, as GPX demands.
struct GPXDocument {
  private let answer: RouteAnswer
  private let words: TableWords

  init(_ answer: RouteAnswer, language: Language) {
    self.answer = answer
    words = TableWords(language: language)
  }

  func write(to output: inout OutputBuffer) {
    let route = answer.route
    output.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append(
      "<gpx version=\"1.1\" creator=\"waystation\" "
        + "xmlns=\"http://www.topografix.com/GPX/1/1\">\n")
    write("wpt", route.origin, name: words.text(route.origin), to: &output)
    let destination =
      answer.stop.map { words.names(of: $0).joined(separator: " / ") }
      ?? words.text(route.destination)
    write("wpt", route.destination, name: destination, to: &output)
    output.append(literal: "<trk>\n")
    element("name", answer.title(words), to: &output)
    let distance = route.distance
    element(
      "desc",
      words.text(route.duration) + " · " + words.text(distance) + " · "
        + words.numberedDirections(route).joined(separator: " "), to: &output)
    element("type", route.profile.word, to: &output)
    output.append(literal: "<trkseg>\n")
    for point in route.geometry {
      start("trkpt", at: point, to: &output)
      output.append(literal: "/>\n")
    }
    output.append(literal: "</trkseg>\n</trk>\n</gpx>\n")
  }

  private func write(
    _ element: StaticString, _ place: Coordinate, name: String, to output: inout OutputBuffer
  ) {
    start(element, at: place, to: &output)
    output.append(literal: ">")
    output.append("<name>" + XMLText.escaped(name) + "</name></")
    output.append(literal: element)
    output.append(literal: ">\n")
  }

  /// `<trkpt lat="39.9" lon="116.3"`.
  private func start(
    _ element: StaticString, at place: Coordinate, to output: inout OutputBuffer
  ) {
    output.append(UInt8(ascii: "<"))
    output.append(literal: element)
    output.append(literal: " lat=\"")
    output.append(place.latitude, places: FixedDecimal.degreePlaces)
    output.append(literal: "\" lon=\"")
    output.append(place.longitude, places: FixedDecimal.degreePlaces)
    output.append(UInt8(ascii: "\""))
  }

  private func element(_ name: String, _ text: String, to output: inout OutputBuffer) {
    output.append("<\(name)>" + XMLText.escaped(text) + "</\(name)>\n")
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
