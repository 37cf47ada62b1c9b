import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Testing

@testable import MapBackend

@Suite("Stops over HTTP are those of the library")
struct StopsAgreementTests {
  private static let modes: [(word: String, mode: TravelMode)] = [
    ("line", .straightLine), ("foot", .foot), ("bicycle", .bicycle), ("ebike", .ebike),
    ("driving", .ebike), ("walking", .foot),
  ]

  @Test func nearest() async throws {
    var generator = SeededNumbers(seed: 1)
    let finder = SampleServer.finder
    var workspace = SearchWorkspace()
    var found = 0
    for number in 0..<300 {
      let place = SampleServer.place(&generator)
      let (word, mode) = Self.modes[number % Self.modes.count]
      let needs = AmenitySet(
        Amenity.allCases.filter { _ in Int.random(in: 0..<8, using: &generator) == 0 })
      let count = Int.random(in: 1...12, using: &generator)
      let isOpenAsked = Bool.random(using: &generator)
      let minutes: Double? = Bool.random(using: &generator) ? 6 : nil
      let metres: Double? = Bool.random(using: &generator) ? 900 : nil
      var target = "/stops/v1/\(word)/\(place.pathText)?number=\(count)"
      if !needs.isEmpty { target += "&needs=" + needs.amenities.map(\.word).joined(separator: ",") }
      if isOpenAsked { target += "&open=now" }
      if let minutes { target += "&minutes=\(minutes)" }
      if let metres { target += "&within=\(metres)" }
      let response = try await SampleServer.get(target)
      let answer = try JSONValue(response.body)
      let short = try JSONValue(
        try await SampleServer.get(target + "&distances=false").body)["stops"].array
      #expect(short.map { $0["id"].text } == answer["stops"].array.map { $0["id"].text })
      #expect(
        short.map { $0["duration"].number } == answer["stops"].array.map { $0["duration"].number })
      do throws(RoutingError) {
        let expected = try finder.nearest(
          count, to: place, by: mode, needing: needs,
          open: isOpenAsked ? OpeningCondition(leavingAt: noon) : nil,
          within: metres.flatMap { try? Distance(metres: $0) },
          in: minutes.map { TravelTime(seconds: $0 * 60) }, using: &workspace)
        #expect(response.status == .ok, "\(target)")
        #expect(answer["code"].text == "Ok")
        let stops = answer["stops"].array
        #expect(
          stops.map { $0["id"].text } == expected.map { finder.stops.id(of: Int($0.ordinal)) },
          "\(target)")
        #expect(
          stops.map { $0["distance"].number } == expected.map { $0.distance.metres.tenths })
        #expect(
          stops.map { $0["duration"].number } == expected.map { $0.duration?.seconds.tenths })
        found += stops.count
      } catch {
        #expect(response.status == .badRequest, "\(target)")
        #expect(
          ["NoSegment", "NoRoute"].contains(answer["code"].text ?? ""), "\(target) \(error)")
      }
    }
    #expect(found > 200)
  }

  private var noon: LocalTime { SampleServer.clock.localTime(at: SampleServer.noon) }

  /// Everything a stop has, and its state, is told.
  @Test func members() async throws {
    let finder = SampleServer.finder
    let answer = try await SampleServer.json("/catalog/v1")
    let features = answer["features"].array
    #expect(features.count == finder.stops.count)
    for (feature, stop) in zip(features, finder.stops) {
      let members = feature["properties"]
      #expect(members["id"].text == stop.id)
      #expect(members["name"]["zh"].text == stop.names.chinese)
      #expect(members["name"]["en"].text == stop.names.english)
      #expect(members["kind"].text == stop.kind?.rawValue)
      #expect(members["tier"].text == stop.tier?.rawValue)
      #expect(members["opening_hours"].text == stop.openingHours)
      #expect(members["address"].text == stop.address)
      #expect(members["verified_on"].text == stop.verifiedOn?.description)
      #expect(
        members["amenities"].array.map(\.text) == stop.amenities.amenities.map(\.word))
      #expect(members["aliases"].array.map(\.text) == stop.names.aliases)
      #expect(feature["geometry"]["coordinates"].coordinate == stop.coordinate)
      let status = finder.stops.openingStatus(
        of: try #require(finder.stops.ordinal(ofID: stop.id)), at: noon)
      #expect(members["open"]["state"].text == "\(status)", "\(stop.id)")
    }
  }

  @Test func boxes() async throws {
    let finder = SampleServer.finder
    let answer = try await SampleServer.json(
      "/catalog/v1?bbox=116.35,39.9,116.37,39.92&needs=water")
    let box = try BoundingBox(south: 39.9, west: 116.35, north: 39.92, east: 116.37)
    let expected = finder.stops.filter {
      box.contains($0.coordinate) && $0.amenities.contains(.water)
    }
    #expect(!expected.isEmpty)
    #expect(answer["features"].array.map { $0["properties"]["id"].text } == expected.map(\.id))
  }

  @Test func alongAndCoverage() async throws {
    var generator = SeededNumbers(seed: 2)
    let finder = SampleServer.finder
    var workspace = SearchWorkspace()
    for _ in 0..<30 {
      let places = (0..<Int.random(in: 2...4, using: &generator)).map { _ in
        SampleServer.place(&generator)
      }
      let target =
        "/along/v1/ebike/\(places.map(\.pathText).joined(separator: ";"))?needs=water&number=3"
      let response = try await SampleServer.get(target)
      let answer = try JSONValue(response.body)
      guard
        let expected = try? finder.nearest(
          3, along: places, by: .ebike, needing: .water, using: &workspace)
      else {
        #expect(response.status == .badRequest)
        continue
      }
      #expect(answer["direct"]["duration"].number == expected.duration.seconds.tenths)
      #expect(
        answer["stops"].array.map { $0["id"].text }
          == expected.stops.map { finder.stops.id(of: Int($0.ordinal)) }, "\(target)")
      #expect(
        answer["stops"].array.map { $0["detour"].number }
          == expected.stops.map { $0.extraSeconds.tenths })
    }
    let coverage = try finder.coverage(
      within: TravelTime(seconds: 240), by: .foot, needing: .water, openAt: noon,
      using: &workspace)
    let answer = try await SampleServer.json(
      "/coverage/v1/foot?needs=water&minutes=4&open=now&hourly=true")
    #expect(answer["roads"]["covered"].number == coverage.certain.metres.tenths)
    #expect(answer["stops"]["offering"].number == Double(coverage.stops.count))
    #expect(answer["hours"].array.count == 24)
  }

  @Test func tours() async throws {
    var generator = SeededNumbers(seed: 4)
    let finder = SampleServer.finder
    var workspace = SearchWorkspace()
    var found = 0
    for number in 0..<24 {
      let places = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
        SampleServer.place(&generator)
      }
      let needs: [AmenitySet] = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        let amenities = Amenity.allCases.shuffled(using: &generator)
        return AmenitySet(amenities.prefix(number % 4 == 0 ? 2 : 1))
      }
      let stay = Int.random(in: 0...20, using: &generator)
      let (isInOrder, isOpenAsked) = (Bool.random(using: &generator), number % 3 > 0)
      let words = needs.map { $0.amenities.map(\.word).joined(separator: ",") }
      let target =
        "/tour/v1/bicycle/\(places.map(\.pathText).joined(separator: ";"))"
        + "?needs=\(words.joined(separator: ";"))&stay=\(stay)&routes=true"
        + (isInOrder ? "&order=given" : "") + (isOpenAsked ? "&open=now" : "")
      let response = try await SampleServer.get(target)
      let answer = try JSONValue(response.body)
      guard
        let expected = try? finder.tour(
          from: places[0], to: places.count > 1 ? places[1] : nil, by: .bicycle, needing: needs,
          inOrder: isInOrder, staying: TravelTime(seconds: Double(stay) * 60),
          open: isOpenAsked ? OpeningCondition(leavingAt: noon) : nil, withRoutes: true,
          using: &workspace)
      else {
        #expect(response.status == .badRequest, "\(target)")
        continue
      }
      found += 1
      let visits = answer["visits"].array
      #expect(answer["duration"].number == expected.duration.seconds.tenths, "\(target)")
      #expect(answer["travel"].number == expected.travel.seconds.tenths)
      #expect(answer["waiting"].number == expected.waiting.seconds.tenths)
      #expect(
        visits.map { $0["id"].text }
          == expected.visits.map { finder.stops.id(of: Int($0.ordinal)) }, "\(target)")
      #expect(
        visits.map { $0["meets"].array.map(\.number) }
          == expected.visits.map {
            $0.meets.map { Double($0) }
          })
      #expect(visits.map { $0["way"].number } == expected.visits.map { $0.way.seconds.tenths })
      #expect(
        visits.map { $0["route"]["distance"].number }
          == expected.visits.map { $0.route?.distance.metres.tenths })
      #expect(
        visits.map { $0["entrance"].number }
          == expected.visits.map { $0.entrance.map { Double($0) } })
      #expect(answer["to_destination"].number == expected.wayToDestination?.seconds.tenths)
      for (visit, known) in zip(visits, expected.visits) {
        let start = try #require(noon.adding(minutes: Int(known.start.seconds / 60)))
        #expect(LocalTime(try #require(visit["start"].text)) == start)
        if isOpenAsked { #expect(visit["open"]["state"].text != "closed") }
      }
    }
    #expect(found > 12)
  }

  @Test func reach() async throws {
    var generator = SeededNumbers(seed: 3)
    let finder = SampleServer.finder
    var workspace = SearchWorkspace()
    for _ in 0..<10 {
      let place = SampleServer.place(&generator)
      let response = try await SampleServer.get(
        "/reach/v1/bike/\(place.pathText)?minutes=4&needs=toilets")
      let answer = try JSONValue(response.body)
      guard
        let expected = try? finder.reachable(
          within: TravelTime(seconds: 240), from: place, by: .bicycle, needing: .toilets,
          using: &workspace)
      else {
        #expect(response.status == .badRequest)
        continue
      }
      let features = answer["features"].array
      #expect(features[0]["geometry"]["type"].text == "MultiPolygon")
      #expect(
        features.dropFirst().map { $0["properties"]["id"].text }
          == expected.stops.map { finder.stops.id(of: Int($0.ordinal)) })
    }
  }

  @Test func explanation() async throws {
    let answer = try await SampleServer.json(
      "/stops/v1/foot/116.3675,39.9074?needs=air_pump&number=1&open=now&explain=true")
    let place = try Coordinate(latitude: 39.9074, longitude: 116.3675)
    var workspace = SearchWorkspace()
    let expected = try SampleServer.finder.explain(
      1, to: place, by: .foot, needing: .airPump, open: OpeningCondition(leavingAt: noon),
      using: &workspace)
    #expect(!expected.rejections.isEmpty)
    #expect(
      answer["explanation"]["rejected"].array.map { $0["id"].text }
        == expected.rejections.prefix(50).map {
          SampleServer.finder.stops.id(of: Int($0.ordinal))
        })
  }
}
