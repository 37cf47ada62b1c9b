internal import NearestStop

/// The options that OSRM's services have in common. What can't be done is refused, never ignored, but for
/// `hints`, `generate_hints` and `skip_waypoints=false`, which change no answer.
struct OSRMOptions: Sendable {
  static let names = [
    "bearings", "radiuses", "hints", "generate_hints", "approaches", "exclude", "snapping",
    "skip_waypoints",
  ]

  /// By place: how far from it a road may be, in metres; `nil` for as far as is looked. Empty for none.
  private let radiuses: [Double?]
  /// Whether the answer has no waypoints.
  let skipsWaypoints: Bool

  init(_ query: QueryItems, placeCount: Int) throws(RequestError) {
    radiuses = try OSRMOptions.list(query, "radiuses", placeCount) {
      (text) throws(RequestError) -> Double? in
      if text.isEmpty || text == "unlimited" { return nil }
      guard let metres = NumberText.number(text), metres >= 0 else {
        throw .invalidValue("radiuses", text, expected: "metres, or unlimited")
      }
      return metres
    }
    let bearings = try OSRMOptions.list(query, "bearings", placeCount) {
      (text) throws(RequestError) in !text.isEmpty
    }
    guard !bearings.contains(true) else {
      throw RequestError(.notImplemented, "bearings are not looked at: leave them away")
    }
    let curbs = try OSRMOptions.list(query, "approaches", placeCount) {
      (text) throws(RequestError) -> Bool in
      switch text {
      case "", "unrestricted": false
      case "curb", "opposite": true
      default: throw .invalidValue("approaches", text, expected: "curb or unrestricted")
      }
    }
    guard !curbs.contains(true) else {
      throw RequestError(
        .notImplemented, "one may approach from either side: expected approaches=unrestricted")
    }
    if let classes = query["exclude"], !classes.isEmpty {
      throw .invalidValue("exclude", classes, expected: "nothing: roads have no classes here")
    }
    _ = try query.truth("generate_hints")
    let _: Snapping? = try query.word("snapping")
    skipsWaypoints = try query.truth("skip_waypoints") ?? false
  }

  private enum Snapping: String, CaseIterable {
    case `default`, any
  }

  /// One value for each place, with semicolons between them; none at all where the option isn't given.
  private static func list<Value>(
    _ query: QueryItems, _ name: String, _ count: Int,
    _ read: (Substring) throws(RequestError) -> Value
  ) throws(RequestError) -> [Value] {
    guard let text = query[name] else { return [] }
    var values: [Value] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      values.append(try read(part))
      guard values.count <= count else { break }
    }
    guard values.count == count else {
      throw RequestError(
        .invalidOptions, "\(name) has not as many values as there are coordinates: \(count)")
    }
    return values
  }

  /// How far from a place a road may be, in metres: farther than ``SegmentIndex/defaultLimit`` none is looked for.
  func limit(of number: Int) -> Double {
    min(radius(of: number) ?? .infinity, SegmentIndex.defaultLimit)
  }

  private func radius(of number: Int) -> Double? {
    radiuses.indices.contains(number) ? radiuses[number] : nil
  }

  /// Whether a way may begin or end there.
  func admits(_ waypoint: SnappedPlace, of number: Int) -> Bool {
    radius(of: number).map { waypoint.distance.metres <= $0 } ?? true
  }

  /// - Throws: `NoSegment` for a place without a road within its radius. That there is one does not say that a way leads
  ///   there: what is found in the end is checked, too.
  func check(
    _ places: [Coordinate], _ profile: Profile, _ roads: RoadMap
  ) throws(RequestError) {
    for (number, place) in places.enumerated() where radius(of: number) != nil {
      guard
        roads.segments.snap(place, for: profile, as: .anywhere, within: limit(of: number)) != nil
      else {
        throw RequestError(
          .noSegment, "there is no road within \(text(limit(of: number))) m of coordinate \(number)"
        )
      }
    }
  }

  /// - Throws: `NoSegment` for a place that was brought to a road beyond its radius.
  func check(_ waypoint: SnappedPlace, of number: Int) throws(RequestError) {
    guard !admits(waypoint, of: number) else { return }
    throw RequestError(
      .noSegment,
      "there is no road within \(text(limit(of: number))) m of coordinate \(number) from or to which a way leads: "
        + "the nearest is \(text(waypoint.distance.metres)) m away")
  }

  private func text(_ metres: Double) -> String {
    var json = JSONWriter(reserving: 16)
    json.value(metres, places: JSONWriter.unitPlaces)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  /// What OSRM calls a waypoint: a place brought to a road. Hints are not given: they save a search of a
  /// third of a microsecond here.
  mutating func waypoint(_ place: SnappedPlace, _ graph: RoadGraph) {
    object { json in
      json.waypointMembers(place, graph)
    }
  }

  mutating func waypointMembers(_ place: SnappedPlace, _ graph: RoadGraph) {
    distance(place.distance)
    location(place.coordinate)
    member("name", graph.name(ofSegment: place.position.segment)?.shown ?? "")
  }
}

extension StreetName {
  /// The one that is shown on the spot.
  var shown: String { chinese ?? english ?? reference ?? "" }
}
