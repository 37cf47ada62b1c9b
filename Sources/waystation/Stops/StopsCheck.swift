internal import MapImport
internal import NearestStop

/// What `waystation stops --check` has to say about a file. Here the problems are the answer, so they
/// go to standard output, a line each.
struct StopsCheck {
  var inventory: StopInventory
  /// Whether warnings count as damage.
  var isStrict = false

  /// - Returns: ``ExitStatus/badData`` when the file cannot be used, or not all of it; where the
  ///   check is strict, also because of a warning.
  func write(to output: inout OutputBuffer) throws(CommandFailure) -> ExitStatus {
    for problem in inventory.skipped { try write("left out", problem, to: &output) }
    for problem in inventory.warnings { try write("warning", problem, to: &output) }
    for (property, count) in inventory.ignoredProperties.sorted(by: { $0.key < $1.key }) {
      output.append(
        "not read: '\(PrintableText.excerpt(property))', in \(Plural.of(count, "record"))\n")
    }
    let isClean = inventory.skipped.isEmpty && (inventory.warnings.isEmpty || !isStrict)
    var status: ExitStatus = isClean ? .found : .badData
    do throws(CommandFailure) {
      _ = try inventory.finder()
    } catch {
      output.append(error.message + "\n")
      status = error.status
    }
    output.append(
      Plural.of(inventory.recordCount, "record") + ": "
        + Plural.of(inventory.stops.count, "stop") + ", \(inventory.skipped.count) left out, "
        + Plural.of(inventory.warnings.count, "warning") + "\n")
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
