internal import Geodesy
internal import Roads
internal import Stops

/// A stop that is not on the map.
///
/// A class, so that states which differ in other stops share it.
final class TemporaryStop: Sendable {
  let stop: Stop
  /// From when on it is gone; for good when `nil`.
  let until: UnixTime?
  let position: UnitVector
  /// What its hours and its amenities say: a catalog of this stop alone.
  let catalog: StopCatalog
  /// How many stops of the map come before it in the order of ids.
  let before: UInt32
  /// Where roads lead to it; `nil` off the map.
  let targets: PerProfile<RoadTarget?>

  /// - Throws: `tooMuchText`.
  init(_ stop: Stop, until: UnixTime?, beside finder: StopFinder) throws(LiveChangeError) {
    guard TemporaryStop.byteCount(stop) <= LiveLimits.stopBytes,
      let catalog = try? StopCatalog([stop])
    else { throw .tooMuchText(stop: stop.id) }
    self.stop = stop
    self.until = until
    self.catalog = catalog
    position = UnitVector(stop.coordinate)
    before = TemporaryStop.countBefore(stop.id, in: finder.stops)
    targets = PerProfile.each { profile in
      finder.roads.flatMap { stop.doors(on: $0.segments, for: profile) }
    }
  }

  private static func byteCount(_ stop: Stop) -> Int {
    let texts: [String?] =
      [
        stop.id, stop.names.chinese, stop.names.english, stop.openingHours,
        stop.conditionalAccess, stop.audience, stop.phone, stop.operator, stop.address,
        stop.subdistrict, stop.source, stop.kind?.rawValue, charge(of: stop),
      ] + stop.names.aliases + stop.amenityNotes.map(\.text)
      + stop.entrances.flatMap { [$0.name, $0.openingHours] }
    // An entrance takes room also without a text, as every text does without a letter.
    return texts.reduce(32 * stop.entrances.count + 16 * texts.count) {
      $0 + ($1?.utf8.count ?? 0)
    }
  }

  private static func charge(of stop: Stop) -> String? {
    if case .charged(let text) = stop.fee { text } else { nil }
  }

  private static func countBefore(_ id: String, in stops: StopCatalog) -> UInt32 {
    var range = 0..<stops.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        stops.id(of: middle).utf8.lexicographicallyPrecedes(id.utf8)
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return UInt32(truncatingIfNeeded: range.lowerBound)
  }

  /// In the order of ids, as among all stops.
  func precedes(_ other: TemporaryStop) -> Bool {
    stop.id.utf8.lexicographicallyPrecedes(other.stop.id.utf8)
  }
}

/// The temporary stops of one state, in the order of their ids.
struct TemporaryStops: Sendable {
  private(set) var stops: [TemporaryStop] = []
  private(set) var statuses: [StopStatus] = []

  var count: Int { stops.count }

  /// The place of an id, or where it would be put.
  private func place(of id: String) -> (place: Int, isThere: Bool) {
    var range = 0..<stops.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        stops[middle].stop.id.utf8.lexicographicallyPrecedes(id.utf8)
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    let place = range.lowerBound
    return (place, place < stops.count && stops[place].stop.id.utf8.elementsEqual(id.utf8))
  }

  /// The place of the stop with an id.
  func firstIndex(ofID id: String) -> Int? {
    let (place, isThere) = place(of: id)
    return isThere ? place : nil
  }

  /// - Precondition: no stop has its id.
  mutating func insert(_ stop: TemporaryStop) {
    let place = place(of: stop.stop.id).place
    stops.insert(stop, at: place)
    statuses.insert(StopStatus(), at: place)
  }

  mutating func remove(at place: Int) {
    stops.remove(at: place)
    statuses.remove(at: place)
  }

  mutating func update(_ place: Int, _ change: (inout StopStatus) -> Void) {
    change(&statuses[place])
  }

  /// Forgets what does not hold any more.
  mutating func expire(at now: UnixTime) {
    for place in stops.indices.reversed() {
      if let until = stops[place].until, until <= now {
        remove(at: place)
      } else if let expiry = statuses[place].firstExpiry, expiry <= now {
        statuses[place].expire(at: now)
      }
    }
  }

  /// When the first of this does not hold any more.
  var firstExpiry: UnixTime? {
    (stops.compactMap(\.until) + statuses.compactMap(\.firstExpiry)).min()
  }
}
