internal import Roads

/// How fast couriers move and how long obstacles hold them up.
///
/// The measured means are 17 km/h for e-bikes, 13.5 km/h for bicycles and 1.2–1.4 m/s for walking, stops
/// included. The values here are ours, to be tuned; those called estimates were never measured.
public struct MovementParameters: Hashable, Sendable {
  /// Walking: 4.8 km/h, the middle of what was measured.
  public var walking = Speed(kilometresPerHour: 4.8)
  /// Pushing a bicycle or e-bike: 4 km/h, a little slower than walking without one.
  public var pushing = Speed(kilometresPerHour: 4)
  /// Stairs up or down, on foot or pushing along a ramp: 2 km/h of their length on the map.
  public var steps = Speed(kilometresPerHour: 2)
  /// A bicycle's speeds.
  public var bicycle = RidingSpeeds.bicycle
  /// An e-bike's speeds; where they are lower than the bicycle's, the bicycle's count.
  public var ebike = RidingSpeeds.ebike
  /// What an e-bike never exceeds: 25 km/h, its design limit in GB 17761-2024.
  public var ebikeLimit = Speed(kilometresPerHour: 25)

  /// Mean wait at a signal: 15 s. An estimate: half of a red phase of a minute, met every other time.
  public var signalWait = Duration.seconds(15)
  /// A gate that opens by code, card or guard: 20 s. An estimate.
  public var codedGate = Duration.seconds(20)
  /// A gate that anybody pushes open: 5 s. An estimate.
  public var plainGate = Duration.seconds(5)
  /// Getting off to pass an obstacle, and on again: 5 s. An estimate.
  public var dismounting = Duration.seconds(5)
  /// Squeezing through a kissing gate, over a stile, through a turnstile: 5 s. An estimate.
  public var squeezing = Duration.seconds(5)
  /// A lift, waiting included: 40 s. An estimate.
  public var lift = Duration.seconds(40)
  /// Waiting for a ferry: 5 minutes, half of a departure every ten. An estimate.
  public var ferryWait = Duration.seconds(300)
  /// A ferry that does not say how long it takes: 8 km/h. An estimate.
  public var ferry = Speed(kilometresPerHour: 8)
  /// What `highway=trunk` means in the country of the map.
  public var trunkRoads = TrunkRoads.expressways

  /// The values as documented.
  public init() {}

  /// How fast one rides; an e-bike is never slower than a bicycle.
  func riding(_ profile: Profile, in setting: RidingSetting) -> Speed {
    let pedalled = bicycle[setting]
    guard profile == .ebike else { return pedalled }
    return max(pedalled, min(ebike[setting], ebikeLimit))
  }
}

/// What `highway=trunk` means in a country.
public enum TrunkRoads: String, CaseIterable, Hashable, Sendable {
  /// Urban expressways: closed to all three profiles unless tags say otherwise. China: the main
  /// carriageways of ring roads are trunks, and law closes expressways to people on foot and to
  /// non-motor vehicles. Some national roads are trunks too and lose by this; a detour is the smaller
  /// mistake.
  case expressways
  /// Main roads like any other.
  case ordinaryRoads = "ordinary"
}

/// Where one rides, as far as it sets the speed.
public enum RidingSetting: CaseIterable, Hashable, Sendable {
  /// Among the cars of a through road.
  case carriageway
  /// In a lane or on a way of one's own.
  case lane
  /// A residential street, a lane between courtyards, a service road.
  case street
  /// A path or track.
  case path
  /// Where people walk and riding is allowed.
  case amongPedestrians
}

/// How fast one kind of vehicle is ridden, by setting, on a good surface.
public struct RidingSpeeds: Hashable, Sendable {
  public var carriageway: Speed
  public var lane: Speed
  public var street: Speed
  public var path: Speed
  public var amongPedestrians: Speed

  /// 13.5 km/h as measured; 10 on paths, which are narrow and winding; 8 among people on foot (both
  /// estimates).
  public static let bicycle = RidingSpeeds(
    carriageway: Speed(kilometresPerHour: 13.5), lane: Speed(kilometresPerHour: 13.5),
    street: Speed(kilometresPerHour: 13.5), path: Speed(kilometresPerHour: 10),
    amongPedestrians: Speed(kilometresPerHour: 8))

  /// 15 km/h, the limit in non-motor lanes, there and in shared streets; 20 elsewhere, so that the mean
  /// comes out near the 17 measured; 12 on paths and 8 among people on foot (both estimates).
  public static let ebike = RidingSpeeds(
    carriageway: Speed(kilometresPerHour: 20), lane: Speed(kilometresPerHour: 15),
    street: Speed(kilometresPerHour: 15), path: Speed(kilometresPerHour: 12),
    amongPedestrians: Speed(kilometresPerHour: 8))

  subscript(setting: RidingSetting) -> Speed {
    switch setting {
    case .carriageway: carriageway
    case .lane: lane
    case .street: street
    case .path: path
    case .amongPedestrians: amongPedestrians
    }
  }
}
