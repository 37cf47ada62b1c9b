import Foundation
import Geodesy
import TestSupport
import Testing

@Suite("Great circles")
struct GreatCircleTests {
  /// Vincenty's formula on the sphere: accurate at all distances, and unlike the code under test
  /// made of angles and an arc tangent.
  static func vincenty(_ a: Coordinate, _ b: Coordinate) -> Double {
    let from = a.latitude * .pi / 180
    let to = b.latitude * .pi / 180
    let turn = (b.longitude - a.longitude) * .pi / 180
    let across = cos(to) * sin(turn)
    let along = cos(from) * sin(to) - sin(from) * cos(to) * cos(turn)
    let dot = sin(from) * sin(to) + cos(from) * cos(to) * cos(turn)
    return GreatCircle.earthRadius * atan2((across * across + along * along).squareRoot(), dot)
  }

  @Test("Agrees with Vincenty's formula on the sphere", arguments: [UInt64(41), 42])
  func agreesWithVincenty(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for index in 0..<50_000 {
      let a = try Coordinate(
        latitude: index % 5 == 0 ? 90 : .random(in: -90...90, using: &random),
        longitude: index % 7 == 0 ? 180 : .random(in: -180...180, using: &random))
      var b = try Coordinate(
        latitude: .random(in: -90...90, using: &random),
        longitude: .random(in: -180...180, using: &random))
      if index % 3 == 0 {
        // Near: within some kilometres or millimetres of each other.
        let scale = [0.05, 1e-4, 1e-8][index / 3 % 3]
        b = try Coordinate(
          latitude: max(-90, min(90, a.latitude + .random(in: -scale...scale, using: &random))),
          longitude: max(-180, min(180, a.longitude + .random(in: -scale...scale, using: &random))))
      }
      let expected = Self.vincenty(a, b)
      let found = GreatCircle.distance(from: a, to: b).metres
      // Ill-conditioned only within a few kilometres of the antipode.
      let tolerance = expected > 20_000_000 ? 0.2 : 1e-8 + expected * 1e-9
      #expect(abs(found - expected) <= tolerance, "seed \(seed): \(a) \(b) \(found) \(expected)")
      #expect(found == GreatCircle.distance(from: b, to: a).metres, "seed \(seed): \(a) \(b)")
    }
  }

  @Test func knowsThePolesTheAntimeridianAndTheAntipodes() throws {
    func distance(_ a: (Double, Double), _ b: (Double, Double)) throws -> Double {
      try GreatCircle.distance(
        from: Coordinate(latitude: a.0, longitude: a.1),
        to: Coordinate(latitude: b.0, longitude: b.1)
      ).metres
    }
    let quarter = GreatCircle.earthRadius * .pi / 2
    #expect(try distance((90, 0), (90, 123)) == 0)
    #expect(try distance((-90, 7), (-90, -170)) == 0)
    #expect(try distance((12, 180), (12, -180)) == 0)
    #expect(try distance((39.9, 116.4), (39.9, 116.4)) == 0)
    #expect(abs(try distance((90, 50), (0, -20)) - quarter) < 1e-8)
    #expect(abs(try distance((90, 0), (-90, 0)) - 2 * quarter) < 1e-8)
    #expect(abs(try distance((0, 0), (0, 180)) - 2 * quarter) < 1e-8)
    #expect(abs(try distance((30, 20), (-30, -160)) - 2 * quarter) < 0.2)
    #expect(abs(try distance((0, 179.5), (0, -179.5)) - quarter / 90) < 1e-8)
    // Beijing to Shanghai, by the haversine formula: 1,067.4 km.
    #expect(abs(try distance((39.9042, 116.4074), (31.2304, 121.4737)) - 1_067_311) < 500)
  }

  @Test("Distances and chords convert into each other", arguments: [UInt64(43)])
  func invertsChords(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10_000 {
      let metres = pow(10, Double.random(in: -3...7.2, using: &random))
      let chord = GreatCircle.squaredChord(try Distance(metres: metres))
      let back = GreatCircle.distance(squaredChord: chord).metres
      #expect(abs(back - metres) < 1e-9 * metres + 1e-9, "seed \(seed): \(metres)")
    }
    #expect(GreatCircle.squaredChord(try Distance(metres: 0)) == 0)
    #expect(GreatCircle.squaredChord(try Distance(metres: 3e7)) == 4)
    #expect(GreatCircle.squaredChord(try Distance(metres: .infinity)) == 4)
  }

  @Test func bearingsPointWhereTheyShould() throws {
    func bearing(_ a: (Double, Double), _ b: (Double, Double)) throws -> Double {
      try GreatCircle.initialBearing(
        from: Coordinate(latitude: a.0, longitude: a.1),
        to: Coordinate(latitude: b.0, longitude: b.1))
    }
    #expect(try bearing((0, 0), (1, 0)) == 0)
    #expect(try bearing((0, 0), (0, 1)) == 90)
    #expect(try bearing((1, 0), (0, 0)) == 180)
    #expect(try bearing((0, 1), (0, 0)) == 270)
    #expect(try bearing((0, 179), (0, -179)) == 90)
    #expect(try bearing((39.9, 116.4), (39.9, 116.4)) == 0)
    #expect(try bearing((5, 180), (5, -180)) == 0)
    let towardsShanghai = try bearing((39.9042, 116.4074), (31.2304, 121.4737))
    #expect(abs(towardsShanghai - 152.8) < 0.5)
  }

  @Test("Unit vectors have length 1", arguments: [UInt64(44)])
  func unitVectorsHaveLengthOne(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100_000 {
      let place = try Coordinate(
        latitude: .random(in: -90...90, using: &random),
        longitude: .random(in: -180...180, using: &random))
      let v = UnitVector(place)
      #expect(abs(v.x * v.x + v.y * v.y + v.z * v.z - 1) < 1e-15, "seed \(seed): \(place)")
    }
  }
}

@Suite("Coordinates and distances")
struct CoordinateTests {
  @Test func clampingGivesAValidPlaceAlways() {
    let worst = [-1e300, -180.1, -90, 0, 89.9, 90.1, 1e300, .infinity, -.infinity, .nan]
    for latitude in worst {
      for longitude in worst {
        let place = Coordinate(clampingLatitude: latitude, longitude: longitude)
        #expect(abs(place.latitude) <= 90 && abs(place.longitude) <= 180)
      }
    }
    let inside = Coordinate(clampingLatitude: -90, longitude: 89.9)
    #expect(inside.latitude == -90 && inside.longitude == 89.9)
  }

  @Test func acceptsTheEdges() throws {
    for latitude in [-90.0, 0, 90] {
      for longitude in [-180.0, 0, 180] {
        let place = try Coordinate(latitude: latitude, longitude: longitude)
        #expect(place.latitude == latitude && place.longitude == longitude)
      }
    }
  }

  static let refused: [(Double, Double, GeodesyError)] = [
    (116.3675, 39.9074, .probablySwapped(latitude: 116.3675, longitude: 39.9074)),
    (-90.1, 0, .probablySwapped(latitude: -90.1, longitude: 0)),
    (116, 117, .latitudeOutOfRange(116)),
    (181, 0, .latitudeOutOfRange(181)),
    (0, 180.0001, .longitudeOutOfRange(180.0001)),
    (0, -.infinity, .longitudeOutOfRange(-.infinity)),
    (.infinity, 0, .latitudeOutOfRange(.infinity)),
  ]

  @Test(arguments: refused)
  func refuses(latitude: Double, longitude: Double, error: GeodesyError) {
    #expect(throws: error) { try Coordinate(latitude: latitude, longitude: longitude) }
  }

  @Test func refusesWhatIsNotANumber() {
    #expect(throws: GeodesyError.self) { try Coordinate(latitude: .nan, longitude: 0) }
    #expect(throws: GeodesyError.self) { try Coordinate(latitude: 0, longitude: .nan) }
    #expect(throws: GeodesyError.self) { try Distance(metres: .nan) }
    #expect(throws: GeodesyError.invalidDistance(-1)) { try Distance(metres: -1) }
  }

  @Test(arguments: [
    (0, "0 m"), (0.4, "0 m"), (85.2, "85 m"), (999.4, "999 m"), (999.5, "1.0 km"),
    (1000, "1.0 km"), (1049.9, "1.0 km"), (1050, "1.1 km"), (1234, "1.2 km"), (9949.9, "9.9 km"),
    (9950, "10 km"), (34_499, "34 km"), (20_015_115, "20015 km"), (1e300, "∞"),
    (Double.infinity, "∞"),
  ])
  func describesDistances(metres: Double, text: String) throws {
    #expect(try Distance(metres: metres).description == text)
  }

  @Test func describesDistancesInChinese() throws {
    #expect(try Distance(metres: 85).chineseDescription == "85 米")
    #expect(try Distance(metres: 1234).chineseDescription == "1.2 公里")
  }
}

@Suite("Compass")
struct CompassPointTests {
  static let bearings: [(Double, eight: String, sixteen: String)] = [
    (0, "N", "N"), (11.24, "N", "N"), (11.25, "N", "NNE"), (22.5, "NE", "NNE"), (45, "NE", "NE"),
    (67.4, "NE", "ENE"), (90, "E", "E"), (135, "SE", "SE"), (180, "S", "S"), (202.4, "S", "SSW"),
    (225, "SW", "SW"), (270, "W", "W"), (315, "NW", "NW"), (337.4, "NW", "NNW"),
    (348.75, "N", "N"), (359.999, "N", "N"), (360, "N", "N"), (-90, "W", "W"), (720, "N", "N"),
    (-1e-300, "N", "N"), (1e300, "", ""),
  ]

  @Test(arguments: bearings)
  func namesBearings(bearing: Double, eight: String, sixteen: String) throws {
    let narrow = try #require(CompassPoint(bearing: bearing, rose: .eight))
    let wide = try #require(CompassPoint(bearing: bearing, rose: .sixteen))
    // Of a huge number only that it has an answer is asked.
    #expect(narrow.abbreviation == eight || eight.isEmpty)
    #expect(wide.abbreviation == sixteen || sixteen.isEmpty)
  }

  @Test func everyPointIsNearestToItself() {
    for point in CompassPoint.allCases {
      #expect(CompassPoint(bearing: point.bearing, rose: .sixteen) == point)
    }
    #expect(Set(CompassPoint.allCases.map(\.chineseName)).count == 16)
    #expect(CompassPoint.northeast.chineseName == "东北")
    #expect(CompassPoint(bearing: .nan) == nil)
    #expect(CompassPoint(bearing: .infinity) == nil)
  }

  @Test func directionsBetweenPlaces() throws {
    let beijing = try Coordinate(latitude: 39.9042, longitude: 116.4074)
    let shanghai = try Coordinate(latitude: 31.2304, longitude: 121.4737)
    #expect(GreatCircle.direction(from: beijing, to: shanghai) == .southeast)
    #expect(GreatCircle.direction(from: beijing, to: shanghai, rose: .sixteen) == .southSoutheast)
    #expect(GreatCircle.direction(from: beijing, to: beijing) == .north)
  }
}
