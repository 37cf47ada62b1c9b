internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// Whether answers hand over to navigation apps: options of who answers with ways or stops.
struct LinkOptions: ParsableArguments {
  @Option(
    name: .customLong("link"), parsing: .singleValue,
    help: ArgumentHelp(
      "Add a link that opens the way to a stop in an app: amap, baidu, apple, geo or all. Repeatable; commas "
        + "separate several.",
      valueName: "app"),
    completion: .list(LinkArgument.words),
    transform: LinkArgument.parse)
  var chosen: [[NavigationApp]] = []

  @Option(
    name: .customLong("link-datum"),
    help: ArgumentHelp(
      "The datum of the apps' maps there: wgs84 or gcj02. Default: gcj02 around China, else wgs84.",
      valueName: "datum"),
    completion: .list(["wgs84", "gcj02"]),
    transform: DatumArgument.parse)
  var datum: Datum?

  func validate() throws {
    guard datum != .bd09 else {
      throw ValidationError(
        "--link-datum is that of all apps, and only one of them knows BD-09: expected wgs84 or gcj02",
        chinese: "--link-datum 用于所有应用，而其中只有一个使用 BD-09：应为 wgs84 或 gcj02")
    }
    guard datum == nil || !chosen.isEmpty else {
      throw ValidationError(
        "--link-datum is that of links: add --link, or leave it out",
        chinese: "--link-datum 是链接的坐标系：请加上 --link，或去掉它")
    }
  }

  /// The links that are asked for; `nil` for none.
  ///
  /// - Parameter mode: how one moves. By straight line nobody has said, and couriers ride.
  func links(by mode: TravelMode) -> WantedLinks? {
    let apps = Set(chosen.joined())
    guard !apps.isEmpty else { return nil }
    return WantedLinks(
      apps: NavigationApp.allCases.filter(apps.contains), datum: datum,
      profile: mode.profile ?? .ebike)
  }
}

/// Reads `--link`.
enum LinkArgument {
  static let words = NavigationApp.allCases.map(\.rawValue) + ["all"]

  /// Several apps with commas between them.
  static func parse(_ text: String) throws(ValidationError) -> [NavigationApp] {
    let words = ListArgument.values(text)
    guard words.count > 1 else { return try parseOne(text) }
    var apps: [NavigationApp] = []
    for word in words { apps += try parseOne(word) }
    return apps
  }

  private static func parseOne(_ text: String) throws(ValidationError) -> [NavigationApp] {
    let word = FoldedText.of(text[...].trimmed)
    if word == "all" { return NavigationApp.allCases }
    if let app = NavigationApp.allCases.first(where: {
      [$0.rawValue, $0.chineseName].contains(word)
    }) {
      return [app]
    }
    let names = words + NavigationApp.allCases.map(\.chineseName)
    throw ValidationError(
      "unknown app '\(PrintableText.excerpt(text))'.\(DidYouMean.question(for: word, among: names)) "
        + "Expected one of " + words.joined(separator: ", "),
      chinese:
        "未知的应用“\(PrintableText.excerpt(text))”。\(DidYouMean.chineseQuestion(for: word, among: names))应为以下之一："
        + words.joined(separator: "、"))
  }
}

/// Which links are wanted, and what is the same for all of them.
struct WantedLinks: Sendable {
  /// For people; programs get those of all apps.
  var apps: [NavigationApp]
  /// That of the apps' maps; `nil` for what is usual at a place.
  var datum: Datum?
  var profile: Profile

  /// A link; `nil` where the datum's formulae have no result, next to a pole or to the 180th meridian.
  ///
  /// - Parameter entrance: the one that is gone to; `nil` for the stop itself.
  func link(
    to stop: Stop, by entrance: StopEntrance? = nil, in app: NavigationApp
  ) -> String? {
    try? HandOverLink(to: stop, enteredBy: entrance, by: profile, in: app, datum: datum).text
  }

  /// The same from somewhere to a place that has no name.
  func link(from origin: Coordinate, to destination: Coordinate, in app: NavigationApp) -> String? {
    try? HandOverLink(to: destination, from: origin, by: profile, in: app, datum: datum).text
  }

  /// The same from somewhere.
  func link(
    from origin: Coordinate, to stop: Stop, by entrance: StopEntrance?, in app: NavigationApp
  ) -> String? {
    try? HandOverLink(
      to: stop, enteredBy: entrance, from: origin, by: profile, in: app, datum: datum
    ).text
  }

  /// `Amap: https://…`, a line for each app.
  func lines(_ words: TableWords, _ link: (NavigationApp) -> String?) -> [String] {
    apps.compactMap { app in link(app).map { words.text(app) + words.pick(": ", "：") + $0 } }
  }
}

extension NavigationApp {
  /// As a Chinese reader calls it.
  var chineseName: String {
    switch self {
    case .amap: "高德地图"
    case .baidu: "百度地图"
    case .apple: "苹果地图"
    case .geo: "地理坐标"
    }
  }

  /// As an English reader calls it.
  var englishName: String {
    switch self {
    case .amap: "Amap"
    case .baidu: "Baidu Map"
    case .apple: "Apple Maps"
    case .geo: "geo"
    }
  }
}

extension TableWords {
  func text(_ app: NavigationApp) -> String { pick(app.englishName, app.chineseName) }
}

extension OutputBuffer {
  /// `"links":{"amap":"https://…",…}`: those of all apps.
  mutating func linksMember(_ link: (NavigationApp) -> String?) {
    beginObject("links")
    for app in NavigationApp.allCases {
      guard let text = link(app) else { continue }
      value(app.rawValue)
      append(UInt8(ascii: ":"))
      value(text)
    }
    endObject()
  }
}
