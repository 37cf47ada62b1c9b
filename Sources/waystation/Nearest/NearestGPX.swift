internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers as one GPX 1.1 document: every origin and every stop found as a waypoint, every route that is
/// asked for as a track.
///
/// GPX wants all waypoints before the first track, so tracks are kept until the end. Not for batches.
struct NearestGPX: NearestFormat {
  private let context: NearestContext
  private let words: TableWords
  /// The tracks of all answers.
  private var tracks: [UInt8] = []
  /// The stops that are waypoints already: several origins may find the same.
  private var written: Set<UInt32> = []

  init(_ context: NearestContext) {
    self.context = context
    words = TableWords(language: context.language)
  }

  mutating func begin(_ output: inout OutputBuffer) { output.beginGPX() }

  mutating func write(_ answer: NearestAnswer, to output: inout OutputBuffer) {
    output.waypoint(answer.origin.wgs84, name: words.text(answer.origin.wgs84))
    var ways = OutputBuffer(to: nil)
    for index in answer.found.indices {
      let found = FoundStop(answer, at: index, in: context.finder)
      let name = words.names(of: found.stop).joined(separator: " / ")
      if written.insert(answer.found[index].ordinal).inserted {
        output.waypoint(found.entrance?.coordinate ?? found.stop.coordinate, name: name)
      }
      guard let route = found.route else { continue }
      ways.track(route, named: words.text(answer.origin.given) + " → " + name, words)
    }
    tracks += ways.take()
  }

  /// Told on standard error; what is a waypoint is where somebody asks from.
  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer) {
    guard let origin = refusal.origin else { return }
    output.waypoint(origin.wgs84, name: words.text(origin.wgs84))
  }

  mutating func end(_ output: inout OutputBuffer) {
    output.append(tracks)
    output.endGPX()
  }
}
