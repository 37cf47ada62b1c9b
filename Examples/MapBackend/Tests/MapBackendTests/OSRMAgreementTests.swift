import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NearestStop
import Testing

@testable import MapBackend

@Suite("Routes over HTTP are those of the library, in OSRM's words")
struct OSRMAgreementTests {
  @Test func routes() async throws {
    var generator = SeededNumbers(seed: 5)
    let finder = SampleServer.finder
    var workspace = SearchWorkspace()
    var count = 0
    for number in 0..<60 {
      let places = (0..<(2 + number % 3)).map { _ in SampleServer.place(&generator) }
      let target =
        "/route/v1/cycling/\(places.map(\.pathText).joined(separator: ";"))"
        + "?overview=full&geometries=geojson&steps=true&annotations=true"
      let response = try await SampleServer.get(target)
      let answer = try JSONValue(response.body)
      var legs: [TravelRoute] = []
      for (origin, destination) in zip(places, places.dropFirst()) {
        if let leg = try? finder.route(
          from: origin, to: destination, by: .bicycle, using: &workspace)
        {
          legs.append(leg)
        }
      }
      guard legs.count == places.count - 1 else {
        #expect(response.status == .badRequest)
        #expect(["NoSegment", "NoRoute"].contains(answer["code"].text ?? ""))
        continue
      }
      count += 1
      let route = answer["routes"][0]
      #expect(route["distance"].number == legs.reduce(0) { $0 + $1.roads.metres }.tenths)
      #expect(route["legs"].array.count == legs.count)
      for (leg, expected) in zip(route["legs"].array, legs) {
        #expect(leg["distance"].number == expected.roads.metres.tenths)
        try check(leg, expected)
      }
      // The whole line is that of the legs.
      let line = route["geometry"]["coordinates"].array.compactMap(\.coordinate)
      var expectedLine: [Coordinate] = []
      for point in legs.flatMap(\.geometry) where point != expectedLine.last {
        expectedLine.append(point)
      }
      #expect(line.count == max(expectedLine.count, 2))
      #expect(answer["waypoints"].array.count == places.count)
    }
    #expect(count > 15)
  }

  /// Steps add up to their leg, begin where the one before ends, and the last one arrives.
  private func check(_ leg: JSONValue, _ route: TravelRoute) throws {
    let steps = leg["steps"].array
    #expect(steps.first?["maneuver"]["type"].text == "depart")
    #expect(steps.last?["maneuver"]["type"].text == "arrive")
    let metres = steps.reduce(0) { $0 + ($1["distance"].number ?? .nan) }
    #expect(abs(metres - route.roads.metres) <= 0.06 * Double(steps.count))
    let seconds = steps.reduce(0) { $0 + ($1["duration"].number ?? .nan) }
    #expect(abs(seconds - (leg["duration"].number ?? .nan)) < 0.01)
    for (step, next) in zip(steps, steps.dropFirst()) {
      #expect(
        step["geometry"]["coordinates"].array.last == next["geometry"]["coordinates"].array.first)
    }
    let annotation = leg["annotation"]
    let sum = annotation["distance"].array.reduce(0) { $0 + ($1.number ?? .nan) }
    #expect(abs(sum - route.roads.metres) < 0.01 * Double(route.geometry.count) + 0.1)
    #expect(annotation["distance"].array.count == annotation["speed"].array.count)
    #expect(annotation["distance"].array.count == route.geometry.count - 1)
  }

  @Test func polylines() async throws {
    let base = "/route/v1/foot/116.3675,39.9074;116.379,39.934?overview=full&geometries="
    let line = try await SampleServer.json(base + "geojson")["routes"][0]["geometry"]
    let points = line["coordinates"].array.compactMap(\.coordinate)
    for (form, precision) in [("polyline", EncodedPolyline.Precision.five), ("polyline6", .six)] {
      let text = try #require(
        try await SampleServer.json(base + form)["routes"][0]["geometry"].text)
      #expect(text == EncodedPolyline.encode(points, precision))
      let decoded = try #require(
        PolylineDecoder.decode(text[...], precision, limit: 10_000))
      #expect(decoded.count == points.count)
      for (point, other) in zip(decoded, points) {
        #expect(GreatCircle.distance(from: point, to: other).metres < 1)
      }
    }
  }

  /// What OSRM's clients may write instead of pairs.
  @Test func encodedCoordinates() async throws {
    let places = [
      try Coordinate(latitude: 39.9074, longitude: 116.3675),
      try Coordinate(latitude: 39.934, longitude: 116.379),
    ]
    let plain = try await SampleServer.json(
      "/route/v1/driving/116.3675,39.9074;116.379,39.934.json")
    for (word, precision) in [("polyline", EncodedPolyline.Precision.five), ("polyline6", .six)] {
      let text = EncodedPolyline.encode(places, precision)
      let escaped = text.utf8.map { byte -> String in
        let digits = String(byte, radix: 16)
        return "%" + (digits.count == 1 ? "0" : "") + digits
      }.joined()
      #expect(
        try await SampleServer.json("/route/v1/driving/\(word)(\(escaped))") == plain)
    }
    #expect(
      try await SampleServer.json("/route/v1/driving/116.3675%2C39.9074%3B116.379,39.934")
        == plain)
  }

  @Test func tables() async throws {
    var generator = SeededNumbers(seed: 6)
    let finder = SampleServer.finder
    var workspace = SearchWorkspace()
    let places = (0..<6).map { _ in
      Coordinate(
        clampingLatitude: Double.random(in: 39.89...39.94, using: &generator),
        longitude: Double.random(in: 116.35...116.38, using: &generator))
    }
    let answer = try await SampleServer.json(
      "/table/v1/foot/\(places.map(\.pathText).joined(separator: ";"))"
        + "?sources=0;2;5&destinations=1;3&annotations=duration,distance")
    for (row, source) in [0, 2, 5].enumerated() {
      for (column, destination) in [1, 3].enumerated() {
        let route = try finder.route(
          from: places[source], to: places[destination], by: .foot, using: &workspace)
        #expect(
          answer["distances"][row][column].number == route.roads.metres.tenths)
        #expect(
          answer["durations"][row][column].number == OSRMLeg(route: route).seconds.tenths)
      }
    }
    #expect(answer["sources"].array.count == 3)
    #expect(answer["destinations"].array.count == 2)
    let whole = try await SampleServer.json(
      "/table/v1/foot/\(places.map(\.pathText).joined(separator: ";"))?scale_factor=2")
    let durations = whole["durations"].array
    #expect(durations.count == 6)
    for place in 0..<6 { #expect(durations[place][place].number == 0) }
  }

  /// Times alone are found all at once, and are the same: also of places on one road, on islands, at one point.
  @Test func durationsAlone() async throws {
    var generator = SeededNumbers(seed: 16)
    let finder = SampleServer.finder
    let roads = try #require(finder.roads)
    let now = SampleServer.shared.backend.shelf.current.live.stops(at: SampleServer.noon)
    var workspace = SearchWorkspace()
    for profile in Profile.allCases {
      var places = (0..<15).map { _ in
        Coordinate(
          clampingLatitude: Double.random(in: 39.88...39.96, using: &generator),
          longitude: Double.random(in: 116.33...116.39, using: &generator))
      }.filter { roads.segments.snap($0, for: profile, as: .anywhere) != nil }
      places += places.prefix(1)
      places += try places.prefix(2).map {
        try Coordinate(latitude: $0.latitude + 1e-5, longitude: $0.longitude)
      }
      let origins = places.compactMap { roads.segments.snap($0, for: profile, as: .origin) }
      let ends = places.compactMap { roads.segments.snap($0, for: profile, as: .destination) }
      let times = try #require(
        DurationTable(origins, ends, profile, now, roads, using: &workspace))
      #expect(times.cells.count { $0 != nil } > 100)
      let answer = try await SampleServer.json(
        "/table/v1/\(profile.word)/\(places.map(\.pathText).joined(separator: ";"))")
      for (row, source) in places.enumerated() {
        for (column, destination) in places.enumerated() {
          let route = try? finder.route(
            from: source, to: destination, by: profile, using: &workspace)
          #expect(
            answer["durations"][row][column].number
              == route.map { OSRMLeg(route: $0).seconds.tenths })
        }
      }
    }
  }

  @Test func nearestRoads() async throws {
    var generator = SeededNumbers(seed: 8)
    let roads = try #require(SampleServer.finder.roads)
    for _ in 0..<60 {
      let place = SampleServer.place(&generator)
      let response = try await SampleServer.get("/nearest/v1/foot/\(place.pathText)?number=4")
      let answer = try JSONValue(response.body)
      let expected = roads.segments.candidates(4, near: place, for: .foot, as: .anywhere)
      guard !expected.isEmpty else {
        #expect(answer["code"].text == "NoSegment")
        continue
      }
      #expect(
        answer["waypoints"].array.map { $0["distance"].number }
          == expected.map { $0.distance.metres.tenths })
    }
  }

  @Test func roads() async throws {
    let box = "116.36,39.90;116.38,39.92"
    let near = try await SampleServer.json("/roads/v1/ebike/\(box)?zoom=17")
    let far = try await SampleServer.json("/roads/v1/ebike/\(box)?zoom=11")
    func points(_ answer: JSONValue) -> Int {
      answer["features"].array.reduce(0) { sum, feature in
        sum + feature["geometry"]["coordinates"].array.reduce(0) { $0 + $1.array.count }
      }
    }
    #expect(points(near) > points(far))
    #expect(points(far) > 100)
    let swapped = try await SampleServer.json(
      "/roads/v1/ebike/116.38,39.92;116.36,39.90?zoom=17")
    #expect(swapped == near)
  }
}
