import Geodesy
import Stops
import TestSupport

/// Stops at random places, with random amenities, all from one seed.
struct RandomWorld {
  /// How the stops are spread.
  enum Shape: CaseIterable {
    /// Over one district.
    case district
    /// Over one district, in a few dense clusters.
    case clusters
    /// Over a country.
    case country
    /// Over the whole earth.
    case earth
    /// On one street.
    case collinear
    /// On one meridian, from pole to pole.
    case meridian
    /// All in one place.
    case onePlace
    /// On a grid, so that many are equally far away.
    case lattice
    /// Around a pole.
    case polar
    /// On both sides of the antimeridian.
    case antimeridian
    /// Two cities on opposite sides of the earth.
    case antipodes
    /// One city and one stop far away.
    case outlier
    /// Within micrometres: nearer to each other than single precision tells, and than a rotation in
    /// double precision keeps apart.
    case micrometres
  }

  let seed: UInt64
  let coordinates: [Coordinate]
  let amenities: [AmenitySet]
  private(set) var random: SeededGenerator

  init(_ shape: Shape, count: Int, seed: UInt64) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let latitude = Double.random(in: -60...60, using: &random)
    let longitude = Double.random(in: -170...170, using: &random)
    let clusters = (0..<5).map { _ in
      (
        latitude + Double.random(in: -0.05...0.05, using: &random),
        longitude + Double.random(in: -0.05...0.05, using: &random)
      )
    }
    func spread(_ width: Double) -> Double { Double.random(in: -width...width, using: &random) }
    var places: [Coordinate] = []
    for index in 0..<count {
      let (lat, lon): (Double, Double)
      switch shape {
      case .district: (lat, lon) = (latitude + spread(0.05), longitude + spread(0.05))
      case .clusters:
        let cluster = clusters[index % clusters.count]
        (lat, lon) = (cluster.0 + spread(0.001), cluster.1 + spread(0.001))
      case .country: (lat, lon) = (latitude + spread(20), longitude + spread(9))
      case .earth: (lat, lon) = (spread(90), spread(180))
      case .collinear:
        let along = spread(0.1)
        (lat, lon) = (latitude + along, longitude + along / 2)
      case .meridian: (lat, lon) = (spread(90), longitude)
      case .onePlace: (lat, lon) = (latitude, longitude)
      case .lattice:
        (lat, lon) = (
          latitude.rounded() + Double(index % 17) / 1024,
          longitude.rounded() + Double(index / 17 % 13) / 1024
        )
      case .polar: (lat, lon) = (90 - abs(spread(0.1)), spread(180))
      case .antimeridian:
        let east = 180 + spread(0.1)
        (lat, lon) = (latitude + spread(0.1), east > 180 ? east - 360 : east)
      case .antipodes:
        let opposite = longitude > 0 ? longitude - 180 : longitude + 180
        (lat, lon) =
          index % 2 == 0
          ? (latitude + spread(0.05), longitude + spread(0.05))
          : (-latitude + spread(0.05), opposite + spread(0.05))
      case .micrometres:
        (lat, lon) = (latitude + spread(1e-12), longitude + spread(1e-12))
      case .outlier:
        (lat, lon) =
          index == 0
          ? (-latitude, longitude) : (latitude + spread(0.05), longitude + spread(0.05))
      }
      places.append(
        try Coordinate(
          latitude: max(-90, min(90, lat)), longitude: max(-180, min(180, lon))))
    }
    coordinates = places
    // Amenity 0 nearly everywhere, 1 and 2 often, 3 seldom, 63 once or never.
    amenities = (0..<count).map { index in
      var set: UInt64 = 0
      for (bit, share) in [(0, 0.9), (1, 0.4), (2, 0.4), (3, 0.02)] {
        if Double.random(in: 0..<1, using: &random) < share { set |= 1 << UInt64(bit) }
      }
      if index == count / 2 { set |= 1 << 63 }
      return AmenitySet(rawValue: set)
    }
    self.random = random
  }

  /// A place to ask from: near a stop, at a stop, opposite to one, or anywhere.
  mutating func origin() throws -> Coordinate {
    let anywhere = try Coordinate(
      latitude: Double.random(in: -90...90, using: &random),
      longitude: Double.random(in: -180...180, using: &random))
    guard let stop = coordinates.randomElement(using: &random) else { return anywhere }
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return stop
    case 1: return anywhere
    case 2:
      return try Coordinate(
        latitude: -stop.latitude,
        longitude: stop.longitude > 0 ? stop.longitude - 180 : stop.longitude + 180)
    case 3: return try Coordinate(latitude: random.next() & 1 == 0 ? 90 : -90, longitude: 0)
    default:
      let widths: [Double] = [1e-13, 1e-7, 0.001, 0.01, 1]
      let width = widths.randomElement(using: &random) ?? 1
      return try Coordinate(
        latitude: max(-90, min(90, stop.latitude + .random(in: -width...width, using: &random))),
        longitude: max(
          -180, min(180, stop.longitude + .random(in: -width...width, using: &random))))
    }
  }

  /// What to ask for: often nothing, sometimes things no stop has.
  mutating func needs() -> AmenitySet {
    let choices: [UInt64] = [0, 0, 0, 1, 2, 4, 6, 7, 8, 15, 1 << 63, 1 << 62, (1 << 63) | 1]
    return AmenitySet(rawValue: choices.randomElement(using: &random) ?? 0)
  }

  /// A random choice of stops.
  mutating func someStops() -> Set<UInt32> {
    let shares: [Double] = [0, 0, 0.01, 0.3, 0.95, 1]
    let share = shares.randomElement(using: &random) ?? 0
    return Set(
      coordinates.indices.map { UInt32($0) }
        .filter { _ in Double.random(in: 0..<1, using: &random) < share })
  }

  /// A limit on the distance: often none.
  mutating func limit() throws -> Distance? {
    let choices: [Double?] = [nil, nil, nil, 0, 1, 300, 2_000, 50_000, 2e7, 1e9]
    guard let metres = choices.randomElement(using: &random) ?? nil else { return nil }
    return try Distance(metres: metres * Double.random(in: 0.5...1, using: &random))
  }

  mutating func count() -> Int {
    let choices = [0, 1, 1, 1, 2, 3, 5, 6, 7, 10, 11, 40, coordinates.count, coordinates.count + 3]
    return choices.randomElement(using: &random) ?? 1
  }
}
