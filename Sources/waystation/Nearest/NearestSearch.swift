internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers the coordinates of a command line.
struct NearestSearch {
  var context: NearestContext
  var time: LocalTime
  var notes: Notes

  /// - Returns: whether anything was found for any of the origins; ``ExitStatus/notReachable`` when all
  ///   of them are off the map or cut off.
  func run(
    _ origins: [Origin], as format: inout some NearestFormat, to output: inout OutputBuffer
  ) throws(CommandFailure) -> ExitStatus {
    var foundCount = 0
    var refusalCount = 0
    var workspace = SearchWorkspace()
    format.begin(&output)
    for (index, origin) in origins.enumerated() {
      do throws(RoutingError) {
        let finding = try context.question.answer(
          from: origin, in: context.finder, using: &workspace)
        format.write(
          NearestAnswer(number: index + 1, origin: origin, time: time, finding: finding),
          to: &output)
        if finding.hits.isEmpty {
          explainNothingFound(near: origin, &workspace)
        } else {
          foundCount += 1
        }
      } catch {
        guard error != .noRoads else { throw .unanswerable(error) }
        refusalCount += 1
        format.write(
          NearestRefusal(number: index + 1, origin: origin, time: time, error: error), to: &output)
        notes.say(error.description, chinese: error.chineseDescription)
      }
      try output.flushIfFull()
    }
    format.end(&output)
    try output.flush()
    if foundCount > 0 { return .found }
    return refusalCount == origins.count ? .notReachable : .nothingFound
  }

  /// Says what stood in the way: the needs, or the limits.
  private func explainNothingFound(near origin: Origin, _ workspace: inout SearchWorkspace) {
    let needs = context.question.needs
    let words = TableWords(language: notes.language)
    var question = context.question
    (question.count, question.limit, question.timeLimit) = (1, nil, nil)
    // Where roads fail there is a refusal, and no need to explain.
    let answer = try? question.answer(from: origin, in: context.finder, using: &workspace)
    guard let nearest = answer?.hits.first else {
      let count = context.finder.stops.count
      notes.say(
        needs.isEmpty
          ? "nothing found: there are no stops"
          : "nothing found: none of \(count) stops offers all that is needed",
        chinese: needs.isEmpty ? "没有找到：没有任何驿站" : "没有找到：\(count) 个驿站中没有一个提供全部所需服务")
      return
    }
    let distance = words.text(nearest.distance)
    if let duration = nearest.duration {
      let time = words.text(duration)
      notes.say(
        "nothing found within the limit: the nearest such stop is \(time) away, \(distance)",
        chinese: "范围内没有找到：最近的符合条件的驿站需 \(time)，\(distance)")
    } else {
      notes.say(
        "nothing found within the limit: the nearest such stop is \(distance) away",
        chinese: "范围内没有找到：最近的符合条件的驿站在 \(distance)处")
    }
  }
}
