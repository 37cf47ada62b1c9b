import CNearestStop
import NearestStop
import NearestStopC

/// A stop as C is told: read into a buffer, and copied out of it.
struct CStop: Equatable {
  var id: String?
  var aliases: [String?] = []
  var notes: [Note] = []
  var entrances: [Entrance] = []

  struct Note: Equatable {
    var amenity: UInt64
    var text: String?
  }

  struct Entrance: Equatable {
    var place: [Double]
    var name: String?
    var hours: String?
    var access: Int32
  }

  /// What Swift says.
  init(_ stop: Stop) {
    id = stop.id
    aliases = stop.names.aliases
    notes = stop.amenityNotes.map {
      Note(amenity: AmenitySet($0.amenity).rawValue, text: $0.text)
    }
    entrances = stop.entrances.map {
      Entrance(
        place: [$0.coordinate.latitude, $0.coordinate.longitude], name: $0.name,
        hours: $0.openingHours, access: CStop.number(of: $0.access))
    }
  }

  /// What stands in a buffer.
  init(_ facts: nstop_stop) {
    func text(_ text: nstop_text) -> String? {
      text.bytes.map {
        String(decoding: UnsafeRawBufferPointer(start: $0, count: text.length), as: UTF8.self)
      }
    }
    id = text(facts.id)
    aliases = UnsafeBufferPointer(start: facts.aliases, count: facts.alias_count).map(text)
    notes = UnsafeBufferPointer(start: facts.notes, count: facts.note_count).map {
      Note(amenity: $0.amenity, text: text($0.text))
    }
    entrances = UnsafeBufferPointer(start: facts.entrances, count: facts.entrance_count).map {
      Entrance(
        place: [$0.latitude, $0.longitude], name: text($0.name), hours: text($0.opening_hours),
        access: $0.access)
    }
  }

  /// By the order of the header's constants.
  private static func number(of access: StopAccess?) -> Int32 {
    let known: [StopAccess?] = [
      nil, .open, .qrCode, .doorCode, .askStaff, .customersOnly, .private, .nobody,
    ]
    return Int32(known.firstIndex(of: access) ?? -1)
  }

  /// Asks how much room is needed, and gives just that, at an address that is aligned to nothing.
  static func read(
    _ stops: OpaquePointer?, _ ordinal: UInt32, offset: Int = 1
  ) throws(CCaller.Refusal) -> CStop {
    var facts = nstop_stop()
    facts.size = MemoryLayout<nstop_stop>.size
    var needed = 0
    _ = nstop_stops_read(stops, ordinal, &facts, nil, 0, &needed, nil, 0)
    guard facts.aliases == nil, facts.notes == nil, facts.entrance_count == 0 else {
      throw CCaller.Refusal(status: -1, message: "lists without room")
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: needed + 16, alignment: 16)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: 0x7E)
    let buffer = memory.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self)
    let status = nstop_stops_read(stops, ordinal, &facts, buffer, needed - 1, nil, nil, 0)
    guard Int(status) == NSTOP_TOO_SMALL, facts.entrances == nil, facts.alias_count == 0 else {
      throw CCaller.Refusal(status: Int(status), message: "a byte too few")
    }
    try CCaller.call { nstop_stops_read(stops, ordinal, &facts, buffer, needed, nil, $0, $1) }
    guard memory[(offset + needed)...].allSatisfy({ $0 == 0x7E }) else {
      throw CCaller.Refusal(status: -1, message: "written behind the buffer")
    }
    return CStop(facts)
  }

  /// Adds the lists of a stop to what a caller tells of it.
  static func add<Result>(
    _ stop: Stop, to facts: nstop_stop, _ body: (inout nstop_stop) -> Result
  ) -> Result {
    let entranceTexts = stop.entrances.flatMap { [$0.name ?? "", $0.openingHours ?? ""] }
    let texts = stop.names.aliases + stop.amenityNotes.map(\.text) + entranceTexts
    return CCaller.texts(texts) { texts in
      let aliases = Array(texts.prefix(stop.names.aliases.count))
      let rest = texts.dropFirst(aliases.count)
      let notes = zip(stop.amenityNotes, rest).map {
        nstop_note(amenity: AmenitySet($0.amenity).rawValue, text: $1)
      }
      let last = Array(rest.dropFirst(notes.count))
      let none = nstop_text(bytes: nil, length: 0)
      let entrances = stop.entrances.enumerated().map { place, entrance in
        nstop_entrance(
          latitude: entrance.coordinate.latitude, longitude: entrance.coordinate.longitude,
          name: entrance.name == nil ? none : last[2 * place],
          opening_hours: entrance.openingHours == nil ? none : last[2 * place + 1],
          access: number(of: entrance.access), reserved: 0)
      }
      return aliases.withUnsafeBufferPointer { aliases in
        notes.withUnsafeBufferPointer { notes in
          entrances.withUnsafeBufferPointer { entrances in
            var told = facts
            (told.aliases, told.alias_count) = (aliases.baseAddress, aliases.count)
            (told.notes, told.note_count) = (notes.baseAddress, notes.count)
            (told.entrances, told.entrance_count) = (entrances.baseAddress, entrances.count)
            return body(&told)
          }
        }
      }
    }
  }
}
