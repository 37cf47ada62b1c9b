import Geodesy
import TestSupport
import Testing

@Suite("Bounding box")
struct BoundingBoxTests {
  static func box(_ s: Double, _ w: Double, _ n: Double, _ e: Double) throws -> BoundingBox {
    try BoundingBox(south: s, west: w, north: n, east: e)
  }

  static let places: [(BoundingBoxCase, Double, Double, Bool)] = [
    (.xicheng, 39.9074, 116.3675, true), (.xicheng, 39.8676, 116.3147, true),
    (.xicheng, 39.9717, 116.3934, true), (.xicheng, 39.98, 116.36, false),
    (.xicheng, 39.9074, 116.3146, false), (.xicheng, 39.9074, -116.3675, false),
    (.fiji, -18, 178, true), (.fiji, -18, -179, true), (.fiji, -18, 180, true),
    (.fiji, -18, -180, true), (.fiji, -18, 176, true), (.fiji, -18, -178, true),
    (.fiji, -18, 175.9, false), (.fiji, -18, 0, false), (.fiji, -22, 178, false),
    (.arctic, 90, 150, true), (.arctic, 89, 150, false), (.earth, -90, 77, true),
    (.earth, 0, 180, true), (.westEdge, 0, 180, true), (.westEdge, 0, -180, true),
    (.westEdge, 0, 179, false),
  ]

  enum BoundingBoxCase: Sendable {
    case xicheng, fiji, arctic, earth, westEdge

    func box() throws -> BoundingBox {
      switch self {
      case .xicheng: try BoundingBoxTests.box(39.8676, 116.3147, 39.9717, 116.3934)
      case .fiji: try BoundingBoxTests.box(-21, 176, -12, -178)
      case .arctic: try BoundingBoxTests.box(80, 0, 90, 10)
      case .earth: .earth
      case .westEdge: try BoundingBoxTests.box(-1, -180, 1, -170)
      }
    }
  }

  @Test(arguments: places)
  func contains(name: BoundingBoxCase, latitude: Double, longitude: Double, isInside: Bool) throws {
    let place = try Coordinate(latitude: latitude, longitude: longitude)
    #expect(try name.box().contains(place) == isInside)
  }

  @Test func refusesImpossibleEdges() {
    #expect(throws: GeodesyError.southAboveNorth(south: 2, north: 1)) {
      try Self.box(2, 0, 1, 1)
    }
    #expect(throws: GeodesyError.latitudeOutOfRange(-91)) { try Self.box(-91, 0, 1, 1) }
    #expect(throws: GeodesyError.longitudeOutOfRange(181)) { try Self.box(0, 0, 1, 181) }
    #expect(throws: GeodesyError.self) { try Self.box(.nan, 0, 1, 1) }
    #expect(throws: GeodesyError.self) { try Self.box(0, .nan, 1, 1) }
  }

  @Test func aroundPlacesLeavesOutTheWidestGap() throws {
    func around(_ longitudes: [Double], latitude: Double = 0) throws -> (Double, Double) {
      let places = try longitudes.map { try Coordinate(latitude: latitude, longitude: $0) }
      let box = try #require(BoundingBox(around: places))
      for place in places { #expect(box.contains(place)) }
      return (box.west, box.east)
    }
    #expect(try around([116, 117, 110]) == (110, 117))
    #expect(try around([175, -175, 179]) == (175, -175))
    #expect(try around([0, 120, -120]) == (-120, 120))
    #expect(try around([5]) == (5, 5))
    #expect(try around([-90, 90]) == (-90, 90))
    #expect(try around([180, 170]) == (170, 180))
    #expect(try around([-180, -170]) == (-180, -170))
    #expect(try around([33, 77], latitude: 90) == (0, 0))
    #expect(BoundingBox(around: [Coordinate]()) == nil)
    // A pole widens no box.
    let pole = try Coordinate(latitude: 90, longitude: 0)
    let place = try Coordinate(latitude: 60, longitude: 116)
    let box = try #require(BoundingBox(around: [pole, place]))
    #expect(box.west == 116 && box.east == 116 && box.contains(pole) && box.contains(place))
  }

  /// Random boxes with edges from a coarse grid, so that equal and touching edges are common.
  static func randomBox(_ random: inout SeededGenerator) throws -> BoundingBox {
    let latitudes = [Int.random(in: -6...6, using: &random), .random(in: -6...6, using: &random)]
      .sorted()
    return try box(
      Double(latitudes[0]) * 15, Double(Int.random(in: -12...12, using: &random)) * 15,
      Double(latitudes[1]) * 15, Double(Int.random(in: -12...12, using: &random)) * 15)
  }

  /// The places of the same grid and halfway between, except the poles.
  static func gridPlaces() throws -> [Coordinate] {
    try (-11...11).flatMap { row in
      try (-24...24).map { column in
        try Coordinate(latitude: Double(row) * 7.5, longitude: Double(column) * 7.5)
      }
    }
  }

  @Test("Union and intersection agree with a grid of places", arguments: [UInt64(51)])
  func agreesWithAGrid(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let grid = try Self.gridPlaces()
    for _ in 0..<400 {
      let a = try Self.randomBox(&random)
      let b = try Self.randomBox(&random)
      let comment: Comment = "seed \(seed): \(a) \(b)"
      let union = a.union(b)
      var shared = false
      for place in grid {
        let (inA, inB) = (a.contains(place), b.contains(place))
        if inA && inB { shared = true }
        if inA || inB, !union.contains(place) { Issue.record(comment) }
      }
      if shared { #expect(a.intersects(b), comment) }
      // Every corner of the grid is a place, so boxes that meet below the poles share one.
      let meetAtPole = abs(a.south) == 90 || abs(a.north) == 90
      if !shared, !meetAtPole, abs(b.south) < 90, abs(b.north) < 90 {
        #expect(!a.intersects(b), comment)
      }
      #expect(a.intersects(b) == b.intersects(a), comment)
      #expect(union.longitudeSpan == b.union(a).longitudeSpan, comment)
      #expect(union.longitudeSpan <= 360 && union.longitudeSpan >= a.longitudeSpan, comment)
      // No wider than either way round.
      let direct = BoundingBoxTests.span(from: a.west, to: b.east)
      let other = BoundingBoxTests.span(from: b.west, to: a.east)
      if !a.intersects(b), direct >= a.longitudeSpan, other >= b.longitudeSpan {
        #expect(union.longitudeSpan <= max(direct, other), comment)
      }
    }
  }

  static func span(from west: Double, to east: Double) -> Double {
    west > east ? east - west + 360 : east - west
  }

  @Test func unitesAcrossTheSmallerGap() throws {
    let japan = try Self.box(30, 130, 45, 145)
    let hawaii = try Self.box(18, -160, 23, -154)
    let spain = try Self.box(36, -9, 44, 3)
    #expect(try japan.union(hawaii) == Self.box(18, 130, 45, -154))
    #expect(try japan.union(spain) == Self.box(30, -9, 45, 145))
    #expect(try Self.box(0, 0, 1, 180).union(Self.box(0, 180, 1, 0)).longitudeSpan == 360)
    #expect(japan.union(.earth) == .earth)
    #expect(japan.union(japan) == japan)
  }

  @Test("Everything within the distance is inside the expanded box", arguments: [UInt64(52), 53])
  func expandsFarEnough(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for index in 0..<20_000 {
      let centre = try Coordinate(
        latitude: .random(in: -90...90, using: &random),
        longitude: .random(in: -180...180, using: &random))
      let scale = [0.001, 0.1, 3, 60][index % 4]
      let place = try Coordinate(
        latitude: max(-90, min(90, centre.latitude + .random(in: -scale...scale, using: &random))),
        longitude: .random(in: -180...180, using: &random))
      let nearby = try Coordinate(
        latitude: place.latitude,
        longitude: max(
          -180, min(180, centre.longitude + .random(in: -scale...scale, using: &random))))
      for target in [place, nearby] {
        let distance = GreatCircle.distance(from: centre, to: target)
        let box = BoundingBox(centre).expanded(by: distance)
        #expect(box.contains(target), "seed \(seed): \(centre) \(target)")
        #expect(box.contains(centre))
      }
    }
  }

  @Test func expandsToASensibleSize() throws {
    let xidan = BoundingBox(try Coordinate(latitude: 39.9074, longitude: 116.3675))
    let kilometre = xidan.expanded(by: try Distance(metres: 1000))
    #expect(abs(kilometre.north - kilometre.south - 0.017986) < 1e-5)
    #expect(abs(kilometre.longitudeSpan - 0.023447) < 1e-5)
    let fiji = try Self.box(-18, 179.995, -18, 179.999).expanded(by: Distance(metres: 1000))
    #expect(fiji.crossesAntimeridian && fiji.longitudeSpan < 0.03)
    let svalbard = BoundingBox(try Coordinate(latitude: 78, longitude: 15))
      .expanded(by: try Distance(metres: 1_500_000))
    #expect(svalbard.north == 90 && svalbard.longitudeSpan == 360)
    #expect(xidan.expanded(by: try Distance(metres: .infinity)) == .earth)
  }
}
