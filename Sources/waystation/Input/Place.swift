internal import ArgumentParser
internal import Geodesy
internal import NearestStop

/// A place on the command line: a coordinate, or a stop of the map.
struct Place: Sendable {
  /// In WGS-84.
  var coordinate: Coordinate
  /// The same in the question's datum, as it was given.
  var given: Coordinate
  /// The stop's place in ``StopFinder/stops``; `nil` for a coordinate.
  var ordinal: UInt32?

  /// Reads `39.9074,116.3675`, in the question's datum.
  init(coordinate text: String, datum: Datum) throws(CommandFailure) {
    do throws(OriginError) {
      let origin = try Origin(parsing: Array(text.utf8).span, datum: datum)
      (coordinate, given) = (origin.wgs84, origin.given)
    } catch {
      throw .noPlace(error)
    }
  }

  init(stop ordinal: UInt32, at coordinate: Coordinate, datum: Datum) {
    self.ordinal = ordinal
    self.coordinate = coordinate
    given = (try? coordinate.converted(from: .wgs84, to: datum)) ?? coordinate
  }

  /// The ordinal of a stop, or a failure that says which id was perhaps meant.
  static func ordinal(ofID id: String, in finder: StopFinder) throws(CommandFailure) -> UInt32 {
    if let ordinal = finder.ordinal(ofID: id) { return ordinal }
    let ids = finder.stops.lazy.map(\.id)
    let question = DidYouMean.question(for: id, among: ids)
    throw .wrongUsage(
      "no stop has the id '\(PrintableText.excerpt(id))'.\(question) "
        + "'waystation stops' lists them all, with --map those of a map",
      chinese: "没有编号为“\(PrintableText.excerpt(id))”的驿站。"
        + "\(DidYouMean.chineseQuestion(for: id, among: ids))'waystation stops' 列出全部，加 --map 则为地图中的"
    )
  }
}

/// Places as they are typed: `39.9074,116.3675`, or `id:s-0042`.
///
/// Read in two steps, so that a mistyped coordinate is told before a large map is opened.
enum PlaceArgument: Sendable {
  case coordinate(Place)
  case stop(id: String)

  /// - Parameter datum: that of coordinates.
  init(_ text: String, datum: Datum) throws(CommandFailure) {
    if let id = PlaceArgument.id(in: text) {
      self = .stop(id: id)
    } else {
      self = .coordinate(try Place(coordinate: text, datum: datum))
    }
  }

  static func reading(
    _ texts: [String], datum: Datum
  ) throws(CommandFailure) -> [PlaceArgument] {
    var read: [PlaceArgument] = []
    for text in texts { read.append(try PlaceArgument(text, datum: datum)) }
    return read
  }

  /// What stands behind `id:`; `nil` without it. The colon may be a wide one.
  static func id(in text: String) -> String? {
    FoldedText.of(String(text.prefix(3))) == "id:" ? String(text.dropFirst(3)) : nil
  }

  func place(in finder: StopFinder, datum: Datum) throws(CommandFailure) -> Place {
    switch self {
    case .coordinate(let place): return place
    case .stop(let id):
      let ordinal = try Place.ordinal(ofID: id, in: finder)
      return Place(stop: ordinal, at: finder.stops[Int(ordinal)].coordinate, datum: datum)
    }
  }
}

extension [PlaceArgument] {
  func places(in finder: StopFinder, datum: Datum) throws(CommandFailure) -> [Place] {
    var places: [Place] = []
    for argument in self { places.append(try argument.place(in: finder, datum: datum)) }
    return places
  }
}
