/// One stop of the sample, and its line in the GeoJSON file.
///
/// What is `nil` or empty is unknown and leaves no property behind, rather than a `null` or a "no".
struct Feature: Sendable {
  let id: String
  let spot: Spot
  let name: Name
  let kind: Kind
  let subdistrict: String
  var amenities: [Amenity] = []
  var notes: [(amenity: Amenity, text: String)] = []
  var openingHours: HoursPattern?
  var access: String?
  var conditionalAccess: String?
  var audience: String?
  var fee: String?
  var operatorName: String?
  var address: String?
  var verifiedOn: String?

  /// An RFC 7946 FeatureCollection: one feature to a line, ordered by id, so that a change to one
  /// stop is a change to one line.
  static func collection(_ features: [Feature]) -> String {
    let lines = features.sorted { $0.id < $1.id }.map(\.json)
    return "{\"type\":\"FeatureCollection\",\"features\":[\n"
      + lines.joined(separator: ",\n") + "\n]}\n"
  }

  /// RFC 7946 puts the longitude first.
  var json: String {
    var members = JSONMembers()
    members.add("id", id)
    members.add("name:zh", name.chinese)
    members.add("name:en", name.english)
    members.add("alt_name", name.aliases.isEmpty ? nil : name.aliases.joined(separator: ";"))
    members.add("kind", kind.rawValue)
    members.add("tier", kind.tier)
    members.add("amenities", list: amenities.map(\.rawValue))
    members.add("amenity_notes", object: notes.map { ($0.amenity.rawValue, $0.text) })
    members.add("opening_hours", openingHours?.rawValue)
    members.add("access", access)
    members.add("access:conditional", conditionalAccess)
    members.add("audience", audience)
    members.add("fee", fee)
    members.add("operator", operatorName)
    members.add("address", address)
    members.add("subdistrict", subdistrict)
    members.add("source", "Waystation sample, invented")
    members.add("verified_on", verifiedOn)
    let position = "\(sixDecimals(spot.longitude)),\(sixDecimals(spot.latitude))"
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(position)]},"
      + "\"properties\":\(members.object)}"
  }

  /// Written from whole millionths, because a `Double`'s own description drops trailing zeros.
  private func sixDecimals(_ degrees: Double) -> String {
    let millionths = Int((degrees * 1_000_000).rounded())
    let fraction = String(millionths % 1_000_000)
    let zeros = String(repeating: "0", count: 6 - fraction.utf8.count)
    return "\(millionths / 1_000_000).\(zeros)\(fraction)"
  }
}

/// The members of a JSON object in the order they were added.
private struct JSONMembers {
  private var members: [String] = []

  var object: String { "{" + members.joined(separator: ",") + "}" }

  mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    members.append(quoted(key) + ":" + quoted(value))
  }

  mutating func add(_ key: String, list: [String]) {
    guard !list.isEmpty else { return }
    members.append(quoted(key) + ":[" + list.map(quoted).joined(separator: ",") + "]")
  }

  mutating func add(_ key: String, object: [(key: String, value: String)]) {
    guard !object.isEmpty else { return }
    var inner = JSONMembers()
    for (key, value) in object { inner.add(key, value) }
    members.append(quoted(key) + ":" + inner.object)
  }

  /// Every text comes from the tables of this target, which hold no control characters.
  private func quoted(_ text: String) -> String {
    var escaped = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { escaped.append("\\") }
      escaped.unicodeScalars.append(character)
    }
    return escaped + "\""
  }
}
