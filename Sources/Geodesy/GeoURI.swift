/// A `geo:` address, as phones and messengers hand places on: `geo:39.9074,116.3675;u=20`.
///
/// Follows RFC 5870 (A. Mayrhofer, C. Spanring, 2010), except that the parameters may come in any
/// order. Always WGS-84: another `crs` is refused, never converted.
public struct GeoURI: Hashable, Sendable {
  /// The place, in WGS-84.
  public var coordinate: Coordinate
  /// Metres above the WGS-84 ellipsoid, where the address has a third number.
  public var altitude: Double?
  /// The radius within which the place lies, parameter `u`.
  public var uncertainty: Distance?

  /// Reads a `geo:` address.
  ///
  /// - Throws: ``GeodesyError/unreadableCoordinate(_:expected:)``, or an error of
  ///   ``Coordinate/init(latitude:longitude:)``.
  public init(parsing text: String) throws(GeodesyError) {
    let bytes = Array(text.utf8.prefix(Coordinate.longestText + 1))
    self = try GeoURI.parse(bytes.span)
  }

  /// Whether the text begins like a `geo:` address, in upper or lower case, after blanks.
  public static func isMarked(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard bytes.count - start >= 4 else { return false }
    // Setting bit 5 turns ASCII letters to lower case; the colon has it set already.
    return bytes[start] | 0x20 == UInt8(ascii: "g") && bytes[start + 1] | 0x20 == UInt8(ascii: "e")
      && bytes[start + 2] | 0x20 == UInt8(ascii: "o") && bytes[start + 3] == UInt8(ascii: ":")
  }

  /// Reads a `geo:` address from UTF-8 bytes; see ``init(parsing:)``.
  public static func parse(_ bytes: Span<UInt8>) throws(GeodesyError) -> GeoURI {
    func unreadable(_ expected: String) -> GeodesyError {
      .unreadableCoordinate(Excerpt.of(bytes), expected: expected)
    }
    guard isMarked(bytes), bytes.count <= Coordinate.longestText else {
      throw unreadable(
        "geo:latitude,longitude in at most \(Coordinate.longestText) bytes")
    }
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let text = Array(Excerpt.string(bytes).utf8.drop(while: isBlank).dropFirst(4))
    let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
    let parts = text[..<end].split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)

    var numbers: [Double] = []
    for field in (parts.first ?? []).split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    {
      guard let number = DecimalText.number(Array(field).span) else {
        throw unreadable("decimal numbers after geo:, as in geo:39.9074,116.3675")
      }
      numbers.append(number)
    }
    guard numbers.count == 2 || numbers.count == 3 else {
      throw unreadable("geo:latitude,longitude or geo:latitude,longitude,altitude")
    }
    var address = GeoURI(
      coordinate: try Coordinate(latitude: numbers[0], longitude: numbers[1]),
      altitude: numbers.count == 3 ? numbers[2] : nil)

    var names: Set<String> = []
    for part in parts.dropFirst() {
      let pair = part.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(decoding: pair.first ?? [], as: UTF8.self).lowercased()
      let value = Array(pair.dropFirst().first ?? [])
      guard isParameterName(name), value.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw unreadable("parameters such as ;u=20 after the numbers")
      }
      guard names.insert(name).inserted else { throw unreadable("each parameter only once") }
      switch name {
      case "crs":
        let system = String(decoding: value, as: UTF8.self).lowercased()
        guard system == "wgs84" else {
          throw unreadable("crs=wgs84, the only system of geo: that is understood")
        }
      case "u":
        guard let metres = DecimalText.number(value.span),
          let uncertainty = try? Distance(metres: metres)
        else { throw unreadable("an uncertainty in metres such as u=20") }
        address.uncertainty = uncertainty
      default: break  // RFC 5870, section 3.4.1: unknown parameters do not change the place.
      }
    }
    return address
  }

  private init(coordinate: Coordinate, altitude: Double?) {
    self.coordinate = coordinate
    self.altitude = altitude
    self.uncertainty = nil
  }

  private static func isParameterName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
      }
  }
}
