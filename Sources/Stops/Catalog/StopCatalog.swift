public import Geodesy
internal import SnapshotFormat

/// All that is known of a set of stops, in the order of their ids, kept as columns of numbers and
/// texts: built in memory, or found in a mapped file without reading it.
///
/// ```swift
/// let catalog = try StopCatalog(snapshot)
/// catalog[12].names.chinese    // makes the whole stop
/// catalog.coordinate(of: 12)   // reads two numbers
/// ```
///
/// A place in the catalog is the stop's ordinal. A ``Stop`` is made when it is asked for, with a copy of
/// its texts, in about a microsecond; whoever needs one number asks for that.
///
/// What comes out is what went in, to the last bit and byte: unknown and empty stay apart.
public struct StopCatalog: Sendable {
  let ids: TextColumn
  let coordinates: Column<StoredCoordinate>
  let amenitySets: Column<UInt64>
  let attributes: Column<StoredAttributes>
  /// By stop: the numbers of its aliases' texts.
  let aliases: Column<UInt32>
  let notes: Column<StoredNote>
  let entrances: Column<StoredEntrance>
  /// Every text but the ids, once each. See ``text(_:)``.
  let texts: TextColumn
  /// Opening hours and ways in, as numbers.
  let schedules: StopSchedules

  /// The number of stops.
  public var count: Int { coordinates.count }
}

// MARK: - One attribute

extension StopCatalog {
  /// A stop's ``Stop/id``.
  ///
  /// - Parameter ordinal: 0..<``count``; checked. Likewise below.
  public func id(of ordinal: Int) -> String { ids[ordinal] }

  /// A stop's ``Stop/coordinate``. Allocates nothing.
  public func coordinate(of ordinal: Int) -> Coordinate { coordinates[ordinal].coordinate }

  /// A stop's ``Stop/amenities``. Allocates nothing.
  public func amenities(of ordinal: Int) -> AmenitySet {
    AmenitySet(rawValue: amenitySets[ordinal])
  }

  /// Whether entrances are known of any stop.
  public var hasEntrances: Bool { !entrances.isEmpty }

  /// How many entrances are known of a stop. Allocates nothing.
  public func entranceCount(of ordinal: Int) -> Int {
    guard !entrances.isEmpty else { return 0 }
    let stored = attributes[ordinal]
    return StopCatalog.places(stored.firstEntrance, stored.entranceCount, of: entrances.count)
      .count
  }

  /// Where an entrance is, in WGS-84; `nil` for one that the stop doesn't have. Allocates nothing.
  ///
  /// - Parameters:
  ///   - entrance: a place among the stop's ``Stop/entrances``.
  ///   - ordinal: 0..<``count``; checked.
  public func coordinate(ofEntrance entrance: Int, of ordinal: Int) -> Coordinate? {
    let stored = attributes[ordinal]
    let places = StopCatalog.places(
      stored.firstEntrance, stored.entranceCount, of: entrances.count)
    guard entrance >= 0, entrance < places.count else { return nil }
    let place = entrances[places.lowerBound + entrance].place
    return place.isValid ? place.coordinate : nil
  }

  /// A stop's ``Stop/names``. O(their texts).
  public func names(of ordinal: Int) -> StopNames { names(attributes[ordinal]) }

  /// The ordinal of the stop with an id; `nil` when there is none. O(log n). Ids are compared byte by
  /// byte.
  public func ordinal(ofID id: String) -> Int? {
    var range = 0..<count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if ids.precedes(middle, id) {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    let place = range.lowerBound
    guard place < count, !ids.follows(place, id) else { return nil }
    return place
  }
}

// MARK: - Whole stops

extension StopCatalog: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// A stop, made of its columns. O(its texts).
  public subscript(ordinal: Int) -> Stop {
    let stored = attributes[ordinal]
    var stop = Stop(
      id: id(of: ordinal),
      names: names(stored),
      coordinate: coordinate(of: ordinal),
      kind: text(stored.kind).map { StopKind(rawValue: $0) },
      tier: StopTier(storedNumber: stored.tier),
      amenities: amenities(of: ordinal),
      amenityNotes: StopCatalog.places(stored.firstNote, stored.noteCount, of: notes.count)
        .compactMap { note(notes[$0]) })
    stop.openingHours = text(stored.openingHours)
    stop.access = StopAccess(storedNumber: stored.access)
    stop.conditionalAccess = text(stored.conditionalAccess)
    stop.entrances = entrances(stored)
    stop.audience = text(stored.audience)
    stop.fee =
      switch stored.fee {
      case StoredAttributes.free: .free
      case StoredAttributes.charged: .charged(text(stored.charge))
      default: nil
      }
    stop.phone = text(stored.phone)
    stop.operator = text(stored.operator)
    stop.address = text(stored.address)
    stop.subdistrict = text(stored.subdistrict)
    stop.source = text(stored.source)
    stop.verifiedOn = CalendarDate(dayNumber: Int(stored.verifiedOn))
    return stop
  }

  private func names(_ stored: StoredAttributes) -> StopNames {
    StopNames(
      chinese: text(stored.chineseName), english: text(stored.englishName),
      aliases: StopCatalog.places(stored.firstAlias, stored.aliasCount, of: aliases.count)
        .compactMap { text(aliases[$0]) })
  }

  /// A text by its number, which is its place and one; `nil` for 0, which stands for none, and for a
  /// number that no text has.
  private func text(_ number: UInt32) -> String? {
    let place = Int(number) - 1
    return place >= 0 && place < texts.count ? texts[place] : nil
  }

  /// Those whose places are none are left out.
  private func entrances(_ stored: StoredAttributes) -> [StopEntrance] {
    StopCatalog.places(stored.firstEntrance, stored.entranceCount, of: entrances.count)
      .compactMap { place in
        let entrance = entrances[place]
        guard entrance.place.isValid else { return nil }
        return StopEntrance(
          at: entrance.place.coordinate, name: text(entrance.name),
          access: UInt8(exactly: entrance.access).flatMap { StopAccess(storedNumber: $0) },
          openingHours: text(entrance.openingHours))
      }
  }

  /// `nil` for an amenity this code doesn't know.
  private func note(_ stored: StoredNote) -> AmenityNote? {
    guard let amenity = UInt8(exactly: stored.amenity).flatMap({ Amenity(rawValue: $0) }),
      let text = text(stored.text)
    else { return nil }
    return AmenityNote(amenity: amenity, text: text)
  }

  /// Some places of a column; none when they are not all in it.
  static func places(_ first: UInt32, _ count: UInt32, of all: Int) -> Range<Int> {
    let end = Int(first) + Int(count)
    return end <= all ? Int(first)..<end : 0..<0
  }
}
