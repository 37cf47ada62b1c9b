// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// Arrays of the caller's, in which every place has a row.
struct AnswerTable {
  let ordinals: UnsafeMutablePointer<UInt32>
  let metres: UnsafeMutablePointer<Double>?
  let seconds: UnsafeMutablePointer<Double>?
  let entrances: UnsafeMutablePointer<UInt32>?
  let counts: UnsafeMutablePointer<UInt32>?
  let statuses: UnsafeMutablePointer<nstop_status>?
  let width: Int

  /// Asks for one row, and writes what comes of it.
  ///
  /// - Throws: what would be wrong with every row.
  @inline(__always)
  func write(
    _ place: Int, _ latitude: Double, _ longitude: Double,
    _ ask: (Coordinate, inout AnswerRow) throws(RoutingError) -> Void
  ) throws(Failure) {
    let first = place * width
    var row = AnswerRow(
      ordinals + first, metres.map { $0 + first }, seconds.map { $0 + first },
      entrances.map { $0 + first }, capacity: width)
    var status = NSTOP_OK
    do throws(RoutingError) {
      if let origin = try? Coordinate(latitude: latitude, longitude: longitude) {
        try ask(origin, &row)
      } else {
        status = NSTOP_BAD_COORDINATE
      }
    } catch {
      switch error {
      case .noRoads, .notPrepared: throw Failure(error)
      case .offTheMap, .notReachable: status = RowStatus.number(of: error)
      }
    }
    row.fill()
    counts?[place] = UInt32(truncatingIfNeeded: row.count)
    statuses?[place] = nstop_status(truncatingIfNeeded: status)
  }
}

/// The places of a batch, in the order in which it is best to ask for them.
struct BatchOrigins {
  let latitudes: UnsafePointer<Double>
  let longitudes: UnsafePointer<Double>
  let count: Int

  /// How many are sorted at a time: so many that neighbours come together, and no more memory than a
  /// megabyte or two.
  private static let chunk = 1 << 16
  /// Fewer are not worth it: to sort takes 65,536 steps.
  private static let fewest = 1 << 12

  /// Places next to each other read the same parts of a map, so by road one goes along a curve.
  @inline(__always)
  func visit(
    sorting isSorting: Bool, _ body: (Int, Double, Double) throws(Failure) -> Void
  ) throws(Failure) {
    var first = 0
    while first < count {
      let end = min(first + BatchOrigins.chunk, count)
      if isSorting, end - first >= BatchOrigins.fewest {
        let order = OriginOrder(
          (first..<end).map {
            Coordinate(clampingLatitude: latitudes[$0], longitude: longitudes[$0])
          })
        for offset in order.places {
          let place = first + Int(offset)
          try body(place, latitudes[place], longitudes[place])
        }
      } else {
        for place in first..<end { try body(place, latitudes[place], longitudes[place]) }
      }
      first = end
    }
  }
}

@c @implementation
public func nstop_stops_nearest_batch(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?,
  _ question: UnsafePointer<nstop_question>?, _ latitudes: UnsafePointer<Double>?,
  _ longitudes: UnsafePointer<Double>?, _ rowCount: Int, _ width: Int,
  _ ordinals: UnsafeMutablePointer<UInt32>?, _ metres: UnsafeMutablePointer<Double>?,
  _ seconds: UnsafeMutablePointer<Double>?, _ entrances: UnsafeMutablePointer<UInt32>?,
  _ counts: UnsafeMutablePointer<UInt32>?, _ statuses: UnsafeMutablePointer<nstop_status>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    let question = try Question(question)
    let width = try Arguments.count(width, "width", atLeast: 1)
    let count = try Arguments.count(rowCount, "row_count", at: .max)
    _ = try Arguments.cells(count, width)
    guard count > 0 else {
      // An empty array may have no address.
      _ = try OpenStops(stops)
      return
    }
    guard let latitudes else { throw .missing("latitudes") }
    guard let longitudes else { throw .missing("longitudes") }
    guard let ordinals else { throw .missing("ordinals") }
    let origins = BatchOrigins(latitudes: latitudes, longitudes: longitudes, count: count)
    let table = AnswerTable(
      ordinals: ordinals, metres: metres, seconds: seconds, entrances: entrances, counts: counts,
      statuses: statuses, width: width)
    let isByRoad = question.mode != .straightLine
    try Handle.workspace(isByRoad ? workspace : nil) { workspace throws(Failure) in
      try OpenStops.lend(
        stops,
        map: { map throws(Failure) in
          let excluded = try Exclusion.ofMap(question.excluding, map)
          try origins.visit(sorting: isByRoad) {
            place, latitude, longitude throws(Failure) in
            try table.write(place, latitude, longitude) { origin, row throws(RoutingError) in
              try map.answer(
                question, from: origin, excluding: excluded, using: &workspace, into: &row)
            }
          }
        },
        moment: { moment throws(Failure) in
          let excluded = try Exclusion.ofMoment(question.excluding, moment)
          try origins.visit(sorting: isByRoad) {
            place, latitude, longitude throws(Failure) in
            try table.write(place, latitude, longitude) { origin, row throws(RoutingError) in
              try moment.answer(
                question, from: origin, excluding: excluded, using: &workspace, into: &row)
            }
          }
        })
    }
  }
}
