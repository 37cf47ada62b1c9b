internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers the coordinates of a command line.
struct NearestSearch {
  var context: NearestContext
  var time: LocalTime
  var notes: Notes
  /// Whether to say so when all that is found is closed.
  var isClosedTold = false

  /// - Returns: whether anything was found for any of the origins; ``ExitStatus/notReachable`` when all
  ///   of them are off the map or cut off.
  func run(
    _ origins: [Origin], as format: inout some NearestFormat, to output: inout OutputBuffer
  ) throws(CommandFailure) -> ExitStatus {
    var foundCount = 0
    var refusalCount = 0
    var hours: [StopHours] = []
    var workspace = SearchWorkspace()
    format.begin(&output)
    for (index, origin) in origins.enumerated() {
      do throws(RoutingError) {
        let finding = try context.question.answer(
          from: origin, at: time, in: context.finder, using: &workspace)
        var answer = NearestAnswer(
          number: index + 1, origin: origin, time: time, finding: finding)
        if context.isExplained {
          answer.explanation = try context.question.explanation(
            from: origin, at: time, in: context.finder, using: &workspace)
        }
        format.write(answer, to: &output)
        if finding.hits.isEmpty {
          NothingFound(context, at: time).tell(notes, near: origin, using: &workspace)
        } else {
          foundCount += 1
          if isClosedTold { hours += context.hours(of: answer) }
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
    notes.sayIfAllAreClosed(hours, option: "--open now")
    if foundCount > 0 { return .found }
    return refusalCount == origins.count ? .notReachable : .nothingFound
  }
}
