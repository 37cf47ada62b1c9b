internal import MapCompiler
internal import NearestStop

/// What a map holds, counted.
struct MapContents {
  private let finder: StopFinder
  private let byteCount: Int

  init(_ finder: StopFinder, byteCount: Int) {
    self.finder = finder
    self.byteCount = byteCount
  }

  func section(titled title: String) -> Report.Section {
    var section = Report.Section(key: "map", title: title, hidesZeros: false)
    section.add("bytes", "in the file", .bytes(byteCount))
    section.add("stops", "stops", .count(finder.stops.count))
    guard let graph = finder.roads?.graph else {
      section.add("roads", "roads", .text("none: answers by straight line only"))
      return section
    }
    section.add("vertices", "vertices", .count(graph.vertexCount))
    section.add("arcs", "arcs", .count(graph.arcCount))
    section.add("segments", "segments", .count(graph.segmentCount))
    let metres = (0..<UInt32(truncatingIfNeeded: graph.segmentCount))
      .reduce(0.0) { $0 + graph.metres(ofSegment: $1) }
    section.add("km", "of roads", .kilometres(metres / 1000))
    return section
  }

  /// How much of the roads each profile may use, and which stops it cannot get to.
  var profileSections: [Report.Section] {
    guard let roads = finder.roads else { return [] }
    return Profile.allCases.map { profile in
      let mode = TravelMode(profile)
      var section = Report.Section(key: profile.word, title: "Going \(mode.englishName)")
      let reach = RoadReach(roads.graph, profile)
      section.add("usable_km", "may be used", .kilometres(reach.usable.kilometres))
      section.add("islands_km", "cut off from the rest", .kilometres(reach.islands.kilometres))
      section.add("island_segments", "segments cut off", .count(reach.islands.segments))
      section.add(
        "one_sided_km", "can be left or reached, not both", .kilometres(reach.oneSided.kilometres))
      var islands: [String] = []
      var offTheMap: [String] = []
      for place in finder.stops.indices {
        switch roads.connection(of: UInt32(truncatingIfNeeded: place), for: profile) {
        case .connected: break
        case .island: islands.append(finder.stops.id(of: place))
        case .offTheMap: offTheMap.append(finder.stops.id(of: place))
        }
      }
      section.add("stops_on_islands", "stops on roads cut off from the rest", .ids(islands))
      section.add("stops_off_the_map", "stops without a road nearby", .ids(offTheMap))
      return section
    }
  }
}
