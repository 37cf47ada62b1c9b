/// Where the page has pictures of the map from, of which this server has none: another host's raster tiles in
/// WGS-84's web Mercator, as OpenStreetMap cuts them.
///
/// Its origin becomes a part of a header and of what browsers load, so only what is harmless there is taken.
struct TileSource: Hashable, Sendable {
  /// `https://tiles.example/{z}/{x}/{y}.png`.
  let template: String
  /// Who made them; said on the map.
  let attribution: String
  /// The scheme, the host and the port: what pages may load pictures from.
  let origin: String

  /// More than any template needs.
  static let maximumLength = 500

  /// - Throws: ``TileSourceError``.
  init(template: String, attribution: String) throws(TileSourceError) {
    let bytes = Array(template.utf8)
    guard bytes.count <= TileSource.maximumLength,
      bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !TileSource.forbidden.contains($0) })
    else { throw .unsafeCharacters }
    guard let scheme = ["https://", "http://"].first(where: template.hasPrefix) else {
      throw .scheme
    }
    let rest = template.dropFirst(scheme.count)
    guard let slash = rest.firstIndex(of: "/") else { throw .path }
    let host = rest[..<slash]
    guard !host.contains("@") else { throw .credentials }
    guard TileSource.isHost(host) else { throw .host(String(host)) }
    try TileSource.checkPlaces(String(rest[slash...]))
    guard !attribution.isEmpty else { throw .noAttribution }
    guard attribution.utf8.count <= TileSource.maximumLength,
      attribution.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
    else { throw .attribution }
    self.template = template
    self.attribution = attribution
    origin = scheme + host
  }

  /// What would end a source of a policy, or a text of a page: `"`, `'`, `;`, `,`, `\`, `<`, `>`, a grave accent,
  /// and `#`, which no server is told.
  private static let forbidden = Array("\"';,\\<>`#".utf8)

  /// A name or four numbers, and perhaps a port: policies know no others.
  private static func isHost(_ text: Substring) -> Bool {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = halves.first, !name.isEmpty, name.first != ".", name.first != "-",
      name.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
          true
        default: false
        }
      })
    else { return false }
    guard halves.count == 2 else { return true }
    return NumberText.integer(halves[1]).map { (1...65_535).contains($0) } ?? false
  }

  /// `{z}`, `{x}` and `{y}`, each once, and no other brace.
  private static func checkPlaces(_ path: String) throws(TileSourceError) {
    var places: [Substring] = []
    var rest = path[...]
    while let start = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[start] == "{", let end = rest[start...].firstIndex(of: "}") else { throw .places }
      places.append(rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
    }
    guard places.sorted() == ["x", "y", "z"] else { throw .places }
  }
}

/// Why tiles can't be had from somewhere.
enum TileSourceError: Error, Hashable, CustomStringConvertible {
  case scheme
  case unsafeCharacters
  case credentials
  case host(String)
  case path
  case places
  case noAttribution
  case attribution

  var description: String {
    switch self {
    case .scheme: "the template begins with no scheme: expected https:// or http://"
    case .unsafeCharacters:
      "the template has characters that no address has as they are, or more than "
        + "\(TileSource.maximumLength): expected ASCII without blanks, quotes, commas, semicolons and #"
    case .credentials:
      "the template has a name or a password before its host, which every viewer would be told: leave it away"
    case .host(let text):
      "'\(Excerpt.of(text))' is no host: expected a name or an IPv4 address, and perhaps a port"
    case .path, .places:
      "the template says not where the numbers go: expected {z}, {x} and {y}, each once, and no other "
        + "braces, such as https://tiles.example/{z}/{x}/{y}.png"
    case .noAttribution:
      "nobody is said to have made the tiles: expected --tiles-attribution, such as "
        + "'© OpenStreetMap contributors https://www.openstreetmap.org/copyright'"
    case .attribution:
      "the attribution is longer than \(TileSource.maximumLength) bytes, or has line ends: expected one line"
    }
  }
}
