internal import Geodesy
internal import NearestStop
internal import Stops

/// The JSON of stops, encoded once and reused by every answer that names them.
///
/// A batch names the same few hundred stops a million times; encoding one takes microseconds, copying
/// its bytes takes nanoseconds. A stop is encoded when it is first found, so a single question in a
/// file of a million stops encodes only its own answer.
struct StopEncodings {
  /// The members before and after those that depend on the origin.
  struct Encoding {
    var identity: [UInt8]
    var details: [UInt8]
  }

  private let finder: StopFinder
  private let datum: Datum
  /// The time that the kept encodings tell of.
  private var time: LocalTime?
  private var kept: [Encoding?]
  private var keptCount = 0

  /// With about a kilobyte a stop, this bounds the memory to some 20 MB.
  private static let keptLimit = 20_000

  init(finder: StopFinder, datum: Datum) {
    self.finder = finder
    self.datum = datum
    kept = Array(repeating: nil, count: finder.stops.count)
  }

  /// The encoding of the stop with this ordinal, telling whether it is open at `time`.
  mutating func encoding(of neighbor: Neighbor, at time: LocalTime) -> Encoding {
    if self.time != time || keptCount == Self.keptLimit {
      for index in kept.indices { kept[index] = nil }
      keptCount = 0
      self.time = time
    }
    let index = Int(neighbor.ordinal)
    if let encoding = kept[index] { return encoding }
    let stop = finder[neighbor]
    var identity = OutputBuffer(to: nil)
    identity.identityMembers(of: stop, datum: datum)
    var details = OutputBuffer(to: nil)
    details.detailMembers(of: stop, at: time)
    let encoding = Encoding(identity: identity.take(), details: details.take())
    kept[index] = encoding
    keptCount += 1
    return encoding
  }
}
