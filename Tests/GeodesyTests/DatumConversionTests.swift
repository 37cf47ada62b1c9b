import Geodesy
import TestSupport
import Testing

@Suite("Datum conversion")
struct DatumConversionTests {
  struct Vector: CustomTestStringConvertible {
    var name: String
    var wgs84: (Double, Double)
    var gcj02: (Double, Double)
    var bd09: (Double, Double)
    var testDescription: String { name }
  }

  /// Computed from the formulae with other programs; twelve decimals.
  static let vectors = [
    Vector(
      name: "Xidan", wgs84: (39.9074, 116.3675), gcj02: (39.908779248174, 116.373715376788),
      bd09: (39.914843859058, 116.380183838841)),
    Vector(
      name: "Shichahai", wgs84: (39.94, 116.378), gcj02: (39.941392789295, 116.384234010224),
      bd09: (39.947624208734, 116.390637097041)),
    Vector(
      name: "Pingcheng", wgs84: (40.076, 113.298), gcj02: (40.077196339565, 113.305011984199),
      bd09: (40.083283134456, 113.311478180813)),
    Vector(
      name: "Shanghai", wgs84: (31.2304, 121.4737), gcj02: (31.228457737577, 121.478223059277),
      bd09: (31.234310593690, 121.484781468503)),
    Vector(
      name: "Harbin", wgs84: (45.8038, 126.5349), gcj02: (45.805781774718, 126.540940717405),
      bd09: (45.811395970118, 126.547559618499)),
    Vector(
      name: "the kink", wgs84: (35, 105), gcj02: (34.999098632235, 105.003286241457),
      bd09: (35.005403668457, 105.009666828319)),
  ]

  @Test(arguments: vectors)
  func agreesWithPublishedValues(vector: Vector) throws {
    let places: [(Datum, (Double, Double))] = [
      (.wgs84, vector.wgs84), (.gcj02, vector.gcj02), (.bd09, vector.bd09),
    ]
    for (source, from) in places {
      for (target, to) in places {
        let place = try Coordinate(latitude: from.0, longitude: from.1)
        let converted = try place.converted(from: source, to: target)
        // Forward, the vectors' last digit; backward, their rounding comes through as well.
        #expect(abs(converted.latitude - to.0) < 3e-12, "\(source) → \(target)")
        #expect(abs(converted.longitude - to.1) < 3e-12, "\(source) → \(target)")
      }
    }
  }

  @Test("There and back is within 1e-9 degrees all over China", arguments: [UInt64(1), 2])
  func roundTrips(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var largest = 0.0
    for index in 0..<60_000 {
      var latitude = Double.random(in: 3...54, using: &random)
      var longitude = Double.random(in: 73...136, using: &random)
      // Every fourth point on or next to a kink of GCJ-02, where its square root has no slope.
      let offset = Double.random(in: -1...1, using: &random)
      let tiny = [0, 1e-13, 1e-12, 1e-11, 1e-9, 1e-6][index % 6] * offset
      if index % 8 == 0 { longitude = 105 + tiny }
      if index % 8 == 4 { latitude = 35 + tiny }
      let place = try Coordinate(latitude: latitude, longitude: longitude)
      for (here, there) in [(Datum.wgs84, Datum.gcj02), (.wgs84, .bd09), (.gcj02, .bd09)] {
        for (source, target) in [(here, there), (there, here)] {
          let back = try place.converted(from: source, to: target)
            .converted(from: target, to: source)
          let error = max(
            abs(back.latitude - place.latitude), abs(back.longitude - place.longitude))
          largest = max(largest, error)
          #expect(
            error < 1e-9, "seed \(seed), \(latitude), \(longitude), \(source) → \(target)")
        }
      }
    }
    // What the documentation claims beyond the promise.
    #expect(largest < 1e-11, "seed \(seed): \(largest)")
  }

  @Test func shiftsInBeijingAreHundredsOfMetres() throws {
    let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    let gcj02 = try xidan.converted(from: .wgs84, to: .gcj02)
    let bd09 = try xidan.converted(from: .wgs84, to: .bd09)
    #expect((506...556).contains(GreatCircle.distance(from: xidan, to: gcj02).metres))
    #expect((1293...1381).contains(GreatCircle.distance(from: xidan, to: bd09).metres))
  }

  @Test func theSameDatumChangesNothing() throws {
    for datum in Datum.allCases {
      let place = try Coordinate(latitude: -90, longitude: 180)
      #expect(try place.converted(from: datum, to: datum) == place)
    }
  }

  @Test("No outline of China switches a conversion off")
  func convertsOutsideChinaToo() throws {
    let seoul = try Coordinate(latitude: 37.5665, longitude: 126.978)
    let porto = try Coordinate(latitude: 41.15, longitude: -8.61)
    for place in [seoul, porto] {
      for datum in [Datum.gcj02, .bd09] {
        let there = try place.converted(from: .wgs84, to: datum)
        #expect(there != place)
        let back = try there.converted(from: datum, to: .wgs84)
        #expect(GreatCircle.distance(from: place, to: back).metres < 0.001)
      }
    }
  }

  @Test("Next to the poles and the antimeridian every result is valid or refused")
  func refusesWhatLeavesTheRange() throws {
    var refused = 0
    for latitude in [-90.0, -89.9999, -60, 0, 60, 89.9999, 90] {
      for longitude in [-180.0, -179.9999, 0, 179.9999, 180] {
        let place = try Coordinate(latitude: latitude, longitude: longitude)
        for source in Datum.allCases {
          for target in Datum.allCases {
            do throws(GeodesyError) {
              let converted = try place.converted(from: source, to: target)
              #expect(abs(converted.latitude) <= 90 && abs(converted.longitude) <= 180)
            } catch {
              #expect(error == .notConvertible(place, from: source, to: target))
              refused += 1
            }
          }
        }
      }
    }
    #expect(refused > 0)
  }
}

@Suite("Datum")
struct DatumTests {
  @Test(arguments: [
    ("wgs84", Datum.wgs84), ("WGS-84", .wgs84), ("Wgs_84", .wgs84), ("gcj02", .gcj02),
    ("GCJ-02", .gcj02), ("bd09", .bd09), ("BD 09", .bd09),
  ])
  func readsNames(text: String, datum: Datum) throws {
    #expect(try Datum(parsing: text) == datum)
    #expect(try Datum(parsing: datum.name) == datum)
  }

  @Test(arguments: [
    "", "wgs", "nad83", "wgs84 ; rm", "\u{1B}[2J", String(repeating: "-", count: 99),
  ])
  func refusesOtherNames(text: String) {
    #expect(throws: GeodesyError.self) { try Datum(parsing: text) }
  }

  @Test func isPlausibleWarnsOnly() throws {
    let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    let porto = try Coordinate(latitude: 41.15, longitude: -8.61)
    let hanoi = try Coordinate(latitude: 21.03, longitude: 105.85)
    #expect(Datum.allCases.allSatisfy { $0.isPlausible(at: xidan) })
    #expect(Datum.allCases.filter { $0.isPlausible(at: porto) } == [.wgs84])
    // The known weakness of every such rectangle.
    #expect(Datum.gcj02.isPlausible(at: hanoi))
  }
}
