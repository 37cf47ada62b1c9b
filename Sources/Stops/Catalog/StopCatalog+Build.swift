internal import Geodesy
public import SnapshotFormat

extension StopCatalog {
  /// The catalog of some stops. O(their texts).
  ///
  /// - Parameter stops: in the order of their ids, byte by byte, every id once.
  /// - Throws: `tooMuchText` when the texts take more than 4 GiB.
  public init(_ stops: [Stop]) throws(SnapshotError) {
    var texts = TextNumbering()
    var attributes: [StoredAttributes] = []
    var aliases: [UInt32] = []
    var notes: [StoredNote] = []
    var entrances: [StoredEntrance] = []
    let schedules = ScheduleDraft(stops)
    var timetables = schedules.entranceHours.makeIterator()
    attributes.reserveCapacity(stops.count)
    for stop in stops {
      var stored = StoredAttributes()
      stored.chineseName = texts.number(of: stop.names.chinese)
      stored.englishName = texts.number(of: stop.names.english)
      stored.kind = texts.number(of: stop.kind?.rawValue)
      stored.tier = stop.tier?.storedNumber ?? 0
      stored.openingHours = texts.number(of: stop.openingHours)
      stored.access = stop.access?.storedNumber ?? 0
      stored.conditionalAccess = texts.number(of: stop.conditionalAccess)
      stored.audience = texts.number(of: stop.audience)
      switch stop.fee {
      case .free: stored.fee = StoredAttributes.free
      case .charged(let charge):
        stored.fee = StoredAttributes.charged
        stored.charge = texts.number(of: charge)
      case nil: break
      }
      stored.phone = texts.number(of: stop.phone)
      stored.operator = texts.number(of: stop.operator)
      stored.address = texts.number(of: stop.address)
      stored.subdistrict = texts.number(of: stop.subdistrict)
      stored.source = texts.number(of: stop.source)
      // Days of years 1…9999 have numbers of seven digits.
      stored.verifiedOn =
        stop.verifiedOn.flatMap { Int32(exactly: $0.dayNumber) } ?? StoredAttributes.noDay

      stored.firstAlias = UInt32(clamping: aliases.count)
      aliases += stop.names.aliases.map { texts.number(of: $0) }
      stored.aliasCount = UInt32(clamping: stop.names.aliases.count)
      stored.firstNote = UInt32(clamping: notes.count)
      notes += stop.amenityNotes.map {
        StoredNote(amenity: UInt32($0.amenity.rawValue), text: texts.number(of: $0.text))
      }
      stored.noteCount = UInt32(clamping: stop.amenityNotes.count)

      stored.firstEntrance = UInt32(clamping: entrances.count)
      entrances += stop.entrances.map {
        StoredEntrance(
          place: StoredCoordinate($0.coordinate), name: texts.number(of: $0.name),
          openingHours: texts.number(of: $0.openingHours),
          access: UInt32($0.access?.storedNumber ?? 0), timetable: timetables.next() ?? 0)
      }
      stored.entranceCount = UInt32(clamping: stop.entrances.count)
      attributes.append(stored)
    }
    // Also what keeps every number above within 32 bits.
    let most = Swift.max(texts.ordered.count, aliases.count, notes.count, entrances.count)
    guard UInt32(exactly: most) != nil else {
      throw .tooMuchText
    }
    self.init(
      ids: try TextColumn(stops.lazy.map(\.id)),
      coordinates: Column(stops.map { StoredCoordinate($0.coordinate) }),
      amenitySets: Column(stops.map(\.amenities.rawValue)), attributes: Column(attributes),
      aliases: Column(aliases), notes: Column(notes), entrances: Column(entrances),
      texts: try TextColumn(texts.ordered),
      schedules: schedules.stored)
  }
}

/// Gives every text a number, equal ones the same.
private struct TextNumbering {
  private(set) var ordered: [String] = []
  private var numbers: [ExactText: UInt32] = [:]

  /// 0 for no text; 1 for the first.
  mutating func number(of text: String?) -> UInt32 {
    guard let text else { return 0 }
    let number = numbers[ExactText(text: text)] ?? UInt32(clamping: ordered.count + 1)
    if Int(number) > ordered.count {
      ordered.append(text)
      numbers[ExactText(text: text)] = number
    }
    return number
  }
}

/// A text that equals another only if both have the same bytes. Swift's own comparison takes composed
/// and decomposed letters for equal, and one would come back as the other.
private struct ExactText: Hashable {
  var text: String

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Equal bytes are equal texts, so their hash is the same.
  func hash(into hasher: inout Hasher) { text.hash(into: &hasher) }
}
