internal import NearestStop
internal import Stops

/// What has been encoded of each stop, reused by every answer that names it.
///
/// A batch names the same few hundred stops a million times; encoding one takes microseconds, copying
/// its bytes takes nanoseconds. A stop is encoded when it is first found, so a single question in a
/// file of a million stops encodes only its own answer.
struct StopEncodings<Encoding> {
  /// Encodings with the times they tell of.
  private var kept: [(time: LocalTime, encoding: Encoding)?]
  private var keptCount = 0
  private let encode: (Stop, LocalTime) -> Encoding

  /// With about a kilobyte a stop, this bounds the memory to some 20 MB.
  private static var keptLimit: Int { 20_000 }

  /// - Parameter encode: writes a stop, telling whether it is open at the time.
  init(stopCount: Int, encode: @escaping (Stop, LocalTime) -> Encoding) {
    kept = Array(repeating: nil, count: stopCount)
    self.encode = encode
  }

  /// The encoding of a stop of the finder, made now or before.
  mutating func encoding(
    of ordinal: UInt32, in finder: StopFinder, at time: LocalTime
  ) -> Encoding {
    let index = Int(ordinal)
    if let kept = kept[index], kept.time == time { return kept.encoding }
    let encoding = encode(finder.stops[index], time)
    if kept[index] == nil {
      if keptCount == Self.keptLimit {
        for index in kept.indices { kept[index] = nil }
        keptCount = 0
      }
      keptCount += 1
    }
    kept[index] = (time, encoding)
    return encoding
  }
}
