internal import NearestStop

/// What answers say of stops and what doesn't depend on who asks, written once when a map is opened.
///
/// A stop's own text costs several times as much as finding it: its strings are copied out of the map, and
/// sixteen members escaped. Written beforehand, an answer copies bytes. About 600 for each stop.
struct StopTexts: Sendable {
  /// The members of all stops, one after the other.
  private let bytes: [UInt8]
  /// Where those of a stop begin; one more than there are stops.
  private let starts: [Int]
  /// Opening hours in the form that is asked; `nil` where they are missing or can't be read.
  private let timetables: [OpeningTimetable?]

  init(_ stops: StopCatalog) {
    var bytes: [UInt8] = []
    var starts = [0]
    starts.reserveCapacity(stops.count + 1)
    var timetables: [OpeningTimetable?] = []
    timetables.reserveCapacity(stops.count)
    for ordinal in stops.indices {
      bytes += StopTexts.members(of: stops[ordinal])
      starts.append(bytes.count)
      timetables.append(stops.timetable(of: ordinal))
    }
    self.bytes = bytes
    self.starts = starts
    self.timetables = timetables
  }

  /// The members of a stop of the map: `"id":…` to `"verified_on":…`.
  subscript(ordinal: Int) -> ArraySlice<UInt8> { bytes[starts[ordinal]..<starts[ordinal + 1]] }

  /// Whether a stop of the map is open at a time, and until when.
  func state(
    of ordinal: Int, at time: LocalTime, _ holidays: borrowing HolidayCalendar
  ) -> OpeningState {
    timetables[ordinal]?.state(at: time, holidays: copy holidays) ?? .unknown
  }

  /// The members of any stop, written now.
  static func members(of stop: Stop) -> [UInt8] {
    var json = JSONWriter(reserving: 1024)
    json.member("id", stop.id)
    json.object("name") { json in
      json.member("zh", ifKnown: stop.names.chinese)
      json.member("en", ifKnown: stop.names.english)
    }
    if !stop.names.aliases.isEmpty { json.member("aliases", stop.names.aliases) }
    json.member("kind", ifKnown: stop.kind?.rawValue)
    json.member("tier", ifKnown: stop.tier?.rawValue)
    json.location(stop.coordinate)
    json.member("amenities", stop.amenities.amenities.lazy.map(\.word))
    json.amenityNotes(stop.amenityNotes)
    json.member("opening_hours", ifKnown: stop.openingHours)
    json.member("access", ifKnown: stop.access?.rawValue)
    json.member("access_conditional", ifKnown: stop.conditionalAccess)
    json.entrances(stop.entrances)
    json.member("audience", ifKnown: stop.audience)
    json.member("fee", ifKnown: stop.fee?.text)
    json.member("phone", ifKnown: stop.phone)
    json.member("operator", ifKnown: stop.operator)
    json.member("address", ifKnown: stop.address)
    json.member("subdistrict", ifKnown: stop.subdistrict)
    json.member("source", ifKnown: stop.source)
    json.member("verified_on", ifKnown: stop.verifiedOn.map(\.description))
    return json.bytes
  }
}

extension JSONWriter {
  /// One text for each amenity, since an object has every key once.
  fileprivate mutating func amenityNotes(_ notes: [AmenityNote]) {
    guard !notes.isEmpty else { return }
    object("amenity_notes") { json in
      for amenity in Amenity.allCases {
        let texts = notes.filter { $0.amenity == amenity }.map(\.text)
        guard !texts.isEmpty else { continue }
        json.member(named: amenity.word, texts.joined(separator: "; "))
      }
    }
  }

  fileprivate mutating func entrances(_ entrances: [StopEntrance]) {
    guard !entrances.isEmpty else { return }
    array("entrances") { json in
      for entrance in entrances {
        json.object { json in
          json.member("name", ifKnown: entrance.name)
          json.location(entrance.coordinate)
          json.member("access", ifKnown: entrance.access?.rawValue)
          json.member("opening_hours", ifKnown: entrance.openingHours)
        }
      }
    }
  }

  /// `"open":{"state":"open","until":"2026-11-21T22:00"}`.
  mutating func open(_ state: OpeningState) {
    object("open") { json in
      switch state {
      case .open(let until):
        json.member("state", "open")
        if let until { json.member("until", until) }
      case .closed(let opens):
        json.member("state", "closed")
        if let opens { json.member("opens", opens) }
      case .unknown: json.member("state", "unknown")
      }
    }
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
