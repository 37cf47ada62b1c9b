internal import Geodesy
internal import NearestStop

/// A route as GPX 1.1: both places as waypoints, the line along the roads as a track.
struct GPXDocument {
  private let answer: RouteAnswer
  private let words: TableWords

  init(_ answer: RouteAnswer, language: Language) {
    self.answer = answer
    words = TableWords(language: language)
  }

  func write(to output: inout OutputBuffer) {
    let route = answer.route
    output.beginGPX()
    output.waypoint(route.origin, name: words.text(route.origin))
    let destination =
      answer.stop.map { words.names(of: $0).joined(separator: " / ") }
      ?? words.text(route.destination)
    output.waypoint(route.destination, name: destination)
    output.track(route, named: answer.title(words), words)
    output.endGPX()
  }
}
