public import NearestStop

/// Seeded stops, and places to ask from.
public struct World: Sendable {
  /// How many stops, and where.
  public enum Shape: String, CaseIterable, Sendable {
    /// 355, all over one district.
    case district
    /// 14,200, all over a large city: an amenity at every corner.
    case city
    /// 1,000,000, all over half a country.
    case country
    /// 1,000,000 in 300 cities of different sizes.
    case cities

    public var count: Int {
      switch self {
      case .district: 355
      case .city: 14_200
      case .country, .cities: 1_000_000
      }
    }

    var area: Area {
      switch self {
      case .district: .district
      case .city: .city
      case .country, .cities: .country
      }
    }
  }

  public let shape: Shape
  /// Where the stops are, in the order of their ids.
  public let coordinates: [Coordinate]
  /// What each offers.
  public let amenities: [AmenitySet]
  private let centres: [Coordinate]

  public init(_ shape: Shape) {
    var random = SplitMix64(seed: 1)
    let centres = (0..<300).map { _ in shape.area.place(using: &random) }
    self.shape = shape
    self.centres = centres
    coordinates = (0..<shape.count).map { _ in
      World.place(in: shape, centres: centres, using: &random)
    }
    amenities = (0..<shape.count).map { _ in Need.amenities(using: &random) }
  }

  /// Distinct places to ask from, spread as the stops are, in random order.
  public func origins(count: Int) -> [Coordinate] {
    var random = SplitMix64(seed: 99)
    return (0..<count).map { _ in World.place(in: shape, centres: centres, using: &random) }
  }

  /// The same stops as records with ids.
  public var stops: [Stop] {
    coordinates.indices.map { index in
      Stop(
        id: World.id(index), coordinate: coordinates[index], amenities: amenities[index])
    }
  }

  /// Seven digits, so that the order of ids is the order of the stops.
  private static func id(_ index: Int) -> String {
    let digits = String(index)
    return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
  }

  private static func place(
    in shape: Shape, centres: [Coordinate], using random: inout SplitMix64
  ) -> Coordinate {
    guard shape == .cities else { return shape.area.place(using: &random) }
    // The product of two uniform numbers makes the first cities many times as large as the last.
    let rank = Int(random.unit() * random.unit() * Double(centres.count))
    let centre = centres[rank]
    return shape.area.clamp(
      centre.latitude + 0.15 * random.bell(), centre.longitude + 0.2 * random.bell())
  }
}
