import CNearestStop
import NearestStop
import NearestStopC

/// What is reached, as C is told and as Swift says it.
struct CReach: Equatable {
  var ordinals: [UInt32]
  var seconds: [UInt64]
  var entrances: [UInt32]
  /// Polygons of rings of points.
  var area: [[[Coordinate]]] = []

  init(_ reached: ReachableStops, _ isochrone: Isochrone?) {
    ordinals = reached.stops.map(\.ordinal)
    seconds = reached.stops.map { TravelTime($0.weight).seconds.bitPattern }
    entrances = reached.stops.map { reached.entrance(of: $0.ordinal).map { UInt32($0) } ?? .max }
    area = (isochrone?.polygons ?? []).map { [$0.outer] + $0.holes }
  }

  /// Reads everything there is, each list asked for twice.
  init(_ reach: OpaquePointer?, hasArea: Bool) throws {
    var needed = 0
    _ = nstop_reach_stops(reach, nil, nil, nil, 0, &needed, nil, 0)
    var ordinals = [UInt32](repeating: 7, count: needed)
    var entrances = ordinals
    var seconds = [Double](repeating: -1, count: needed)
    try CCaller.call {
      nstop_reach_stops(reach, &ordinals, &seconds, &entrances, needed, nil, $0, $1)
    }
    self.entrances = entrances
    self.ordinals = ordinals
    self.seconds = seconds.map(\.bitPattern)
    let status = nstop_reach_rings(reach, nil, nil, 0, &needed, nil, 0)
    guard hasArea else {
      guard status == NSTOP_NOT_FOUND else { throw CCaller.Refusal(status: -1, message: "area") }
      return
    }
    var polygons = [UInt32](repeating: 7, count: needed)
    var counts = polygons
    try CCaller.call { nstop_reach_rings(reach, &polygons, &counts, needed, nil, $0, $1) }
    _ = nstop_reach_points(reach, nil, nil, 0, &needed, nil, 0)
    var latitudes = [Double](repeating: -1, count: needed)
    var longitudes = latitudes
    try CCaller.call {
      nstop_reach_points(reach, &latitudes, &longitudes, needed, nil, $0, $1)
    }
    var first = 0
    for (polygon, count) in zip(polygons, counts) {
      if Int(polygon) == area.count { area.append([]) }
      area[Int(polygon)].append(
        (first..<first + Int(count)).map {
          Coordinate(clampingLatitude: latitudes[$0], longitude: longitudes[$0])
        })
      first += Int(count)
    }
    guard first == needed else { throw CCaller.Refusal(status: -1, message: "points left over") }
  }
}

/// What is covered.
struct CCoverage: Equatable {
  var counts: [Int]
  var numbers: [UInt64]
  var states: [Int32]

  init(_ coverage: StopCoverage, _ points: [Coordinate]) {
    counts = [
      coverage.stops.open.count, coverage.stops.unknown.count, coverage.stops.closed.count,
    ]
    numbers = [
      coverage.roads.metres, coverage.certain.metres,
      (coverage.possible ?? coverage.certain).metres, coverage.share, coverage.possibleShare,
    ].map(\.bitPattern)
    states = coverage.points(points).map { state in
      switch state {
      case .uncovered: Int32(NSTOP_UNCOVERED)
      case .covered: Int32(NSTOP_COVERED)
      case .possiblyCovered: Int32(NSTOP_POSSIBLY_COVERED)
      case .offTheMap: Int32(NSTOP_NOT_ON_THE_MAP)
      }
    }
  }

  init(_ coverage: OpaquePointer?, _ points: [Coordinate]) throws {
    var told = nstop_covered()
    told.size = MemoryLayout<nstop_covered>.size
    try CCaller.call { nstop_coverage_measure(coverage, &told, $0, $1) }
    counts = [told.open_count, told.unknown_count, told.closed_count]
    numbers = [
      told.metres, told.covered_metres, told.possible_metres, told.share, told.possible_share,
    ].map(\.bitPattern)
    var states = [Int32](repeating: -1, count: points.count)
    try CCaller.call {
      nstop_coverage_points(
        coverage, points.map(\.latitude), points.map(\.longitude), points.count, &states, $0, $1)
    }
    self.states = states
  }
}
