/// What one request may ask for at the most, and all of them together: no question takes all memory or all
/// time.
struct Limits: Hashable, Sendable {
  /// Stops of an answer.
  var stops = 100
  /// Places of a route or trip.
  var places = 50
  /// Travel times of a table.
  var tableCells = 10_000
  /// Minutes of `/reach` and `/coverage`.
  var minutes = 60.0
  /// Points of an answer of `/roads`.
  var roadPoints = 200_000
  /// Stops of an answer of `/catalog`.
  var catalogStops = 5_000

  /// Bytes of a body.
  var bodyBytes = 262_144
  /// Seconds for a whole request to arrive, and for its answer to be taken.
  var transferSeconds = 20.0
  /// Seconds after which a connection is closed on which nobody asks.
  var idleSeconds = 60.0

  /// Connections at a time; more wait to be accepted.
  var connections = 4_096
  /// Requests at a time; more are turned away.
  var requests = 1_024
  /// Long answers that are made at a time.
  var heavyWorkers = 2
  /// Long answers that wait to be made; more are turned away.
  var heavyQueue = 64
  /// Requests a second of one address; 0 for any number.
  var requestsPerSecond = 0.0
}
