internal import MapImport
internal import NearestStop

/// What `waystation stops --check` has to say about a file. Here the problems are the answer, so they
/// go to standard output, a line each.
struct StopsCheck {
  var inventory: StopInventory

  /// - Returns: ``ExitStatus/badData`` when the file cannot be used, or not all of it.
  func write(to output: inout OutputBuffer) throws(CommandFailure) -> ExitStatus {
    for problem in inventory.skipped { try write("left out", problem, to: &output) }
    for problem in inventory.warnings { try write("warning", problem, to: &output) }
    for (property, count) in inventory.ignoredProperties.sorted(by: { $0.key < $1.key }) {
      output.append("not read: '\(PrintableText.excerpt(property))', in \(count) records\n")
    }
    var status: ExitStatus = inventory.skipped.isEmpty ? .found : .badData
    do throws(CommandFailure) {
      _ = try inventory.finder()
    } catch {
      output.append(error.message + "\n")
      status = error.status
    }
    output.append(
      "\(inventory.recordCount) records: \(inventory.stops.count) stops, "
        + "\(inventory.skipped.count) left out, \(inventory.warnings.count) warnings\n")
    try output.flush()
    return status
  }

  private func write(
    _ word: String, _ problem: RecordProblem, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    output.append(word + ": " + PrintableText.of(problem.description) + "\n")
    try output.flushIfFull()
  }
}
