internal import NearestStop

/// `/coverage/v1/{profile}?needs=&minutes=`: from how much of the roads is a stop reached in time? With
/// `geometries=geojson` also from which: GeoJSON, for a map to draw.
struct CoverageService: MapService {
  let partCount = 1
  let options = [
    "needs", "minutes", "at", "open", "hourly", "avoid", "available", "geometries", "bbox", "zoom",
  ]

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let query = question.query
    let moment = question.moment
    let wishes = try StopWishes(query, at: moment)
    let minutes = try query.number("minutes", in: 0...question.limits.minutes) ?? 5
    let drawing = try CoverageDrawing(query, pointLimit: question.limits.roadPoints)
    let isHourly = try query.truth("hourly") ?? false
    let coverage = try coverage(profile, minutes, wishes, moment, using: &workspace)
    var lines: CoverageLines?
    if let drawing, let roads = moment.map.finder.roads {
      lines = try drawing.lines(of: coverage, on: roads)
    }
    let hours =
      isHourly
      ? coverage.hours(of: wishes.time.date, holidays: moment.holidays, using: &workspace) : []
    return Answer(
      lines == nil ? .json : .geoJSON, reserving: 1024 + 24 * (lines?.pointCount ?? 0)
    ) { json in
      if lines != nil { json.member("type", "FeatureCollection") }
      json.member("code", "Ok")
      json.member("at", wishes.time)
      json.member("minutes", minutes, places: 3)
      json.object("roads") { json in
        json.member("length", coverage.roads.metres, places: JSONWriter.unitPlaces)
        json.covered(
          coverage.certain.metres, (coverage.possible ?? coverage.certain).metres, of: coverage)
      }
      json.object("stops") { json in
        json.member("offering", coverage.stops.count)
        json.member("open", coverage.stops.open.count)
        json.member("unknown", coverage.stops.unknown.count)
        json.member("closed", coverage.stops.closed.count)
      }
      if !hours.isEmpty { json.hours(hours, of: coverage) }
      if let lines { json.features(lines) }
    }
  }

  private func coverage(
    _ profile: Profile, _ minutes: Double, _ wishes: StopWishes, _ moment: Moment,
    using workspace: inout SearchWorkspace
  ) throws(RequestError) -> StopCoverage {
    let limit = TravelTime(seconds: minutes * 60)
    let time = wishes.open == nil ? nil : wishes.time
    let asked = CoverageMemory.Question(
      profile: profile, needs: wishes.needs, limit: limit, time: time, avoided: wishes.avoided,
      available: wishes.available)
    return try moment.map.coverages.coverage(asked, of: moment.stops) { () throws(RequestError) in
      do throws(RoutingError) {
        return try moment.stops.coverage(
          within: limit, by: profile, needing: wishes.needs,
          excluding: wishes.exclusion(moment), openAt: time, holidays: moment.holidays,
          using: &workspace)
      } catch {
        throw RequestError(error)
      }
    }
  }
}

extension CoverageDrawing {
  /// - Returns: `nil` where no lines are asked for.
  fileprivate init?(_ query: QueryItems, pointLimit: Int) throws(RequestError) {
    let form: Form? = try query.word("geometries")
    let box = try query.box("bbox")
    let zoom = try query.integer("zoom", in: 0...22)
    guard form != nil else {
      guard box == nil, zoom == nil else {
        throw RequestError(
          .invalidOptions,
          "bbox and zoom say which roads to draw: expected geometries=geojson, too")
      }
      return nil
    }
    area = try box.map { (box) throws(RequestError) in try RoadArea(box) }
    self.zoom = zoom ?? 16
    self.pointLimit = pointLimit
  }

  /// In which lines are drawn.
  private enum Form: String, CaseIterable {
    case geojson
  }
}

extension RoadArea {
  fileprivate init(_ box: BoundingBox) throws(RequestError) {
    try self.init(
      between: Coordinate(clampingLatitude: box.south, longitude: box.west),
      Coordinate(clampingLatitude: box.north, longitude: box.east))
  }
}

extension JSONWriter {
  fileprivate mutating func hours(_ hours: [HourlyCoverage], of coverage: StopCoverage) {
    array("hours") { json in
      for hour in hours {
        json.object { json in
          json.member("at", hour.time)
          json.member("open", hour.openCount)
          json.member("unknown", hour.unknownCount)
          json.member("closed", hour.closedCount)
          json.covered(hour.metres, hour.possibleMetres, of: coverage)
        }
      }
    }
  }

  /// Lengths, and their shares of all roads that count: five decimals are metres of a city.
  fileprivate mutating func covered(
    _ metres: Double, _ possible: Double, of coverage: StopCoverage
  ) {
    member("covered", metres, places: JSONWriter.unitPlaces)
    member("share", coverage.share(metres), places: 5)
    member("possibly_covered", possible, places: JSONWriter.unitPlaces)
    member("possible_share", coverage.share(possible), places: 5)
  }
}
