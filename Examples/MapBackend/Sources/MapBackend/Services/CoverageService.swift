internal import NearestStop

/// `/coverage/v1/{profile}?needs=&minutes=`: from how much of the roads is a stop reached in time?
struct CoverageService: MapService {
  let partCount = 1
  let options = ["needs", "minutes", "at", "open", "hourly", "avoid", "available"]

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let query = question.query
    let moment = question.moment
    let wishes = try StopWishes(query, at: moment)
    let minutes = try query.number("minutes", in: 0...question.limits.minutes) ?? 5
    let coverage: StopCoverage
    do throws(RoutingError) {
      coverage = try moment.stops.coverage(
        within: TravelTime(seconds: minutes * 60), by: profile, needing: wishes.needs,
        excluding: wishes.exclusion(moment), openAt: wishes.open == nil ? nil : wishes.time,
        holidays: moment.holidays, using: &workspace)
    } catch {
      throw RequestError(error)
    }
    let hours =
      try query.truth("hourly") ?? false
      ? coverage.hours(of: wishes.time.date, holidays: moment.holidays, using: &workspace) : []
    return Answer(reserving: 1024) { json in
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
      guard !hours.isEmpty else { return }
      json.array("hours") { json in
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
  }
}

extension JSONWriter {
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
