internal import Geodesy

/// What is said after a batch, and the exit code it ends with.
struct BatchReport {
  var summary: BatchSummary
  /// What the coordinates were given in.
  var datum: Datum
  var notes: Notes

  func tell() -> ExitStatus {
    if summary.lineCount == 0 {
      notes.say(
        "standard input is empty: expected a coordinate per line", chinese: "标准输入为空：应每行一个坐标")
    }
    let lines = summary.lineCount
    if let first = summary.unreadable.first {
      notes.say(
        "\(summary.unreadable.count) of \(lines) lines could not be read, "
          + "the first is line \(first)",
        chinese: "\(lines) 行中有 \(summary.unreadable.count) 行无法读取，第一处为第 \(first) 行")
    }
    if let first = summary.unreachable.first {
      notes.say(
        "\(summary.unreachable.count) of \(lines) lines are off the map or cut off, "
          + "the first is line \(first)",
        chinese: "\(lines) 行中有 \(summary.unreachable.count) 行不在地图内或无路可达，第一处为第 \(first) 行")
    }
    if summary.implausibleCount > 0 { notes.sayThatThisIsImplausible(datum) }
    if summary.foundCount > 0 { return .found }
    return lines > 0 && summary.unreachable.count == lines ? .notReachable : .nothingFound
  }
}

extension Notes {
  /// For coordinates that lie where their datum is not in use.
  func sayThatThisIsImplausible(_ datum: Datum) {
    say(
      "\(datum.name) is used in China only, and this is far from it: is --datum right?",
      chinese: "\(datum.name) 仅用于中国境内，而该坐标不在附近：--datum 是否正确？")
  }
}
