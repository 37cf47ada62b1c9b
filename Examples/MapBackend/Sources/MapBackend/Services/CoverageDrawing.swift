internal import NearestStop

/// How a part of a road stands to a coverage.
enum CoverageWord: String, CaseIterable, Sendable {
  /// A stop is reached in time.
  case covered = "yes"
  /// One that may be open: nobody knows.
  case possible = "possibly"
  /// None.
  case uncovered = "no"
}

/// The roads that count for a coverage, cut where it changes.
struct CoverageLines: Sendable {
  private(set) var lines: [CoverageWord: [[Coordinate]]] = [:]
  /// How long they are together, in metres: as the roads are, not as they are drawn.
  private(set) var metres: [CoverageWord: Double] = [:]
  private(set) var pointCount = 0

  fileprivate mutating func add(
    _ parts: SegmentParts, as word: CoverageWord, _ segment: UInt32, _ graph: RoadGraph,
    within tolerance: Double
  ) {
    for part in parts.parts {
      let line = LineSimplifier.simplify(graph.line(ofSegment: segment, part), within: tolerance)
      // A junction that is kept twice, for who may turn there: of no length.
      guard line.contains(where: { $0 != line[0] }) else { continue }
      pointCount += line.count
      lines[word, default: []].append(line)
      metres[word, default: 0] += (part.end - part.start) * graph.metres(ofSegment: segment)
    }
  }
}

/// The roads of a coverage as lines of pixels' breadth.
struct CoverageDrawing: Sendable {
  /// `nil` for the whole map.
  let area: RoadArea?
  let zoom: Int
  let pointLimit: Int

  /// - Throws: `TooBig`. Whole segments that touch the area, so lines of neighbouring areas overlap.
  func lines(of coverage: StopCoverage, on roads: RoadMap) throws(RequestError) -> CoverageLines {
    let graph = coverage.roads.graph
    let tolerance = LineSimplifier.pixel(atZoom: zoom)
    var drawn = CoverageLines()
    // The same numbers on the roads as they are: blocking one renames none.
    let segments =
      area.map { roads.segments.segments(touching: $0) }
      ?? Array(0..<UInt32(clamping: graph.segmentCount))
    for segment in segments where coverage.roads.counts(segment) {
      // As `/roads` draws them.
      if zoom < RoadDrawing.laneZoom, graph.name(ofSegment: segment) == nil { continue }
      let certain = coverage.certain.parts(ofSegment: segment)
      drawn.add(certain, as: .covered, segment, graph, within: tolerance)
      var rest = SegmentParts.whole.subtracting(certain)
      if let possible = coverage.possible?.parts(ofSegment: segment) {
        let left = rest.subtracting(possible)
        drawn.add(
          rest.subtracting(left), as: .possible, segment, graph, within: tolerance)
        rest = left
      }
      drawn.add(rest, as: .uncovered, segment, graph, within: tolerance)
      guard drawn.pointCount <= pointLimit else {
        throw RequestError(
          .tooBig, "more than \(pointLimit) points: ask for a smaller bbox, or a lower zoom")
      }
    }
    return drawn
  }
}

extension JSONWriter {
  /// One feature for each way in which roads stand to a coverage.
  mutating func features(_ drawn: CoverageLines) {
    array("features") { json in
      for word in CoverageWord.allCases {
        guard let lines = drawn.lines[word] else { continue }
        json.object { json in
          json.member("type", "Feature")
          json.multiLine(lines)
          json.object("properties") { json in
            json.member("covered", word.rawValue)
            json.member("length", drawn.metres[word] ?? 0, places: JSONWriter.unitPlaces)
          }
        }
      }
    }
  }
}
