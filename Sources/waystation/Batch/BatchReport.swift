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
    if let first = summary.firstRefusal {
      notes.say(
        "\(summary.refusalCount) of \(summary.lineCount) lines could not be read, "
          + "the first is line \(first)",
        chinese: "\(summary.lineCount) 行中有 \(summary.refusalCount) 行无法读取，第一处为第 \(first) 行")
    }
    if summary.implausibleCount > 0 { notes.sayThatThisIsImplausible(datum) }
    return summary.foundCount > 0 ? .found : .nothingFound
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
