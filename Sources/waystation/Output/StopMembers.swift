internal import Geodesy
internal import Stops

/// The JSON members that describe a stop; see README.md for the shape as a whole.
extension OutputBuffer {
  /// `id` to `longitude`, and the position in `datum` where that is not WGS-84.
  mutating func identityMembers(of stop: Stop, datum: Datum) {
    member("id", stop.id)
    beginObject("name")
    member("zh", ifKnown: stop.names.chinese)
    member("en", ifKnown: stop.names.english)
    endObject()
    if !stop.names.aliases.isEmpty { member("aliases", stop.names.aliases) }
    member("kind", ifKnown: stop.kind?.rawValue)
    member("tier", ifKnown: stop.tier?.rawValue)
    positionMembers(stop.coordinate)
    member("datum", Datum.wgs84.rawValue)
    guard datum != .wgs84 else { return }
    // Where a conversion is impossible there is nothing to report; the WGS-84 pair stands above.
    guard let converted = try? stop.coordinate.converted(from: .wgs84, to: datum) else { return }
    beginObject("in_datum")
    member("datum", datum.rawValue)
    positionMembers(converted)
    endObject()
  }

  mutating func positionMembers(_ coordinate: Coordinate) {
    member("latitude", coordinate.latitude, places: FixedDecimal.degreePlaces)
    member("longitude", coordinate.longitude, places: FixedDecimal.degreePlaces)
  }

  /// `amenities` to `verified_on`.
  mutating func detailMembers(of stop: Stop, hours: StopHours) {
    amenityMembers(of: stop)
    member("opening_hours", ifKnown: stop.openingHours)
    openMember(hours)
    member("access", ifKnown: stop.access?.rawValue)
    member("access_conditional", ifKnown: stop.conditionalAccess)
    entranceMembers(of: stop)
    sourceMembers(of: stop)
  }

  fileprivate mutating func amenityMembers(of stop: Stop) {
    member("amenities", stop.amenities.amenities.lazy.map(\.word))
    if !stop.amenityNotes.isEmpty {
      beginObject("amenity_notes")
      for (amenity, text) in AmenityNotes.joined(stop.amenityNotes) {
        value(amenity.word)
        append(UInt8(ascii: ":"))
        value(text)
      }
      endObject()
    }
  }

  private mutating func entranceMembers(of stop: Stop) {
    guard !stop.entrances.isEmpty else { return }
    beginArray("entrances")
    for entrance in stop.entrances {
      beginObject()
      members(of: entrance)
      endObject()
    }
    endArray()
  }

  fileprivate mutating func sourceMembers(of stop: Stop) {
    member("audience", ifKnown: stop.audience)
    member("fee", ifKnown: stop.fee?.text)
    member("phone", ifKnown: stop.phone)
    member("operator", ifKnown: stop.operator)
    member("address", ifKnown: stop.address)
    member("subdistrict", ifKnown: stop.subdistrict)
    member("source", ifKnown: stop.source)
    member("verified_on", ifKnown: stop.verifiedOn.map(\.description))
  }

  private mutating func openMember(_ hours: StopHours) {
    beginObject("open")
    member("state", hours.word)
    member("until", ifKnown: hours.until.map(\.description))
    member("opens", ifKnown: hours.opens.map(\.description))
    member("holidays", ifKnown: hours.holidayWord)
    member("entry", ifKnown: hours.entry?.rawValue)
    endObject()
  }
}

extension StopFee {
  /// `no`, the price where the source says it, otherwise `yes`: as OSM's `fee` has it.
  var text: String {
    switch self {
    case .free: "no"
    case .charged(let price): price ?? "yes"
    }
  }
}

extension StopEntrance {
  /// As `--stops` reads it: `39.9081,116.3682 qr_code @ (06:00-22:00) "East Gate"`.
  var text: String {
    var text =
      FixedDecimal.text(coordinate.latitude, places: FixedDecimal.degreePlaces) + ","
      + FixedDecimal.text(coordinate.longitude, places: FixedDecimal.degreePlaces)
    if let access { text += " " + access.rawValue }
    if let openingHours { text += " @ (" + openingHours + ")" }
    if let name { text += " \"" + name + "\"" }
    return text
  }
}

extension StopNames {
  /// The aliases in one text, as OSM's `alt_name` has them.
  var aliasList: String? { aliases.isEmpty ? nil : aliases.joined(separator: ";") }
}

/// What a source says about amenities, one text for each.
enum AmenityNotes {
  /// In the order of the notes; several about the same amenity joined with a semicolon, since a JSON
  /// object has every key once.
  static func joined(_ notes: [AmenityNote]) -> [(amenity: Amenity, text: String)] {
    var joined: [(amenity: Amenity, text: String)] = []
    for note in notes {
      if let index = joined.firstIndex(where: { $0.amenity == note.amenity }) {
        joined[index].text += "; " + note.text
      } else {
        joined.append((note.amenity, note.text))
      }
    }
    return joined
  }
}

extension OutputBuffer {
  /// The geometry of a GeoJSON feature: longitude first.
  mutating func pointMembers(of stop: Stop) {
    member("type", "Feature")
    member("id", stop.id)
    beginObject("geometry")
    member("type", "Point")
    beginArray("coordinates")
    append(stop.coordinate.longitude, places: FixedDecimal.degreePlaces)
    append(UInt8(ascii: ","))
    append(stop.coordinate.latitude, places: FixedDecimal.degreePlaces)
    endArray()
    endObject()
  }

  /// The properties of a GeoJSON feature: the names that `--stops` reads, and whether it is open.
  mutating func propertyMembers(of stop: Stop, hours: StopHours) {
    member("id", stop.id)
    member("name:zh", ifKnown: stop.names.chinese)
    member("name:en", ifKnown: stop.names.english)
    member("alt_name", ifKnown: stop.names.aliasList)
    member("kind", ifKnown: stop.kind?.rawValue)
    member("tier", ifKnown: stop.tier?.rawValue)
    amenityMembers(of: stop)
    member("opening_hours", ifKnown: stop.openingHours)
    member("open", hours.word)
    member("open_until", ifKnown: hours.until.map(\.description))
    member("opens", ifKnown: hours.opens.map(\.description))
    member("holidays", ifKnown: hours.holidayWord)
    member("entry", ifKnown: hours.entry?.rawValue)
    member("access", ifKnown: stop.access?.rawValue)
    member("access:conditional", ifKnown: stop.conditionalAccess)
    if !stop.entrances.isEmpty { member("entrances", stop.entrances.map(\.text)) }
    sourceMembers(of: stop)
  }
}
