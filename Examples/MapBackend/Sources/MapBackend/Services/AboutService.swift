internal import NearestStop

/// `/map/v1`: what is served, for a page or a client to begin with.
struct AboutService: MapService {
  let partCount = 0
  let options: [String] = []
  /// Where the page has pictures from; `nil` for none.
  let tiles: TileSource?

  func isHeavy(_ query: QueryItems) -> Bool { false }

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let map = question.moment.map
    return Answer(reserving: 4096) { json in
      json.member("code", "Ok")
      json.member("data_version", map.version)
      json.member("at", question.moment.clock)
      if let bounds = map.bounds {
        json.array("bbox") { json in
          for degrees in [bounds.west, bounds.south, bounds.east, bounds.north] {
            json.value(degrees, places: JSONWriter.degreePlaces)
          }
        }
      }
      json.member("stops", map.finder.stops.count)
      json.member("roads", map.finder.roads?.graph.segmentCount ?? 0)
      json.array("profiles") { json in
        for profile in Profile.allCases where map.finder.roads?.prepared[profile] != nil {
          json.value(profile.word)
        }
      }
      json.array("amenities") { json in
        for amenity in Amenity.allCases {
          json.object { json in
            json.member("word", amenity.word)
            json.member("zh", amenity.chineseName)
          }
        }
      }
      json.object("provenance") { json in
        for entry in map.provenance.entries { json.member(named: entry.name, entry.value) }
      }
      if let tiles {
        json.object("tiles") { json in
          json.member("template", tiles.template)
          json.member("attribution", tiles.attribution)
        }
      }
      json.object("limits") { json in
        json.member("stops", question.limits.stops)
        json.member("places", question.limits.places)
        json.member("table_cells", question.limits.tableCells)
        json.member("minutes", question.limits.minutes, places: 3)
        json.member("catalog_stops", question.limits.catalogStops)
      }
    }
  }
}
