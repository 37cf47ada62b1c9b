internal import NearestStop

extension StopInventory {
  /// Reads the stops, says what there is to say about them, and indexes them.
  static func finder(_ options: StopsOptions, notes: Notes) throws(CommandFailure) -> StopFinder {
    var inventory = try StopInventory(options)
    try inventory.report(to: notes, isStrict: options.strict)
    inventory.exclude(options.excludedIDs, notes: notes)
    if options.file == nil { notes.sayThatThisIsSampleData() }
    return try inventory.finder()
  }

  /// Indexes the stops.
  func finder() throws(CommandFailure) -> StopFinder {
    do throws(StopFinderError) {
      return try StopFinder(stops)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }
}

extension Notes {
  /// Said always, not only on a terminal: whoever takes the sample for real in a script is misled
  /// worse than whoever sees it.
  func sayThatThisIsSampleData() {
    say(
      "answering from sample data, not for navigation; use --stops for your own",
      chinese: "以下为示例数据，不可用于导航；请用 --stops 指定自己的数据")
  }
}
