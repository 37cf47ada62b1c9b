/// The parts of a GeoJSON file (RFC 7946) that stops are read from.
///
/// Decoding fails only when the text is not JSON. Whatever else is wrong is kept as a finding, so that
/// one bad feature does not take the others with it.
struct GeoJSONDocument: Decodable {
  enum Content {
    case features([GeoJSONFeature])
    /// Something else; the text names it.
    case other(String)
  }

  let content: Content
  /// The coordinate reference system that files from before RFC 7946 may name.
  let crs: FieldValue?

  private enum Key: String, CodingKey { case type, features, crs }

  init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      crs = nil
      content = .other(try FieldValue(from: decoder).description)
      return
    }
    crs = try? members.decode(FieldValue.self, forKey: .crs)
    switch try? members.decode(String.self, forKey: .type) {
    case "FeatureCollection":
      if let features = try? members.decode([GeoJSONFeature].self, forKey: .features) {
        content = .features(features)
      } else {
        let found = try? members.decode(FieldValue.self, forKey: .features)
        content = .other("a FeatureCollection with \(found?.description ?? "no list") of features")
      }
    case "Feature":
      content = .features([GeoJSONFeature(from: decoder)])
    case let type?:
      content = .other("a GeoJSON object of type \(quoted(type))")
    case nil:
      content = .other("an object without a type")
    }
  }
}

/// One member of `features`. Never fails to decode.
struct GeoJSONFeature: Decodable {
  var position = RawPosition.unusable("")
  var properties: [String: FieldValue] = [:]
  var id: FieldValue?
  /// Why this is no feature at all.
  var defect: String?

  private enum Key: String, CodingKey { case type, geometry, properties, id }

  init(from decoder: any Decoder) {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      let found = (try? FieldValue(from: decoder))?.description ?? "something else"
      defect = "found \(found): expected a GeoJSON Feature"
      return
    }
    guard let type = try? members.decode(String.self, forKey: .type), type == "Feature" else {
      let found = try? members.decode(FieldValue.self, forKey: .type)
      defect = "the type is \(found?.description ?? "missing"): expected the text 'Feature'"
      return
    }
    // Asking first is cheaper than the error for a member that is absent.
    if members.contains(.id) { id = try? members.decode(FieldValue.self, forKey: .id) }
    if let properties = try? members.decode(Properties.self, forKey: .properties) {
      self.properties = properties.values
    } else if members.contains(.properties), (try? members.decodeNil(forKey: .properties)) != true {
      let found = try? members.decode(FieldValue.self, forKey: .properties)
      defect = "the properties are \(found?.description ?? "unreadable"): expected an object"
      return
    }
    do {
      position = try members.decode(GeoJSONPoint.self, forKey: .geometry).position
    } catch {
      position = .unusable(GeoJSONPoint.missing)
    }
  }

  /// An object whose names are not known beforehand.
  private struct Properties: Decodable {
    var values: [String: FieldValue] = [:]

    private struct Name: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Name.self)
      let names = members.allKeys
      values.reserveCapacity(names.count)
      for name in names {
        // Most properties are text, then lists and objects of text. The decoder tells a value's type
        // by an error for every wrong guess, so the common ones are guessed first.
        if let text = try? members.decode(String.self, forKey: name) {
          values[name.stringValue] = .string(text)
        } else if let words = try? members.decode([String].self, forKey: name) {
          values[name.stringValue] = .list(words.map { .string($0) })
        } else if let texts = try? members.decode([String: String].self, forKey: name) {
          values[name.stringValue] = .object(texts.mapValues { .string($0) })
        } else {
          values[name.stringValue] =
            (try? members.decode(FieldValue.self, forKey: name)) ?? .unreadable
        }
      }
    }
  }
}

/// The geometry of a feature. Never fails to decode.
private struct GeoJSONPoint: Decodable {
  static let missing = "the geometry is missing: expected a Point"

  let position: RawPosition

  private enum Key: String, CodingKey { case type, coordinates }

  init(from decoder: any Decoder) {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      let found = (try? FieldValue(from: decoder)) ?? .unreadable
      position = .unusable(
        found == .null
          ? "the geometry is null: expected a Point" : "the geometry is \(found): expected a Point")
      return
    }
    let type = try? members.decode(String.self, forKey: .type)
    guard type == "Point" else {
      position = .unusable(
        "the geometry is \(type.map { "a \(quoted($0))" } ?? "of no type"): "
          + "expected a Point, such as the stop's entrance")
      return
    }
    // Altitude, and whatever else follows the two, is tolerated.
    if let numbers = try? members.decode([Double].self, forKey: .coordinates), numbers.count >= 2 {
      position = .degrees(latitude: numbers[1], longitude: numbers[0])
    } else {
      let found = try? members.decode(FieldValue.self, forKey: .coordinates)
      position = .unusable(Self.complaint(found))
    }
  }

  private static func complaint(_ found: FieldValue?) -> String {
    let expected = "expected two numbers, longitude first, such as [116.3675, 39.9074]"
    guard case .list(let values) = found else {
      return "the coordinates are \(found?.description ?? "missing"): \(expected)"
    }
    for (value, name) in zip(values, ["longitude", "latitude", "altitude"]) {
      switch value {
      case .integer, .number: continue
      case .string:
        return "the \(name) is \(value), not a number: \(expected); remove the quotes"
      default:
        return "the \(name) is \(value), not a number: \(expected)"
      }
    }
    return "the coordinates are \(FieldValue.list(values)): \(expected)"
  }
}

extension FieldValue: Decodable {
  /// Decodes whatever is there. Never throws; what has no representation becomes ``unreadable``.
  public init(from decoder: any Decoder) throws {
    guard let value = try? decoder.singleValueContainer() else {
      self = .unreadable
      return
    }
    if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if decoder.codingPath.count > Self.depthLimit {
      self = .unreadable
    } else if let values = try? value.decode([FieldValue].self) {
      self = .list(values)
    } else if let members = try? value.decode([String: FieldValue].self) {
      self = .object(members)
    } else if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let integer = try? value.decode(Int64.self) {
      self = .integer(integer)
    } else if let number = try? value.decode(Double.self), number.isFinite {
      self = .number(number)
    } else {
      self = .unreadable
    }
  }
}
