internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers the coordinates of a command line.
struct NearestSearch {
  var context: NearestContext
  var time: LocalTime
  var notes: Notes

  /// - Returns: whether anything was found for any of the origins.
  func run(
    _ origins: [Origin], as format: inout some NearestFormat, to output: inout OutputBuffer
  ) throws(CommandFailure) -> ExitStatus {
    let question = context.question
    var status = ExitStatus.nothingFound
    format.begin(&output)
    for (index, origin) in origins.enumerated() {
      let found = context.finder.nearest(
        question.count, to: origin.wgs84, needing: question.needs, within: question.limit)
      format.write(
        NearestAnswer(number: index + 1, origin: origin, time: time, found: found), to: &output)
      try output.flushIfFull()
      if found.isEmpty { explainNothingFound(near: origin) } else { status = .found }
    }
    format.end(&output)
    try output.flush()
    return status
  }

  /// Says what stood in the way: the needs, or the limit.
  private func explainNothingFound(near origin: Origin) {
    let needs = context.question.needs
    let words = TableWords(language: notes.language)
    guard let nearest = context.finder.nearest(1, to: origin.wgs84, needing: needs).first else {
      let count = context.finder.stops.count
      notes.say(
        needs.isEmpty
          ? "nothing found: there are no stops"
          : "nothing found: none of \(count) stops offers all that is needed",
        chinese: needs.isEmpty ? "没有找到：没有任何驿站" : "没有找到：\(count) 个驿站中没有一个提供全部所需服务")
      return
    }
    let distance = words.text(nearest.distance)
    notes.say(
      "nothing found within the limit: the nearest such stop is \(distance) away",
      chinese: "范围内没有找到：最近的符合条件的驿站在 \(distance)处")
  }
}
