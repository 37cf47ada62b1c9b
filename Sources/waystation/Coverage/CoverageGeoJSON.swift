internal import Geodesy
internal import NearestStop
internal import Stops

/// A coverage for maps: the roads by what they are, the stops, the sites, the points.
extension CoverageAnswer {
  func writeGeoJSON(to output: inout OutputBuffer) throws(CommandFailure) {
    output.beginObject()
    output.member("type", "FeatureCollection")
    output.member("version", JSONShape.version)
    output.beginArray("features")
    let lines = CoverageLines(coverage, plan)
    var isFirst = true
    for kind in CoverageClass.allCases where !lines[kind].isEmpty {
      output.append(literal: isFirst ? "\n" : ",\n")
      isFirst = false
      try writeRoads(lines, kind, to: &output)
    }
    let stops = coverage.stops
    for (ordinals, hours) in [(stops.open, "open"), (stops.unknown, "unknown")] {
      for ordinal in ordinals {
        output.append(literal: isFirst ? "\n" : ",\n")
        isFirst = false
        let stop = finder.stops[Int(ordinal)]
        output.beginObject()
        output.pointMembers(of: stop)
        output.beginObject("properties")
        output.member("is", "stop")
        output.member("name:zh", ifKnown: stop.names.chinese)
        output.member("name:en", ifKnown: stop.names.english)
        if question.isOpenAsked { output.member("open", hours) }
        output.endObject()
        output.endObject()
        try output.flushIfFull()
      }
    }
    for (index, site) in (plan?.sites ?? []).enumerated() {
      output.append(literal: ",\n")
      beginPoint(site.coordinate, "site", to: &output)
      output.member("rank", index + 1)
      siteMembers(site, to: &output)
      output.endObject()
      output.endObject()
    }
    if let points {
      for (point, state) in zip(points.coordinates, points.states) {
        output.append(literal: ",\n")
        beginPoint(point, "point", to: &output)
        output.member("covered", state.word)
        output.endObject()
        output.endObject()
        try output.flushIfFull()
      }
    }
    output.append(literal: "\n]")
    figureMembers(to: &output)
    output.endObject()
    output.append(UInt8(ascii: "\n"))
  }

  private func writeRoads(
    _ lines: CoverageLines, _ kind: CoverageClass, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    output.beginObject()
    output.member("type", "Feature")
    output.beginObject("geometry")
    output.member("type", "MultiLineString")
    output.beginArray("coordinates")
    for line in lines[kind] {
      try output.flushIfFull()
      output.beginArray()
      for point in line { output.position(point) }
      output.endArray()
    }
    output.endArray()
    output.endObject()
    output.beginObject("properties")
    output.member("is", "roads")
    output.member("covered", kind.rawValue)
    output.member("length_m", lines.metres[kind] ?? 0, places: FixedDecimal.metrePlaces)
    output.endObject()
    output.endObject()
  }

  /// A feature up to the beginning of its properties.
  private func beginPoint(
    _ coordinate: Coordinate, _ what: String, to output: inout OutputBuffer
  ) {
    output.beginObject()
    output.member("type", "Feature")
    output.beginObject("geometry")
    output.member("type", "Point")
    output.beginArray("coordinates")
    output.append(coordinate.longitude, places: FixedDecimal.degreePlaces)
    output.append(UInt8(ascii: ","))
    output.append(coordinate.latitude, places: FixedDecimal.degreePlaces)
    output.endArray()
    output.endObject()
    output.beginObject("properties")
    output.member("is", what)
  }
}

extension PointCoverage {
  /// The word in GeoJSON.
  fileprivate var word: String {
    switch self {
    case .covered: CoverageClass.covered.rawValue
    case .possiblyCovered: CoverageClass.possible.rawValue
    case .uncovered: CoverageClass.uncovered.rawValue
    case .offTheMap: "off_the_map"
    }
  }
}
