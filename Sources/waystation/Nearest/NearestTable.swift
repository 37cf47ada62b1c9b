internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers as a person wants to see them: a heading that repeats the question, and a table.
struct NearestTable: NearestFormat {
  private let context: NearestContext
  private let screen: Screen
  private let words: TableWords
  private var isFirst = true

  init(_ context: NearestContext, screen: Screen) {
    self.context = context
    self.screen = screen
    words = TableWords(language: context.language)
  }

  mutating func begin(_ output: inout OutputBuffer) {}

  mutating func write(_ answer: NearestAnswer, to output: inout OutputBuffer) {
    separate(&output)
    let heading = heading(from: answer.origin, at: answer.time)
    for line in TextWrap.lines(of: heading, width: screen.width) { output.append(line + "\n") }
    if answer.found.isEmpty {
      output.append("  " + words.nothingFound + "\n")
    } else {
      table(of: answer).write(to: &output, on: screen)
    }
    guard let explanation = answer.explanation else { return }
    output.append(UInt8(ascii: "\n"))
    for line in ExplanationText(context, at: answer.time).lines(explanation) {
      for part in TextWrap.lines(of: line, width: screen.width) { output.append(part + "\n") }
    }
  }

  private func table(of answer: NearestAnswer) -> TextTable {
    let isByRoad = context.question.isByRoad
    let timeColumn = TextTable.Column(heading: words.time, isRightAligned: true)
    var table = TextTable(
      columns: [
        TextTable.Column(heading: "#", isRightAligned: true),
        TextTable.Column(heading: words.name, isElastic: true, isBold: true),
      ] + (isByRoad ? [timeColumn] : []) + [
        TextTable.Column(heading: words.distance, isRightAligned: true),
        TextTable.Column(heading: words.direction),
        TextTable.Column(heading: words.open),
        TextTable.Column(heading: words.entry, isElastic: true),
        TextTable.Column(heading: words.offers),
      ])
    for index in answer.found.indices {
      let found = FoundStop(answer, at: index, in: context.finder)
      let hours = StopHours(
        found.stop, at: context.hoursTime(answer, at: index), calendar: context.calendar)
      let time = isByRoad ? [TextTable.Cell.text(found.duration.map(words.text) ?? "")] : []
      table.rows.append(
        [.text(String(found.rank)), .lines(words.names(of: found.stop))] + time + [
          .text(words.text(found.distance)),
          .text(words.text(found.direction)),
          .lines(words.opening(hours, now: answer.time)),
          .lines(words.entry(to: found.stop, hours, by: found.entrance)),
          .items(words.offers(of: found.stop), separator: words.listSeparator),
        ])
      if let route = found.route { table.linesBelow[index] = words.numberedDirections(route) }
      if let links = context.question.links {
        table.linksBelow[index] = links.lines(words) {
          links.link(to: found.stop, by: found.entrance, in: $0)
        }
      }
    }
    return table
  }

  mutating func write(_ refusal: NearestRefusal, to output: inout OutputBuffer) {
    if let origin = refusal.origin, let time = refusal.time {
      // A single question's error is told on standard error, and there is nothing to line up.
      guard context.isNumbered else { return }
      separate(&output)
      let heading = heading(from: origin, at: time)
      for line in TextWrap.lines(of: heading, width: screen.width) { output.append(line + "\n") }
      let lines = TextWrap.lines(of: words.message(of: refusal), width: max(1, screen.width - 2))
      for line in lines { output.append("  " + line + "\n") }
    } else {
      separate(&output)
      output.append(words.refusal(refusal) + "\n")
    }
  }

  mutating func end(_ output: inout OutputBuffer) {}

  private mutating func separate(_ output: inout OutputBuffer) {
    if !isFirst { output.append(UInt8(ascii: "\n")) }
    isFirst = false
  }

  /// `Near 39.908779,116.373715 (GCJ-02) = 39.9074,116.3675 (WGS-84) · water · Sat 12:07`.
  private func heading(from origin: Origin, at time: LocalTime) -> String {
    let question = context.question
    var place = words.text(origin.given) + " (\(question.datum.name))"
    if question.datum != .wgs84 {
      place += " = " + words.text(origin.wgs84) + " (\(Datum.wgs84.name))"
    }
    var parts = [words.near(place)]
    if !question.needs.isEmpty {
      parts.append(
        question.needs.amenities.map(words.text).joined(separator: words.listSeparator))
    }
    if question.isByRoad { parts.append(words.text(question.mode)) }
    if let limit = question.limit { parts.append(words.within(limit)) }
    if let limit = question.timeLimit { parts.append(words.within(limit)) }
    if let opening = question.opening { parts.append(words.openOnArrival(opening)) }
    parts.append(words.at(time))
    return parts.joined(separator: " · ")
  }
}
