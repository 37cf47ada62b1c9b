// Reading a coordinate from text.
//
// A million lines of `latitude,longitude` are read in a fraction of a second by the plain path in
// this file, which makes no allocation. Everything people write besides is understood by
// CoordinateLexer and CoordinateParser, `geo:` addresses by GeoURI.

extension Coordinate {
  /// The longest text that is looked at, in bytes; longer text is refused unread.
  public static let longestText = 256

  /// Reads a coordinate as people and programs write it.
  ///
  /// Latitude comes first, unless hemisphere letters (`N`, `S`, `E`, `W` in upper or lower case,
  /// or 北纬, 南纬, 东经, 西经) say which is which:
  ///
  /// | form | example |
  /// |---|---|
  /// | degrees | `39.9074,116.3675` · `39.9074 116.3675` · `-33.86, +151.2` |
  /// | with letters | `N39.9074 E116.3675` · `116.3675E,39.9074N` |
  /// | degrees, minutes, seconds | `39°54'26.6"N 116°22'03"E` · `39d54m26.6s, 116d22m3s` · `39:54:26.6 116:22:03` |
  /// | degrees, minutes | `39°54.44'N 116°22.05'E` |
  /// | RFC 5870 | `geo:39.9074,116.3675;u=20` |
  ///
  /// Typographic marks (`′ ″ ’ ”`), 度分秒, the full-width comma and blank of Chinese keyboards and
  /// blanks around are accepted. Degrees are written out: an exponent is refused, since `E` means
  /// east. The text says nothing of the datum, except that `geo:` is WGS-84.
  ///
  /// - Throws: ``GeodesyError/unreadableCoordinate(_:expected:)``, or an error of
  ///   ``init(latitude:longitude:)`` when the numbers are read but are not a place.
  public init(parsing text: String) throws(GeodesyError) {
    // Bounded before it is copied: the text may be a whole file.
    let bytes = Array(text.utf8.prefix(Coordinate.longestText + 1))
    self = try Coordinate.parse(bytes.span)
  }

  /// Reads a coordinate from UTF-8 bytes; the same as ``init(parsing:)`` for who has no string.
  ///
  /// Text of the form `latitude,longitude` or `latitude longitude` in plain decimals is read without
  /// allocating, and every number is the `Double` nearest to what is written.
  public static func parse(_ bytes: Span<UInt8>) throws(GeodesyError) -> Coordinate {
    if let pair = plainPair(bytes) {
      return try Coordinate(latitude: pair.latitude, longitude: pair.longitude)
    }
    guard bytes.count <= longestText else {
      throw .unreadableCoordinate(
        Excerpt.of(bytes), expected: "at most \(longestText) bytes of text")
    }
    if GeoURI.isMarked(bytes) { return try GeoURI.parse(bytes).coordinate }
    var parser = CoordinateParser(tokens: try CoordinateLexer.tokens(of: bytes), text: bytes)
    return try parser.parse()
  }

  /// Two plain decimals with a comma or a blank between them and nothing else, or `nil`.
  private static func plainPair(_ bytes: Span<UInt8>) -> DegreePair? {
    guard bytes.count <= longestText else { return nil }
    var position = 0
    skipBlanks(bytes, &position)
    guard let latitude = signedDecimal(bytes, &position) else { return nil }
    let end = position
    skipBlanks(bytes, &position)
    if position < bytes.count, bytes[position] == UInt8(ascii: ",") {
      position += 1
      skipBlanks(bytes, &position)
    } else if position == end {
      return nil
    }
    guard let longitude = signedDecimal(bytes, &position) else { return nil }
    skipBlanks(bytes, &position)
    guard position == bytes.count else { return nil }
    return DegreePair(latitude: latitude, longitude: longitude)
  }

  /// Blanks, tabs and the line ends that a reader of lines may leave behind.
  @inline(__always)
  private static func skipBlanks(_ bytes: Span<UInt8>, _ position: inout Int) {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
      position += 1
    }
  }

  @inline(__always)
  private static func signedDecimal(_ bytes: Span<UInt8>, _ position: inout Int) -> Double? {
    guard position < bytes.count else { return nil }
    let sign = bytes[position]
    if sign == UInt8(ascii: "-") {
      position += 1
      return DecimalText.scan(bytes, at: &position).map { -$0 }
    }
    if sign == UInt8(ascii: "+") { position += 1 }
    return DecimalText.scan(bytes, at: &position)
  }
}
