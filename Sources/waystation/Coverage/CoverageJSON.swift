internal import Geodesy
internal import NearestStop
internal import Stops

/// A coverage for programs; see README.md for the shape.
extension CoverageAnswer {
  func writeJSON(to output: inout OutputBuffer) {
    output.beginObject()
    output.member("version", JSONShape.version)
    figureMembers(to: &output)
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  /// `query` to `sites`: the same in JSON and GeoJSON.
  func figureMembers(to output: inout OutputBuffer) {
    queryMember(to: &output)
    output.beginObject("roads")
    let possible = (coverage.possible ?? coverage.certain).metres
    output.member("length_m", coverage.roads.metres, places: FixedDecimal.metrePlaces)
    coveredMembers(coverage.certain.metres, possible, to: &output)
    output.member("apart_m", coverage.roads.metresApart, places: FixedDecimal.metrePlaces)
    output.endObject()
    let stops = coverage.stops
    output.beginObject("stops")
    output.member("offering", stops.count)
    if question.isOpenAsked {
      output.member("open", stops.open.count)
      output.member("unknown", stops.unknown.count)
      output.member("closed", stops.closed.count)
    }
    if question.time != nil { output.member("holidays_unknown", holidayDoubts) }
    output.endObject()
    if let points {
      output.beginObject("points")
      output.member("count", points.states.count)
      output.member("covered", pointCount(.covered))
      // With the covered ones, as the metres of roads.
      output.member("possibly_covered", pointCount(.covered) + pointCount(.possiblyCovered))
      output.member("uncovered", pointCount(.uncovered))
      output.member("off_the_map", pointCount(.offTheMap))
      if let pointShare { output.member("share", pointShare, places: Self.sharePlaces) }
      if let possiblePointShare {
        output.member("possible_share", possiblePointShare, places: Self.sharePlaces)
      }
      output.endObject()
    }
    if !hours.isEmpty { hoursMember(to: &output) }
    if let plan { sitesMember(plan, to: &output) }
  }

  /// A share of one has five decimals: metres of a city.
  private static var sharePlaces: Int { 5 }

  private func coveredMembers(
    _ metres: Double, _ possible: Double, to output: inout OutputBuffer
  ) {
    output.member("covered_m", metres, places: FixedDecimal.metrePlaces)
    output.member("share", coverage.share(metres), places: Self.sharePlaces)
    output.member("possibly_covered_m", possible, places: FixedDecimal.metrePlaces)
    output.member("possible_share", coverage.share(possible), places: Self.sharePlaces)
  }

  private func queryMember(to output: inout OutputBuffer) {
    output.beginObject("query")
    output.member("needs", question.needs.amenities.lazy.map(\.word))
    output.member("by", question.profile.word)
    output.member("in_s", question.limit)
    output.member("at", ifKnown: question.time?.time.description)
    output.member("hours", question.isOpenAsked ? "open" : "any")
    output.endObject()
  }

  private func hoursMember(to output: inout OutputBuffer) {
    output.beginArray("hours")
    for hour in hours {
      output.beginObject()
      output.member("at", hour.time.description)
      output.member("open", hour.openCount)
      output.member("unknown", hour.unknownCount)
      output.member("closed", hour.closedCount)
      coveredMembers(hour.metres, hour.possibleMetres, to: &output)
      output.endObject()
    }
    output.endArray()
  }

  private func sitesMember(_ plan: SitePlan, to output: inout OutputBuffer) {
    output.beginObject("sites")
    output.member("candidates", plan.candidateCount)
    if let spacing = plan.spacing {
      output.member("grid_m", spacing, places: FixedDecimal.metrePlaces)
    }
    if !plan.sites.isEmpty { output.member("guarantee", plan.guarantee, places: Self.sharePlaces) }
    output.beginArray("results")
    for (index, site) in plan.sites.enumerated() {
      output.beginObject()
      output.member("rank", index + 1)
      output.positionMembers(site.coordinate)
      siteMembers(site, to: &output)
      output.endObject()
    }
    output.endArray()
    output.endObject()
  }

  func siteMembers(_ site: SitePlan.Site, to output: inout OutputBuffer) {
    if let street = street(of: site) {
      output.beginObject("street")
      output.member("zh", ifKnown: street.chinese)
      output.member("en", ifKnown: street.english)
      output.member("ref", ifKnown: street.reference)
      output.endObject()
    }
    output.member("gained_m", site.gainedMetres, places: FixedDecimal.metrePlaces)
    output.member("covered_m", site.coveredMetres, places: FixedDecimal.metrePlaces)
    output.member("share", coverage.share(site.coveredMetres), places: Self.sharePlaces)
  }
}
