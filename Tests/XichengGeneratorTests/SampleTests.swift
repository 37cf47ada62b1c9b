import Testing

@testable import XichengGenerator

/// What the generated district promises to whoever answers from it.
struct SampleTests {
  private static let stops = StopGenerator.features()
  private static let corners = CornerGenerator.features()
  private static let all = stops + corners

  @Test func countsAreExact() {
    #expect(SampleTests.stops.count == 355)
    #expect(SampleTests.corners.count == 1500)
    for kind in Kind.allCases where kind != .courierCorner {
      #expect(SampleTests.stops.count { $0.kind == kind } == kind.count, "\(kind.rawValue)")
    }
    #expect(SampleTests.corners.allSatisfy { $0.kind == .courierCorner })
  }

  @Test func idsAreUnique() {
    #expect(Set(SampleTests.all.map(\.id)).count == SampleTests.all.count)
  }

  /// Names and aliases together, so that a search by name never finds two stops in one.
  @Test func namesAreUnique() {
    let chinese = SampleTests.all.flatMap { [$0.name.chinese] + $0.name.aliases }
    #expect(Set(chinese).count == chinese.count)
    #expect(Set(SampleTests.all.map(\.name.english)).count == SampleTests.all.count)
  }

  @Test func everyStopLiesInItsSubdistrictOnDryGround() throws {
    for feature in SampleTests.all {
      let slug = try #require(feature.id.split(separator: "-").dropFirst().first)
      let subdistrict = try #require(Subdistrict.all.first { $0.slug == slug })
      #expect(feature.subdistrict == subdistrict.chinese + "街道")
      #expect(subdistrict.outline.contains(feature.spot), "\(feature.id) lies outside")
      let wet = Water.all.filter { $0.outline.contains(feature.spot) }
      #expect(wet.isEmpty, "\(feature.id) lies in \(wet.map(\.name))")
    }
  }

  @Test func noTwoAreWithin25Metres() {
    for (index, feature) in SampleTests.all.enumerated() {
      for other in SampleTests.all[..<index] {
        let metres = feature.spot.metres(to: other.spot)
        // An `#expect` for each of 1.7 million pairs would take a minute.
        if metres < Placer.metresApart {
          Issue.record("\(feature.id) and \(other.id) are \(metres) m apart")
        }
      }
    }
  }

  @Test func exactlyFourteenAreOpenAroundTheClock() {
    let always = SampleTests.all.filter { $0.openingHours == .always }
    #expect(always.count == 14)
    for station in always {
      #expect(station.kind.tier == "station")
      #expect(station.access == "open")
      #expect(station.conditionalAccess?.hasSuffix("_code @ (22:00-08:00)") == true)
    }
    #expect(Set(always.map(\.subdistrict)).count == 14)
    #expect(SampleTests.all.count { $0.conditionalAccess != nil } == 14)
  }

  @Test func someHoursAreUnknownAndSomeStopsOpenAtNightOnly() {
    let unknown = SampleTests.stops.count { $0.openingHours == nil }
    #expect((14...28).contains(unknown), "about 6 in a hundred, not \(unknown)")
    #expect(SampleTests.stops.count { $0.openingHours == .night } == 4)
  }

  @Test(arguments: [
    (Amenity.water, 70...80), (.phoneCharging, 55...65), (.ebikeCharging, 9...15),
    (.batterySwap, 4...8), (.hotMeal, 9...15), (.microwave, 35...45), (.shelter, 50...60),
    (.rest, 55...65), (.toilets, 30...40), (.airPump, 16...24), (.firstAid, 30...40),
    (.shop, 6...10), (.shower, 1...3), (.lodging, 1...2), (.wifi, 35...45), (.gateHelp, 7...13),
  ])
  func amenityIsAsCommonAsBelievable(_ amenity: Amenity, percent: ClosedRange<Int>) {
    let share = SampleTests.stops.count { $0.amenities.contains(amenity) } * 100 / 355
    #expect(percent.contains(share), "\(amenity.rawValue) at \(share) %")
  }

  @Test func everyStopOffersSomethingAndNotesOnlyWhatItOffers() {
    for feature in SampleTests.all {
      #expect(!feature.amenities.isEmpty, "\(feature.id)")
      #expect(feature.notes.allSatisfy { feature.amenities.contains($0.amenity) })
    }
    #expect(SampleTests.corners.allSatisfy { $0.amenities.count <= 2 })
  }

  @Test func cornersAreKnownUnderOtherSpellingsToo() {
    let aliases = SampleTests.corners.flatMap(\.name.aliases)
    #expect(aliases.contains { $0.hasSuffix("骑心协力一平米服务区") })
    #expect((75...150).contains(aliases.count))
  }

  /// On the north bank of Houhai the nearest air pump by straight line is on the south bank.
  @Test func nearestByStraightLineMayLieAcrossTheWater() throws {
    let northBank = Spot(39.9422, 116.3810)
    let pumps = SampleTests.stops.filter { $0.amenities.contains(.airPump) }.sorted {
      $0.spot.metres(to: northBank) < $1.spot.metres(to: northBank)
    }
    let (nearest, second) = (try #require(pumps.first), try #require(pumps.dropFirst().first))
    #expect(Water.houhai.outline.isCrossed(from: northBank, to: nearest.spot))
    #expect(!Water.houhai.outline.isCrossed(from: northBank, to: second.spot))
    #expect(second.spot.metres(to: northBank) < nearest.spot.metres(to: northBank) * 1.25)
  }
}
