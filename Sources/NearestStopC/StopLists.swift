internal import CNearestStop
internal import NearestStop

/// The other names, notes and entrances of a stop, as arrays of C.
enum StopLists {
  /// The most entries of a list that comes from C: more than any stop has.
  static let limit = 1 << 16

  /// Writes lists and their texts as far as there is room; no list where not everything fits.
  static func write(_ stop: Stop, into facts: inout nstop_stop, _ texts: inout TextOutput) {
    let aliases = texts.reserve(stop.names.aliases.count, of: nstop_text.self)
    for (place, alias) in stop.names.aliases.enumerated() {
      let text = texts.append(alias)
      aliases?[place] = text
    }
    let notes = texts.reserve(stop.amenityNotes.count, of: nstop_note.self)
    for (place, note) in stop.amenityNotes.enumerated() {
      let text = texts.append(note.text)
      notes?[place] = nstop_note(amenity: AmenitySet(note.amenity).rawValue, text: text)
    }
    let entrances = texts.reserve(stop.entrances.count, of: nstop_entrance.self)
    for (place, entrance) in stop.entrances.enumerated() {
      let name = texts.append(entrance.name)
      let hours = texts.append(entrance.openingHours)
      entrances?[place] = nstop_entrance(
        latitude: entrance.coordinate.latitude, longitude: entrance.coordinate.longitude,
        name: name, opening_hours: hours, access: StopFacts.number(of: entrance.access),
        reserved: 0)
    }
    let isComplete = texts.isComplete
    facts.aliases = isComplete ? UnsafePointer(aliases) : nil
    facts.alias_count = isComplete ? stop.names.aliases.count : 0
    facts.notes = isComplete ? UnsafePointer(notes) : nil
    facts.note_count = isComplete ? stop.amenityNotes.count : 0
    facts.entrances = isComplete ? UnsafePointer(entrances) : nil
    facts.entrance_count = isComplete ? stop.entrances.count : 0
  }

  /// The lists that a caller gives.
  static func read(_ facts: nstop_stop, into stop: inout Stop) throws(Failure) {
    for alias in try list(facts.aliases, facts.alias_count, "aliases") {
      stop.names.aliases.append(try Arguments.id(alias, "aliases"))
    }
    for note in try list(facts.notes, facts.note_count, "notes") {
      let number = UInt8(truncatingIfNeeded: note.amenity.trailingZeroBitCount)
      guard note.amenity.nonzeroBitCount == 1, let amenity = Amenity(rawValue: number) else {
        throw .argument("a note's amenity is \(note.amenity): expected the bit of one amenity")
      }
      stop.amenityNotes.append(
        AmenityNote(amenity: amenity, text: try Arguments.id(note.text, "notes")))
    }
    for told in try list(facts.entrances, facts.entrance_count, "entrances") {
      guard told.reserved == 0 else {
        throw .argument("reserved is \(told.reserved): expected 0")
      }
      stop.entrances.append(
        StopEntrance(
          at: try Arguments.coordinate(told.latitude, told.longitude),
          name: try Arguments.text(told.name, "the name of an entrance"),
          access: try StopFacts.access(told.access),
          openingHours: try Arguments.text(told.opening_hours, "the hours of an entrance")))
    }
  }

  private static func list<Value>(
    _ start: UnsafePointer<Value>?, _ count: Int, _ name: StaticString
  ) throws(Failure) -> UnsafeBufferPointer<Value> {
    let count = try Arguments.count(count, name, at: limit)
    guard count == 0 || start != nil else { throw .missing(name) }
    return UnsafeBufferPointer(start: start, count: count)
  }
}
