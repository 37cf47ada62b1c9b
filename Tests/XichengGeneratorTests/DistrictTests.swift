import Testing

@testable import XichengGenerator

/// The hand-written tables: outlines, water and places fit each other.
struct DistrictTests {
  @Test func countsAddUpToWhatTheCityReports() {
    #expect(Subdistrict.all.count == 15)
    #expect(Subdistrict.all.reduce(0) { $0 + $1.stops } == 355)
    #expect(Subdistrict.all.reduce(0) { $0 + $1.corners } == 1500)
    #expect(Kind.allCases.reduce(0) { $0 + $1.count } == 355)
  }

  @Test(arguments: Subdistrict.all)
  func outlineHoldsTheCentreAndAboutTheArea(of subdistrict: Subdistrict) {
    #expect(subdistrict.outline.contains(subdistrict.centre))
    let share = subdistrict.outline.squareKilometres / subdistrict.squareKilometres
    #expect((0.75...1.25).contains(share), "\(subdistrict.english) has \(share) of its area")
    for corner in subdistrict.outline.corners {
      #expect((39.8676...39.9717).contains(corner.latitude))
      #expect((116.3147...116.3934).contains(corner.longitude))
    }
  }

  /// Looked at every 40 m or so, no ground belongs to two subdistricts.
  @Test func outlinesDoNotOverlap() {
    for row in 0..<300 {
      for column in 0..<160 {
        let spot = Spot(39.8676 + Double(row) * 0.00035, 116.3147 + Double(column) * 0.0005)
        let owners = Subdistrict.all.filter { $0.outline.contains(spot) }
        #expect(owners.count <= 1, "\(spot) lies in \(owners.map(\.english))")
      }
    }
  }

  @Test(arguments: Subdistrict.all)
  func placesLieOnDryGroundWithin(_ subdistrict: Subdistrict) {
    #expect((8...14).contains(subdistrict.places.count))
    for place in subdistrict.places {
      #expect(subdistrict.outline.contains(place.spot), "\(place.english) lies outside")
      let wet = Water.all.filter { $0.outline.contains(place.spot) }
      #expect(wet.isEmpty, "\(place.english) lies in \(wet.map(\.name))")
    }
  }

  @Test func placesAreNamedOnce() {
    let places = Subdistrict.all.flatMap(\.places)
    #expect(Set(places.map(\.chinese)).count == places.count)
    #expect(Set(places.map(\.english)).count == places.count)
  }
}
