internal import Geodesy

/// Where somebody asks from.
struct Origin: Hashable, Sendable {
  /// The coordinate as it was given, in the question's datum.
  var given: Coordinate
  var wgs84: Coordinate

  init(given: Coordinate, wgs84: Coordinate) {
    self.given = given
    self.wgs84 = wgs84
  }

  init(_ place: Place) {
    self.init(given: place.given, wgs84: place.coordinate)
  }

  /// Reads a coordinate that is expressed in `datum`, also as a Chinese input method types it.
  ///
  /// A `geo:` address is WGS-84 by its definition (RFC 5870), so one in any other datum is a
  /// contradiction that only the caller can resolve.
  init(parsing text: Span<UInt8>, datum: Datum) throws(OriginError) {
    do throws(OriginError) {
      try self.init(plain: text, datum: datum)
    } catch {
      // Only what can't be read as it is costs a copy.
      guard case .notAPlace(.unreadableCoordinate) = error, let narrow = WideSigns.narrow(text)
      else { throw error }
      try self.init(plain: narrow.span, datum: datum)
    }
  }

  private init(plain text: Span<UInt8>, datum: Datum) throws(OriginError) {
    if datum != .wgs84, GeoURI.isMarked(text) { throw .addressInOtherDatum(datum) }
    do throws(GeodesyError) {
      given = try Coordinate.parse(text)
      wgs84 = try given.converted(from: datum, to: .wgs84)
    } catch {
      throw .notAPlace(error)
    }
  }
}

/// The signs of a coordinate as a Chinese input method types them: `３９．９０７４，１１６．３６７５`.
enum WideSigns {
  /// The same in ASCII; `nil` where there is nothing to change. Letters stay as large as they are: `S` is
  /// south, and `s` may be seconds.
  static func narrow(_ text: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for place in text.indices { bytes.append(text[place]) }
    var narrow = ""
    var isChanged = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let plain: Unicode.Scalar? =
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0x3001: ","
        case 0x3002, 0xFF61: "."
        case 0x2010...0x2015, 0x2212, 0xFE63: "-"
        case 0x3000: " "
        default: nil
        }
      isChanged = isChanged || plain != nil
      narrow.unicodeScalars.append(plain ?? scalar)
    }
    return isChanged ? Array(narrow.utf8) : nil
  }
}

/// Why a text is no place to ask from.
enum OriginError: Error, CustomStringConvertible {
  case notAPlace(GeodesyError)
  case addressInOtherDatum(Datum)
  /// No stop has this id.
  case unknownStop(String)

  var description: String {
    switch self {
    case .notAPlace(.unreadableCoordinate(let text, let expected)):
      "cannot read '\(text)' as a coordinate: expected "
        + (OriginError.strangeSign(in: expected).map {
          "latitude,longitude such as 39.9074,116.3675, and \($0) is no part of one; a stop is "
            + "id: and its id, and 'waystation find' looks for names"
        } ?? expected)
    case .notAPlace(let error): error.description
    case .addressInOtherDatum(let datum):
      "a geo: address is WGS-84 by definition, but --datum says \(datum.name): "
        + "leave out --datum, or write the coordinate without 'geo:'"
    case .unknownStop(let id):
      "no stop has the id '\(PrintableText.excerpt(id))': 'waystation stops' lists them all"
    }
  }

  /// The same for a Chinese reader.
  var chineseDescription: String {
    switch self {
    case .notAPlace(.unreadableCoordinate(let text, let expected)):
      "无法将“\(text)”读作坐标：应为“纬度,经度”，例如 39.9074,116.3675"
        + (OriginError.strangeSign(in: expected).map {
          "，其中不能有 \($0)；驿站写作 id: 加编号，名称请用 'waystation find' 查找"
        } ?? "")
    case .notAPlace(.latitudeOutOfRange(let value)):
      "纬度 \(value) 超出范围：应为 -90 到 90 度"
    case .notAPlace(.longitudeOutOfRange(let value)):
      "经度 \(value) 超出范围：应为 -180 到 180 度"
    case .notAPlace(.probablySwapped(let latitude, let longitude)):
      "纬度 \(latitude) 超出范围，而 \(longitude),\(latitude) 有效：是否写反了？纬度在前"
    case .notAPlace(let error): error.description
    case .addressInOtherDatum(let datum):
      "geo: 地址按定义为 WGS-84，而 --datum 为 \(datum.name)：请去掉 --datum，或写不带 geo: 的坐标"
    case .unknownStop(let id):
      "没有编号为“\(PrintableText.excerpt(id))”的驿站：'waystation stops' 列出全部"
    }
  }

  /// `'x'`, the first sign that has no place in a coordinate; `nil` where that is not what is wrong.
  private static func strangeSign(in expected: String) -> String? {
    let mark = ", without "
    var rest = expected[...]
    while !rest.isEmpty {
      if rest.hasPrefix(mark) { return String(rest.dropFirst(mark.count)) }
      rest = rest.dropFirst()
    }
    return nil
  }
}

extension CommandFailure {
  /// A place of the command line that is none.
  static func noPlace(_ error: OriginError) -> CommandFailure {
    .wrongUsage(error.description, chinese: error.chineseDescription)
  }
}
