import NearestStop

/// What is asked of stops: made up, written as options, and asked of the library.
struct Wishes: Sendable {
  var needs: [Amenity] = []
  var avoided: [String] = []
  var available: [StopResource] = []
  /// Whether they have to be open on arrival.
  var isOpenAsked = false
  var stay: Int?
  var isKnownHours = false
  /// The server's clock where `nil`.
  var at: LocalTime?

  init() {}

  init(_ random: inout SeededNumbers, ids: [String]) {
    let count = [0, 1, 1, 1, 2].randomElement(using: &random) ?? 1
    needs = (0..<count).compactMap { _ in Amenity.allCases.randomElement(using: &random) }
    if random.chance(6) {
      avoided = (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in
        ids.randomElement(using: &random)
      }
    }
    if random.chance(5) {
      available = StopResource.allCases.filter { _ in random.chance(2) }
    }
    isOpenAsked = random.chance(3)
    if isOpenAsked {
      stay = random.chance(3) ? Int.random(in: 0...90, using: &random) : nil
      isKnownHours = random.chance(4)
    }
    if !random.chance(6) { at = Wishes.times.randomElement(using: &random) }
  }

  /// A weekday's noon, a night, a Sunday, a holiday, and the minute before a year ends.
  private static let times = [
    "2026-11-24T12:10", "2026-11-24T03:30", "2026-11-22T09:59", "2026-10-01T18:00",
    "2026-12-31T23:59", "2026-06-08T07:30",
  ].compactMap { LocalTime($0) }

  var needed: AmenitySet { AmenitySet(needs) }

  func excluded(_ world: World) -> LiveExclusion {
    var resources: StopResourceSet = []
    for resource in available { resources.formUnion(StopResourceSet(resource)) }
    return world.stops.exclusion(of: avoided, exhausted: resources)
  }

  func condition(_ world: World, _ time: LocalTime) -> OpeningCondition? {
    guard isOpenAsked else { return nil }
    return OpeningCondition(
      leavingAt: time, stayingFor: stay ?? 0, admittingUnknown: !isKnownHours,
      holidays: world.holidays)
  }

  /// Options, each with `&` before it.
  func options(withNeeds: Bool = true) -> String {
    var text = ""
    if withNeeds, !needs.isEmpty {
      text += "&needs=" + needs.map(\.word).joined(separator: ",")
    }
    if !avoided.isEmpty { text += "&avoid=" + avoided.joined(separator: ",") }
    if !available.isEmpty {
      text += "&available=" + available.map(\.text).joined(separator: ",")
    }
    if isOpenAsked { text += "&open=now" }
    if let stay { text += "&stay=\(stay)" }
    if isKnownHours { text += "&hours=known" }
    if let at { text += "&at=\(at)" }
    return text
  }
}

/// Numbers that are the same in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Once in so many times.
  mutating func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  /// A place of the district, and a bit beyond, with as many digits as a request has.
  mutating func place() -> Coordinate {
    let longitude = Double(Int.random(in: 116_312_000...116_396_000, using: &self)) / 1e6
    let latitude = Double(Int.random(in: 39_866_000...39_973_000, using: &self)) / 1e6
    return Coordinate(clampingLatitude: latitude, longitude: longitude)
  }
}

extension Coordinate {
  /// As paths have it.
  var text: String { "\(longitude),\(latitude)" }
}
