internal import HTTPTypes
internal import NearestStop

/// `/roads/v1/{profile}/{lon},{lat};{lon},{lat}?zoom=`: the roads of a rectangle, given by two opposite corners,
/// for a map to draw. GeoJSON: one feature for each sort of road. With `names=zh` or `names=en`, that of streets says
/// how each of its lines is called.
struct RoadsService: MapService {
  let options = ["zoom", "names"]

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let corners = try CoordinateList.parse(question.parts[1], count: 2...2)
    let zoom = try question.query.integer("zoom", in: 0...22) ?? 16
    let language: NameLanguage? = try question.query.word("names")
    guard let roads = question.moment.map.finder.roads else { throw .noRoads }
    let drawing = RoadDrawing(
      zoom: zoom, pointLimit: question.limits.roadPoints, language: language)
    let drawn = try drawing.roads(of: roads, for: profile, between: corners[0], corners[1])
    var answer = Answer(.geoJSON, reserving: 65_536) { json in
      json.member("type", "FeatureCollection")
      json.member("code", "Ok")
      json.array("features") { json in
        for sort in RoadSort.allCases {
          guard let lines = drawn.lines[sort] else { continue }
          json.object { json in
            json.member("type", "Feature")
            json.multiLine(lines)
            json.object("properties") { json in
              json.member("sort", sort.rawValue)
              guard sort == .street, language != nil else { return }
              json.member("names", drawn.names)
              json.array("name_of_line") { json in
                for name in drawn.nameOfStreet { json.value(name) }
              }
            }
          }
        }
      }
    }
    // The same until another map comes.
    answer.headers[.eTag] = "\"\(question.moment.map.version)\""
    answer.headers[.cacheControl] = "public, max-age=60"
    return answer
  }
}

/// What a drawing tells apart.
enum RoadSort: String, CaseIterable, Sendable {
  /// With a name.
  case street
  /// Without.
  case lane
  /// Pushed along, by whoever rides.
  case pushing
  /// Up and down.
  case stairs
  /// Over water.
  case ferry
}

/// In which language streets are called, where they have a name in it.
enum NameLanguage: String, CaseIterable, Sendable {
  case chinese = "zh"
  case english = "en"

  func name(of street: StreetName) -> String {
    let (first, second) =
      switch self {
      case .chinese: (street.chinese, street.english)
      case .english: (street.english, street.chinese)
      }
    return first ?? second ?? street.reference ?? ""
  }
}

/// What is drawn of a rectangle.
struct DrawnRoads: Sendable {
  var lines: [RoadSort: [[Coordinate]]] = [:]
  /// Every name of a street once.
  var names: [String] = []
  /// Which of them each line of a street has.
  var nameOfStreet: [Int] = []
  /// Places in `names`.
  fileprivate var known: [String: Int] = [:]

  fileprivate mutating func call(_ name: String) {
    if known[name] == nil {
      known[name] = names.count
      names.append(name)
    }
    nameOfStreet.append(known[name] ?? 0)
  }
}

/// Roads as lines of pixels' breadth.
struct RoadDrawing: Sendable {
  let zoom: Int
  let pointLimit: Int
  /// That of names; `nil` for no names.
  let language: NameLanguage?

  /// Below this, roads without a name are left away.
  static let laneZoom = 13

  func roads(
    of roads: RoadMap, for profile: Profile, between first: Coordinate, _ second: Coordinate
  ) throws(RequestError) -> DrawnRoads {
    let box = try RoadArea(between: first, second)
    let tolerance = LineSimplifier.pixel(atZoom: zoom)
    var drawn = DrawnRoads()
    var pointCount = 0
    for segment in roads.segments.segments(touching: box) {
      guard let sort = sort(of: segment, roads.graph, profile) else { continue }
      let line = LineSimplifier.simplify(roads.graph.line(ofSegment: segment), within: tolerance)
      pointCount += line.count
      guard pointCount <= pointLimit else {
        throw RequestError(
          .tooBig, "more than \(pointLimit) points: ask for a smaller rectangle, or a lower zoom")
      }
      drawn.lines[sort, default: []].append(line)
      guard sort == .street, let language, let name = roads.graph.name(ofSegment: segment)
      else { continue }
      drawn.call(language.name(of: name))
    }
    return drawn
  }

  /// `nil` for what isn't drawn.
  private func sort(of segment: UInt32, _ graph: RoadGraph, _ profile: Profile) -> RoadSort? {
    let isUsable = TravelDirection.both.contains { direction in
      graph.weight(along: DirectedSegment(segment: segment, direction: direction), profile)
        .isFinite
    }
    guard isUsable else { return nil }
    let flags = graph.flags(ofSegment: segment)
    if flags.contains(.ferry) { return .ferry }
    if flags.contains(.stairs) { return zoom < RoadDrawing.laneZoom ? nil : .stairs }
    if flags.contains(.pushing) { return zoom < RoadDrawing.laneZoom ? nil : .pushing }
    if graph.name(ofSegment: segment) != nil { return .street }
    return zoom < RoadDrawing.laneZoom ? nil : .lane
  }
}

extension RoadArea {
  /// The rectangle that has two places at opposite corners.
  init(between first: Coordinate, _ second: Coordinate) throws(RequestError) {
    let (south, north) = (
      min(first.latitude, second.latitude), max(first.latitude, second.latitude)
    )
    let (west, east) = (
      min(first.longitude, second.longitude), max(first.longitude, second.longitude)
    )
    do {
      let corners = try [(south, west), (south, east), (north, east), (north, west)].map {
        try Coordinate(latitude: $0.0, longitude: $0.1)
      }
      try self.init(polygon: corners)
    } catch {
      throw RequestError(
        .tooBig, "the rectangle is larger than \(RoadArea.maximumDegrees)°: ask for a smaller one")
    }
  }
}
