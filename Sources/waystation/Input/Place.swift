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
      throw .wrongUsage(error.description)
    }
  }

  private init(stop ordinal: UInt32, at coordinate: Coordinate, datum: Datum) {
    self.ordinal = ordinal
    self.coordinate = coordinate
    given = (try? coordinate.converted(from: .wgs84, to: datum)) ?? coordinate
  }

  /// Reads a coordinate, or `id:s-0042`.
  static func reading(
    _ text: String, datum: Datum, in finder: StopFinder
  ) throws(CommandFailure) -> Place {
    guard text.hasPrefix(stopMark) else { return try Place(coordinate: text, datum: datum) }
    let ordinal = try ordinal(ofID: String(text.dropFirst(stopMark.count)), in: finder)
    return Place(stop: ordinal, at: finder.stops[Int(ordinal)].coordinate, datum: datum)
  }

  private static let stopMark = "id:"

  /// The ordinal of a stop, or a failure that says which id was perhaps meant.
  static func ordinal(ofID id: String, in finder: StopFinder) throws(CommandFailure) -> UInt32 {
    if let ordinal = finder.ordinal(ofID: id) { return ordinal }
    let question = DidYouMean.question(for: id, among: finder.stops.lazy.map(\.id))
    throw .wrongUsage(
      "no stop has the id '\(PrintableText.excerpt(id))'.\(question) "
        + "'waystation stops' lists them all, with --map those of a map")
  }
}
