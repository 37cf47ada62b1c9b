internal import Geodesy
internal import NearestStop
internal import Stops

/// What one call of `waystation nearest` asks from every origin.
struct NearestQuestion: Sendable {
  var needs: AmenitySet
  var count: Int
  /// How far away at the most, inclusive; `nil` for any distance.
  var limit: Distance?
  /// The datum the origins are given in.
  var datum: Datum
}

/// The answer to a question from one origin.
struct NearestAnswer: Sendable {
  /// The place of the origin on the command line, or its line in a batch; from 1.
  var number: Int
  var origin: Origin
  /// The time for which opening hours are told.
  var time: LocalTime
  /// Nearest first.
  var found: [Neighbor]
}

/// An origin that could not be read.
struct NearestRefusal: Sendable {
  /// The line in the batch, from 1.
  var number: Int
  /// What was seen and what was expected.
  var message: String
}

/// One of the stops of an answer, with what depends on the origin.
struct FoundStop {
  var rank: Int
  var stop: Stop
  var distance: Distance
  /// Degrees clockwise from north.
  var bearing: Double
  var direction: CompassPoint

  /// - Parameter index: the place in the answer, from 0.
  init(_ answer: borrowing NearestAnswer, at index: Int, in finder: StopFinder) {
    let neighbor = answer.found[index]
    rank = index + 1
    stop = finder[neighbor]
    distance = neighbor.distance
    bearing = GreatCircle.initialBearing(from: answer.origin.wgs84, to: stop.coordinate)
    direction = CompassPoint(bearing: bearing) ?? .north
  }
}
