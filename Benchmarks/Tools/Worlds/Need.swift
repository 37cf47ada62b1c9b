public import NearestStop

/// What the queries ask for.
public enum Need: String, CaseIterable, Sendable {
  /// Any stop.
  case none
  /// An amenity that 40 % of the stops offer.
  case one
  /// Two such amenities; 16 % of the stops offer both.
  case two
  /// An amenity that 1 % of the stops offer.
  case rare

  public var amenities: AmenitySet {
    switch self {
    case .none: []
    case .one: AmenitySet(.water)
    case .two: AmenitySet([.water, .phoneCharging])
    case .rare: AmenitySet(.lodging)
    }
  }

  /// The amenities of a random stop.
  static func amenities(using random: inout SplitMix64) -> AmenitySet {
    var set: AmenitySet = []
    if random.unit() < 0.4 { set.insert(AmenitySet(.water)) }
    if random.unit() < 0.4 { set.insert(AmenitySet(.phoneCharging)) }
    if random.unit() < 0.01 { set.insert(AmenitySet(.lodging)) }
    return set
  }
}
