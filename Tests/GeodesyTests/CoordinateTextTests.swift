import TestSupport
import Testing

@testable import Geodesy

@Suite("Coordinate text")
struct CoordinateTextTests {
  /// 39°54'26.6"N 116°22'03"E
  static let xidanLatitude = 143_666.6 / 3600
  static let xidanLongitude = 418_923.0 / 3600

  static let plain = [
    "39.9074,116.3675", "39.9074 116.3675", "39.9074, 116.3675", "  39.9074 ,\t116.3675 \r\n",
    "+39.9074,+116.3675", "39.90740,116.36750", "039.9074,0116.3675",
    "39.9074，116.3675", "\u{3000}39.9074，\u{3000}116.3675\u{3000}", "39.9074\u{A0}116.3675",
    "N39.9074 E116.3675", "n39.9074 e116.3675", "N 39.9074, E 116.3675", "39.9074N 116.3675E",
    "39.9074 n 116.3675 e", "116.3675E,39.9074N", "E116.3675 N39.9074", "N39.9074E116.3675",
    "39.9074N116.3675E", "39.9074° 116.3675°", "39.9074°N, 116.3675°E", "39.9074° N 116.3675° E",
    "北纬39.9074 东经116.3675", "东经116.3675度，北纬39.9074度",
    "geo:39.9074,116.3675", "GEO:39.9074,116.3675;u=20", "geo:39.9074,116.3675,45;crs=WGS84;u=5",
    "geo:39.9074,116.3675;U=1;CRS=wgs84;name=xidan;open", " geo:39.9074,116.3675 ",
  ]

  @Test(arguments: plain)
  func readsDegrees(text: String) throws {
    let expected = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    #expect(try Coordinate(parsing: text) == expected)
    let bytes = Array(text.utf8)
    #expect(try Coordinate.parse(bytes.span) == expected)
  }

  @Test(arguments: [
    "39°54'26.6\"N 116°22'03\"E", "39° 54' 26.6\" N, 116° 22' 3\" E", "39°54′26.6″N 116°22′3″E",
    "39°54’26.6”N 116°22’3”E", "39d54m26.6s,116d22m3s", "39d54m26.6sN 116d22m3sE",
    "39:54:26.6 116:22:03", "39:54:26.6N,116:22:03E", "+39:54:26.6,+116:22:3",
    "39度54分26.6秒，116度22分3秒", "116°22'03\"E 39°54'26.6\"N", "39°54'26.6'' 116°22'03''",
    "北纬39°54′26.6″ 东经116°22′03″", "N39°54'26.6\"E116°22'03\"", "39：54：26.6，116：22：3",
  ])
  func readsDegreesMinutesSeconds(text: String) throws {
    let coordinate = try Coordinate(parsing: text)
    #expect(coordinate.latitude == Self.xidanLatitude)
    #expect(coordinate.longitude == Self.xidanLongitude)
  }

  static let moreForms: [(String, latitude: Double, longitude: Double)] = [
    ("39°54.44'N 116°22.05'E", 2394.44 / 60, 6982.05 / 60),
    ("39:54.44,116:22.05", 2394.44 / 60, 6982.05 / 60),
    ("39°54' 116°22'", 39.9, 6982.0 / 60),
    ("39° 116°", 39, 116),
    ("-0:30:00,-0:15", -0.5, -0.25),
    ("-33°51'31\",151°12'40\"", -121_891.0 / 3600, 544_360.0 / 3600),
    ("33.86s 151.2w", -33.86, -151.2),
    ("33.86S,70.5W", -33.86, -70.5),
    ("s33d51m31s w70d30m0s", -121_891.0 / 3600, -70.5),
    ("33d51m31ss 70d30m0sw", -121_891.0 / 3600, -70.5),
    ("33°51'31\"s 70°30'w", -121_891.0 / 3600, -70.5),
    ("南纬33.86 西经70.5", -33.86, -70.5),
    ("\u{2212}33.86,\u{2212}70.5", -33.86, -70.5),
    ("90 -180", 90, -180), ("-90,180", -90, 180), ("0,0", 0, 0), ("-0,-0", 0, 0),
    ("geo:-33.86,-70.5", -33.86, -70.5),
  ]

  @Test(arguments: moreForms)
  func readsMoreForms(text: String, latitude: Double, longitude: Double) throws {
    let coordinate = try Coordinate(parsing: text)
    #expect(coordinate.latitude == latitude)
    #expect(coordinate.longitude == longitude)
  }

  @Test(arguments: [
    "", " ", "\u{3000}", ",", "39.9074", "39.9074,", ",116.3675", "39.9074,,116.3675",
    "39.9074;116.3675", "39.9074116.3675", "39,9074 116,3675", "39.9074,116.3675,45",
    "39.9074,116.3675 x", "39.9074,116.3675N", "39.9074N,116.3675", "39.9 S116.3",
    "N39.9 N116.3", "E39.9 W116.3", "-39.9N 116.3E", "N-39.9 E116.3", "+39.9N 116.3E",
    "39°60'N 116°22'E", "39:54:60 116:22:03", "39:75 116:22", "39.5°30'N 116°22'E",
    "39:54.5:10 116:22:03", "39:-54 116:22", "39°54 N 116°22'E", "39d54m26.6S 116d22m3sE",
    "54'39° 116°", "39°54''26.6", "39d26s 116d3s", "39: 116:", "39:54:26:10 116:0:0",
    "nan,0", "0,inf", "NaN NaN", "0x27,0x74", "1e1,2e1", "1e400,0", "39.,116.", ".5,.5",
    "39.9.1,116.3", "--39.9,116.3", "+-39.9,116.3", "39.9074/116.3675", "Xidan",
    "39.9074,116.3675\0",
    "39.9074\0,116.3675", "😀,😀", "geo:", "geo:39.9074", "geo:39.9074,", "geo:1,2,3,4",
    "geo: 39.9,116.3", "geo:39.9,116.3?q=x", "geo:39.9,116.3;crs=nad83", "geo:39.9,116.3;u=-1",
    "geo:39.9,116.3;u=", "geo:39.9,116.3;u", "geo:39.9,116.3;u=1;u=2", "geo:39.9,116.3;;u=1",
    "geo:39.9,116.3;=1", "geo:39.9N,116.3E", "geo:NaN,0", "geo:1e1,2",
  ])
  func refuses(text: String) {
    let error = #expect(throws: GeodesyError.self) { try Coordinate(parsing: text) }
    guard case .unreadableCoordinate = error else {
      Issue.record("\(text): \(String(describing: error))")
      return
    }
  }

  @Test func tellsWhatIsWrong() {
    func message(_ text: String) -> String {
      do throws(GeodesyError) {
        return "\(try Coordinate(parsing: text))"
      } catch {
        return error.description
      }
    }
    #expect(message("116.3675,39.9074").contains("did you swap?"))
    #expect(message("116.3675N,39.9074E").hasPrefix("latitude 116.3675 is out of range"))
    #expect(message("-39.9N 116E").hasSuffix("either a sign or a hemisphere letter, not both"))
    #expect(message("39N 116N").hasSuffix("not two latitudes"))
    #expect(message("39°75'N 116°0'E").hasSuffix("minutes below 60, not 75.0"))
    #expect(message("geo:1,2;crs=nad83").contains("crs=wgs84"))
    #expect(message("181,0") == "latitude 181.0 is out of range: expected degrees from -90 to 90")
    #expect(message("0,181").hasPrefix("longitude 181.0 is out of range"))
    #expect(
      message("xidan")
        == "cannot read 'xidan' as a coordinate: expected "
        + "latitude,longitude such as 39.9074,116.3675, without 'x'")
  }

  @Test("However long or hostile, a message stays short and prints safely")
  func boundsWhatItQuotes() {
    let texts = [
      String(repeating: "9", count: 10_000_000), String(repeating: "1 ", count: 200),
      "\u{1B}[2J\u{7}39\u{202E},116", String(repeating: "a\u{301}\u{302}", count: 80),
      "39\u{200B},116", "39,116\u{2028}",
    ]
    for text in texts {
      let error = #expect(throws: GeodesyError.self) { try Coordinate(parsing: text) }
      let message = error?.description ?? ""
      #expect(message.unicodeScalars.count < 500)
      #expect(
        !message.unicodeScalars.contains {
          [.control, .format, .lineSeparator].contains($0.properties.generalCategory)
        })
    }
  }

  @Test func readsPartsOfAGeoAddress() throws {
    let address = try GeoURI(parsing: "geo:39.9074,116.3675,45.5;crs=wgs84;u=20")
    #expect(address.altitude == 45.5)
    #expect(address.uncertainty?.metres == 20)
    let bare = try GeoURI(parsing: "geo:39.9074,116.3675")
    #expect(bare.altitude == nil && bare.uncertainty == nil)
    #expect(throws: GeodesyError.self) { try GeoURI(parsing: "39.9074,116.3675") }
  }

  @Test("Random bytes are read or refused, never more", arguments: [UInt64(11), 12])
  func survivesRandomBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("0123456789.,:;-+ NSEWnsewdm'\"°′″度分秒北纬geo=u\0\u{FF0C}".utf8)
    var understood = 0
    for index in 0..<50_000 {
      let count = Int.random(in: 0...40, using: &random)
      let bytes = (0..<count).map { _ in
        index % 2 == 0
          ? alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
      guard let coordinate = try? Coordinate.parse(bytes.span) else { continue }
      understood += 1
      #expect(abs(coordinate.latitude) <= 90 && abs(coordinate.longitude) <= 180, "seed \(seed)")
    }
    #expect(understood > 0, "seed \(seed)")
  }
}

@Suite("Decimal text")
struct DecimalTextTests {
  func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return DecimalText.number(bytes.span)
  }

  @Test("Every number is the standard library's, bit for bit", arguments: [UInt64(21), 22])
  func agreesWithTheStandardLibrary(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for index in 0..<100_000 {
      // All lengths up to 25 digits, with 17 (the shortest exact text of many doubles) most often.
      let whole = String(Int.random(in: 0...999, using: &random))
      let digits = index % 3 == 0 ? 14 : Int.random(in: 0...22, using: &random)
      let fraction = (0..<digits).map { _ in
        String(Int.random(in: 0...9, using: &random))
      }.joined()
      let text = fraction.isEmpty ? whole : "\(whole).\(fraction)"
      let value = try #require(number(text), "seed \(seed): \(text)")
      let expected = try #require(Double(text))
      #expect(value.bitPattern == expected.bitPattern, "seed \(seed): \(text)")
    }
  }

  @Test("Doubles printed in full come back", arguments: [UInt64(23)])
  func readsBackDoubles(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100_000 {
      let value = Double.random(in: -180...180, using: &random)
      // Tiny ones are printed with an exponent, which is no plain decimal.
      if abs(value) >= 1e-4 { #expect(number("\(value)") == value, "seed \(seed)") }
    }
  }

  @Test(arguments: [
    // Ties and near ties between neighbouring doubles; the limits of each way.
    "9007199254740992", "9007199254740993", "9007199254740993.0", "9007199254740993.00001",
    "9007199254740995", "9999999999999999999", "0.9007199254740993", "18014398509481985",
    "900719925474099.3", "0.0000000000000000001", "1.000000000000000000", "00000000000000000000001",
    "0.00000000000000000000000000001", "1.00000000000000011102230246251565404",
    "179.99999999999999999", "0", "0.0", "000.000",
  ])
  func roundsHardCasesCorrectly(text: String) throws {
    let expected = try #require(Double(text))
    #expect(number(text)?.bitPattern == expected.bitPattern)
  }

  @Test(arguments: [UInt64(24)])
  func quotientsRoundOnce(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      let dividend = random.next() >> UInt64.random(in: 0...63, using: &random) | 1
      let exponent = Int.random(in: 0...19, using: &random)
      let divisor = (0..<exponent).reduce(UInt64(1)) { power, _ in power * 10 }
      let expected = try #require(Double("\(dividend)e-\(exponent)"))
      #expect(
        DecimalText.quotient(dividend, divisor) == expected, "\(dividend)e-\(exponent)")
    }
  }
}
