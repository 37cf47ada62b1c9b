internal import ArgumentParser
internal import NearestStop

/// Which stops are wanted: options of who answers with many of them.
struct StopChoice: ParsableArguments {
  @Option(
    name: .customLong("need"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only stops that offer this. Repeatable; commas separate several.", valueName: "need"),
    completion: .list(NeedVocabulary.completions),
    transform: NeedVocabulary.parse)
  var givenNeeds: [AmenitySet] = []

  @Option(
    name: .customLong("exclude"), parsing: .singleValue,
    help: ArgumentHelp(
      "Leave out the stop with this id, because it is closed. Repeatable; commas separate several.",
      valueName: "id"))
  var excludedIDs: [String] = []

  /// All needs together.
  var needs: AmenitySet { givenNeeds.reduce([]) { $0.union($1) } }

  /// The excluded stops; notes those that no stop is.
  func exclusion(in finder: StopFinder, notes: Notes) -> StopExclusion {
    let ids = ListArgument.ids(excludedIDs) { finder.ordinal(ofID: $0) != nil }
    notes.sayWhichAreUnknown(ids.filter { finder.ordinal(ofID: $0) == nil })
    return finder.exclusion(of: ids)
  }
}
