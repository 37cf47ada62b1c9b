import Foundation
import NIOCore
import NearestStop

/// JSON as Foundation reads it: a parser that others have written.
enum JSONValue: Decodable, Equatable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  init(_ buffer: ByteBuffer) throws { try self.init(Array(buffer.readableBytesView)) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  subscript(key: String) -> JSONValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  subscript(place: Int) -> JSONValue {
    if case .array(let values) = self, values.indices.contains(place) {
      values[place]
    } else {
      .null
    }
  }

  var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// A location: longitude first.
  var coordinate: Coordinate? {
    guard let longitude = self[0].number, let latitude = self[1].number else { return nil }
    return try? Coordinate(latitude: latitude, longitude: longitude)
  }
}

extension Double {
  /// As answers write metres and seconds.
  var tenths: Double { (self * 10).rounded(.toNearestOrEven) / 10 }
}
