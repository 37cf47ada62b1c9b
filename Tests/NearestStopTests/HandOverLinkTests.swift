import NearestStop
import TestSupport
import Testing

/// Links are taken apart again, with a reader that knows nothing of how they are made.
struct HandOverLinkTests {
  /// A link as an app sees it: decoded parameters.
  private struct Opened {
    var address: String
    var parameters: [String: String] = [:]

    init(_ text: String) throws {
      let parts = text.split(separator: "?", maxSplits: 1)
      address = String(parts[0])
      for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
        let sides = pair.split(separator: "=", maxSplits: 1)
        try #require(sides.count == 2, "\(text)")
        #expect(
          parameters.updateValue(try Opened.decoded(sides[1]), forKey: String(sides[0])) == nil)
      }
    }

    private static func decoded(_ text: Substring) throws -> String {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%") {
          let digits = String(decoding: rest.prefix(2), as: UTF8.self)
          bytes.append(try #require(UInt8(digits, radix: 16)))
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      }
      return try #require(String(validating: bytes, as: UTF8.self))
    }
  }

  private static func place(
    _ latitude: Substring?, _ longitude: Substring?
  ) throws -> Coordinate {
    for number in [latitude, longitude] {
      let decimals = try #require(number).split(separator: ".")
      #expect(decimals.count == 1 || decimals[1].count <= 6)
    }
    return try Coordinate(
      latitude: try #require(latitude.flatMap { Double($0) }),
      longitude: try #require(longitude.flatMap { Double($0) }))
  }

  /// By scalars: a comma before a combining mark is no `Character` of its own, but an app splits there.
  private static func split(_ text: String, at separator: Unicode.Scalar) -> [String] {
    text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
      .map { String($0) }
  }

  /// What a link says: places back in WGS-84, and the name.
  private struct Meaning {
    var destination: Coordinate
    var origin: Coordinate?
    var name: String?
    var mode: String?
    var datum: Datum

    init(_ link: HandOverLink) throws {
      let opened = try Opened(link.text)
      let read = opened.parameters
      var start: Coordinate?
      let end: Coordinate
      datum = link.datum
      switch link.app {
      case .amap:
        #expect(opened.address == "https://uri.amap.com/navigation")
        let parts = split(try #require(read["to"]), at: ",")
        // Split as the app does, after decoding: there is nothing behind the name.
        #expect(parts.count <= 3)
        end = try place(parts[1][...], parts[0][...])
        name = parts.count > 2 ? parts[2] : nil
        if let from = read["from"]?.split(separator: ",") { start = try place(from[1], from[0]) }
        mode = read["mode"]
        #expect(read["callnative"] == "1" && read["src"] == "waystation")
      case .baidu:
        #expect(opened.address == "baidumap://map/direction")
        let parts = split(try #require(read["destination"]), at: "|")
        #expect(parts.count <= 2)
        let pair = try #require(parts.first?.split(separator: ":").last).split(separator: ",")
        #expect(parts.first?.hasPrefix("latlng:") == true)
        end = try place(pair.first, pair.last)
        if parts.count > 1 {
          let letters = parts[1].unicodeScalars
          #expect(String(String.UnicodeScalarView(letters.prefix(5))) == "name:")
          name = String(String.UnicodeScalarView(letters.dropFirst(5)))
        }
        if let from = read["origin"] {
          let pair = from.dropFirst(7).split(separator: ",")
          start = try place(pair.first, pair.last)
        }
        mode = read["mode"]
        datum = try #require(
          ["gcj02": Datum.gcj02, "wgs84": .wgs84, "bd09ll": .bd09][read["coord_type"] ?? ""])
        #expect(datum == link.datum)
      case .apple:
        #expect(opened.address == "https://maps.apple.com/")
        let pair = try #require(read["daddr"]).split(separator: ",")
        end = try place(pair.first, pair.last)
        if let from = read["saddr"]?.split(separator: ",") {
          start = try place(from.first, from.last)
        }
        mode = read["dirflg"]
      case .geo:
        end = try GeoURI(parsing: link.text).coordinate
      }
      destination = try end.converted(from: datum, to: .wgs84)
      origin = try start?.converted(from: datum, to: .wgs84)
    }
  }

  private static let hostile: [Unicode.Scalar] = [
    "&", ",", "#", "|", ":", "%", "+", "=", "?", "/", "\\", "\"", "'", "<", " ", "\n", "\r", "\t",
    "\0", "\u{7F}", "\u{202E}", "\u{FEFF}", "\u{301}", "西", "单", "驿", "站", "，", "｜", "🛵", "👩",
    "\u{200D}",
    "A", "z", "0", "~", "-", "_", ".", "é", "\u{FFFF}", "\u{10FFFF}",
  ]

  private static func name(using random: inout SeededGenerator) -> String {
    var name = String.UnicodeScalarView()
    let length =
      Int.random(in: 0..<20, using: &random) == 0 ? 300 : Int.random(in: 1...30, using: &random)
    for _ in 0..<length {
      name.append(hostile[Int.random(in: hostile.indices, using: &random)])
    }
    return String(name)
  }

  @Test(arguments: 0..<25)
  func linksReadBack(_ block: Int) throws {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      var random = SeededGenerator(seed: seed)
      // In China, around its rectangle's edges, and anywhere.
      let isChinese = Bool.random(using: &random)
      let destination = try Coordinate(
        latitude: isChinese
          ? .random(in: 2...55, using: &random) : .random(in: -89...89, using: &random),
        longitude: isChinese
          ? .random(in: 72...137, using: &random) : .random(in: -179...179, using: &random))
      let origin =
        Bool.random(using: &random)
        ? try Coordinate(
          latitude: destination.latitude / 1.01, longitude: destination.longitude / 1.01) : nil
      let name = Bool.random(using: &random) ? Self.name(using: &random) : nil
      for app in NavigationApp.allCases {
        for profile in Profile.allCases {
          let link = try HandOverLink(
            to: destination, named: name, from: origin, by: profile, in: app)
          #expect(link.text.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "seed \(seed)")
          #expect(link.text.utf8.count < 1_500)
          let meaning = try Meaning(link)
          #expect(
            GreatCircle.distance(from: meaning.destination, to: destination).metres < 1,
            "seed \(seed), \(link.text)")
          #expect(link.datum == (app == .geo ? .wgs84 : app.datum(at: destination)))
          if app == .geo { continue }
          #expect((meaning.origin == nil) == (origin == nil))
          if let start = meaning.origin, let origin {
            #expect(
              GreatCircle.distance(from: start, to: origin).metres < 1, "seed \(seed), \(link.text)"
            )
          }
          if app == .apple { continue }
          let separator: Unicode.Scalar = app == .amap ? "," : "|"
          let wide: Unicode.Scalar = app == .amap ? "，" : "｜"
          let expected = name.map { name in
            String(
              String.UnicodeScalarView(
                name.unicodeScalars.prefix(80).map { $0 == separator ? wide : $0 }))
          }
          #expect(
            meaning.name.map { Array($0.utf8) } == expected.map { Array($0.utf8) }, "seed \(seed)")
        }
      }
    }
  }

  @Test func wordsOfTheApps() throws {
    let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    func text(_ app: NavigationApp, _ profile: Profile) throws -> String {
      try HandOverLink(to: xidan, named: "西单", from: xidan, by: profile, in: app).text
    }
    #expect(
      try text(.amap, .ebike)
        == "https://uri.amap.com/navigation?to=116.373715,39.908779,%E8%A5%BF%E5%8D%95"
        + "&from=116.373715,39.908779&mode=ride&src=waystation&callnative=1")
    #expect(
      try text(.baidu, .foot)
        == "baidumap://map/direction?destination=latlng:39.908779,116.373715%7Cname:%E8%A5%BF%E5%8D%95"
        + "&origin=latlng:39.908779,116.373715&coord_type=gcj02&mode=walking"
        + "&src=andr.waystation.waystation")
    #expect(
      try text(.apple, .foot)
        == "https://maps.apple.com/?daddr=39.908779,116.373715&saddr=39.908779,116.373715&dirflg=w")
    #expect(try text(.geo, .bicycle) == "geo:39.9074,116.3675")
    #expect(try text(.amap, .bicycle).contains("&mode=ride&"))
    #expect(try text(.amap, .foot).contains("&mode=walk&"))
    #expect(try text(.baidu, .ebike).contains("&mode=riding&"))
    // Apple documents no word for riding, so the app takes what is set in it.
    #expect(try !text(.apple, .ebike).contains("dirflg"))
  }

  @Test func nothingIsShiftedAbroadOrWhereSomebodySaysSo() throws {
    let porto = try Coordinate(latitude: 41.15, longitude: -8.61)
    let seoul = try Coordinate(latitude: 37.5665, longitude: 126.978)
    #expect(try HandOverLink(to: porto, in: .apple).text.contains("daddr=41.15,-8.61"))
    #expect(try HandOverLink(to: porto, in: .baidu).text.contains("coord_type=wgs84"))
    #expect(try !HandOverLink(to: seoul, in: .amap).text.contains("126.978,37.5665"))
    #expect(
      try HandOverLink(to: seoul, in: .amap, datum: .wgs84).text.contains("to=126.978,37.5665&"))
    #expect(try HandOverLink(to: seoul, in: .geo, datum: .gcj02).text == "geo:37.5665,126.978")
    #expect(try HandOverLink(to: seoul, in: .baidu, datum: .bd09).text.contains("=bd09ll&"))
  }

  @Test func smallNumbersHaveNoExponent() throws {
    let nowhere = try Coordinate(latitude: -0.000004, longitude: 0.0000001)
    #expect(try HandOverLink(to: nowhere, in: .geo).text == "geo:-0.000004,0")
  }

  @Test func placesThatCannotBeConvertedAreRefused() throws {
    let pole = try Coordinate(latitude: 89.9999, longitude: 10)
    #expect(throws: GeodesyError.self) { try HandOverLink(to: pole, in: .amap, datum: .gcj02) }
    #expect(try HandOverLink(to: pole, in: .amap).datum == .wgs84)
  }

  @Test func stopsGoByTheirChineseName() throws {
    var stop = Stop(
      id: "a&b", names: StopNames(chinese: "站", english: "Station"),
      coordinate: try Coordinate(latitude: 39.9, longitude: 116.3))
    #expect(try HandOverLink(to: stop, in: .amap).text.contains(",%E7%AB%99&"))
    stop.names = StopNames(english: "Station")
    #expect(try HandOverLink(to: stop, in: .amap).text.contains(",Station&"))
    stop.names = StopNames()
    #expect(try HandOverLink(to: stop, in: .amap).text.contains(",a%26b&"))
  }
}
