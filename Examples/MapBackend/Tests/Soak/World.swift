import NearestStop

/// A map as the checker knows it: opened from the same file, by the library.
final class SoakMap: Sendable {
  let path: String
  let finder: StopFinder
  /// The members of each stop.
  private let facts: [String]
  private let hours: [OpeningHours?]

  init(path: String) throws {
    self.path = path
    finder = try StopFinder(try Snapshot(path: path))
    facts = finder.stops.map(SoakMap.facts)
    hours = finder.stops.map(SoakMap.hours)
  }

  fileprivate func facts(of ordinal: UInt32) -> String { facts[Int(ordinal)] }
  fileprivate func hours(of ordinal: UInt32) -> OpeningHours? { hours[Int(ordinal)] }

  fileprivate static func hours(of stop: Stop) -> OpeningHours? {
    stop.openingHours.flatMap { try? OpeningHours(parsing: $0) }
  }

  fileprivate static func facts(of stop: Stop) -> String {
    let fee: String? = stop.fee.map { fee in
      switch fee {
      case .free: "no"
      case .charged(let price): price ?? "yes"
      }
    }
    var notes: [(String, String?)] = []
    for amenity in Amenity.allCases {
      let texts = stop.amenityNotes.filter { $0.amenity == amenity }.map(\.text)
      if !texts.isEmpty { notes.append((amenity.word, Text.string(texts.joined(separator: "; ")))) }
    }
    let entrances = stop.entrances.map { entrance in
      Text.object([
        ("name", entrance.name.map(Text.string)), ("location", Text.place(entrance.coordinate)),
        ("access", (entrance.access?.rawValue).map(Text.string)),
        ("opening_hours", entrance.openingHours.map(Text.string)),
      ])
    }
    return Text.members([
      ("id", Text.string(stop.id)),
      (
        "name",
        Text.object([
          ("zh", stop.names.chinese.map(Text.string)), ("en", stop.names.english.map(Text.string)),
        ])
      ),
      ("aliases", stop.names.aliases.isEmpty ? nil : Text.strings(stop.names.aliases)),
      ("kind", (stop.kind?.rawValue).map(Text.string)),
      ("tier", (stop.tier?.rawValue).map(Text.string)),
      ("location", Text.place(stop.coordinate)),
      ("amenities", Text.strings(stop.amenities.amenities.map(\.word))),
      ("amenity_notes", notes.isEmpty ? nil : Text.object(notes)),
      ("opening_hours", stop.openingHours.map(Text.string)),
      ("access", (stop.access?.rawValue).map(Text.string)),
      ("access_conditional", stop.conditionalAccess.map(Text.string)),
      ("entrances", entrances.isEmpty ? nil : Text.array(entrances)),
      ("audience", stop.audience.map(Text.string)), ("fee", fee.map(Text.string)),
      ("phone", stop.phone.map(Text.string)), ("operator", stop.operator.map(Text.string)),
      ("address", stop.address.map(Text.string)),
      ("subdistrict", stop.subdistrict.map(Text.string)), ("source", stop.source.map(Text.string)),
      ("verified_on", (stop.verifiedOn?.description).map(Text.string)),
    ])
  }
}

/// What a question is answered from: a map, as it was at one moment.
struct World: Sendable {
  let map: SoakMap
  let stops: LiveStops
  let holidays: HolidayCalendar
  /// Whether roads are blocked, or were until a moment ago, and the server may not have weighed them yet.
  let hasTies: Bool

  /// The members of a stop.
  func facts(of ordinal: UInt32) -> String {
    stops.isTemporary(ordinal)
      ? SoakMap.facts(of: stops[ordinal]) + ",\"temporary\":true" : map.facts(of: ordinal)
  }

  /// Whether it is open, read from its text.
  func open(_ ordinal: UInt32, at time: LocalTime) -> String {
    let hours =
      stops.isTemporary(ordinal)
      ? SoakMap.hours(of: stops[ordinal]) : map.hours(of: ordinal)
    return Text.open(hours?.state(at: time, holidays: holidays) ?? .unknown)
  }

  /// A stop as a GeoJSON feature.
  func feature(_ ordinal: UInt32, _ members: [(key: String, value: String?)]) -> String {
    Text.object([
      ("type", Text.string("Feature")),
      (
        "geometry",
        Text.object([
          ("type", Text.string("Point")),
          ("coordinates", Text.place(stops.coordinate(of: ordinal))),
        ])
      ),
      ("properties", "{" + Text.members(members) + "," + facts(of: ordinal) + "}"),
    ])
  }

  /// Which stops a map can have left out of an answer, with what is left of them.
  func readings(of ordinal: UInt32) -> String? {
    let known = StopResource.allCases.compactMap { resource in
      stops.reading(resource, of: ordinal).map { reading in
        (
          key: resource.text,
          value: Text.object([
            ("count", "\(reading.count)"), ("as_of", "\(reading.asOf.seconds)"),
            ("until", "\(reading.until.seconds)"),
          ]) as String?
        )
      }
    }
    return known.isEmpty ? nil : Text.object(known)
  }
}

extension StopResource {
  var text: String {
    switch self {
    case .places: "places"
    case .batteries: "batteries"
    }
  }
}
