internal import ArgumentParser
internal import NearestStop
internal import Stops

/// A way to write answers one after the other.
///
/// The ways differ in what surrounds an answer (a header row, a closing bracket, a heading), so
/// each is told of the beginning and the end. A refusal takes the place of the answer it stands for:
/// whoever asked can line up questions and answers by counting.
protocol NearestFormat {
  mutating func begin(_ output: inout OutputBuffer)
  mutating func write(_ answer: NearestAnswer, to output: inout OutputBuffer)
  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer)
  mutating func end(_ output: inout OutputBuffer)
}

/// What every format has to know to write an answer.
struct NearestContext: Sendable {
  var finder: StopFinder
  var question: NearestQuestion
  /// The holidays that are known.
  var calendar: HolidayCalendar?
  var language: Language
  /// Whether answers are numbered, because there may be several.
  var isNumbered: Bool
  /// Whether answers are explained.
  var isExplained = false
  /// What has changed since the map was made, as far as somebody has said so.
  var changes: LiveSummary?

  /// The time for which a stop's hours are told: when one gets there if that is asked for, else when one
  /// leaves.
  func hoursTime(_ answer: borrowing NearestAnswer, at index: Int) -> LocalTime {
    question.opening == nil ? answer.time : answer.arrival(at: index)
  }

  /// Of all stops found.
  func hours(of answer: borrowing NearestAnswer) -> [StopHours] {
    var hours: [StopHours] = []
    for (index, hit) in answer.found.enumerated() {
      hours.append(
        StopHours(
          finder.stops[Int(hit.ordinal)], at: hoursTime(answer, at: index), calendar: calendar))
    }
    return hours
  }
}

/// How answers are written: as other commands write stops, or as GPX 1.1 for a navigation device.
enum NearestOutput: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people.
  case table
  /// One document per call.
  case json
  /// RFC 7946, for maps.
  case geojson
  /// RFC 4180, for spreadsheets and databases.
  case csv
  /// One JSON object a line.
  case ndjson
  /// Waypoints, and with `--route` tracks.
  case gpx
}
