import Geodesy
import Stops
import TestSupport

/// Stops with random attributes, each of them sometimes absent and sometimes empty.
enum RandomStops {
  /// In the order of their ids.
  static func stops(count: Int, seed: UInt64) throws -> [Stop] {
    var random = SeededGenerator(seed: seed)
    return try (0..<count).map { try stop("s\(1_000_000 + $0)", using: &random) }
  }

  private static func stop(_ id: String, using random: inout SeededGenerator) throws -> Stop {
    var stop = Stop(
      id: id,
      names: StopNames(
        chinese: text(using: &random), english: text(using: &random),
        aliases: (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
          text(using: &random)
        }),
      coordinate: try Coordinate(
        latitude: .random(in: -90...90, using: &random),
        longitude: .random(in: -180...180, using: &random)),
      kind: text(using: &random).map { StopKind(rawValue: $0) },
      tier: ([nil] + StopTier.allCases).randomElement(using: &random) ?? nil,
      amenities: AmenitySet(rawValue: random.next() & random.next()),
      amenityNotes: Amenity.allCases.compactMap { amenity in
        guard random.next() & 3 == 0 else { return nil }
        return text(using: &random).map { AmenityNote(amenity: amenity, text: $0) }
      })
    stop.openingHours = text(using: &random)
    stop.access = ([nil] + StopAccess.allCases).randomElement(using: &random) ?? nil
    stop.conditionalAccess = text(using: &random)
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      stop.entrances.append(
        StopEntrance(
          at: try Coordinate(
            latitude: .random(in: -90...90, using: &random),
            longitude: .random(in: -180...180, using: &random)),
          name: text(using: &random),
          access: ([nil] + StopAccess.allCases).randomElement(using: &random) ?? nil,
          openingHours: text(using: &random)))
    }
    stop.audience = text(using: &random)
    let fees: [StopFee?] = [nil, .free, .charged(nil), .charged(""), .charged("2 元/小时")]
    stop.fee = fees.randomElement(using: &random) ?? nil
    stop.phone = text(using: &random)
    stop.operator = text(using: &random)
    stop.address = text(using: &random)
    stop.subdistrict = text(using: &random)
    stop.source = text(using: &random)
    if random.next() & 1 == 0 {
      stop.verifiedOn = CalendarDate(dayNumber: .random(in: -719_000...2_900_000, using: &random))
    }
    return stop
  }

  /// One of a few, equal ones and such as only look alike among them, or one of its own.
  private static func text(using random: inout SeededGenerator) -> String? {
    let few: [String?] = [
      nil, nil, "", "德胜门内大街", "caf\u{E9}", "cafe\u{301}", "Mo-Fr 08:00-20:00", "\0", "🛵",
    ]
    return random.next() & 3 == 0
      ? "text \(random.next() & 0xFF)" : few.randomElement(using: &random) ?? nil
  }
}

extension Stop {
  /// Every text in its bytes: Swift takes composed and decomposed letters for equal.
  var bytes: [UInt8] { Array("\(self)".utf8) }
}
