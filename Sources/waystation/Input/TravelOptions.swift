internal import ArgumentParser
internal import Geodesy
internal import NearestStop

/// How one moves, and in which datum places are given: options that all share who answer by road alone.
struct TravelOptions: ParsableArguments {
  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "How one gets there: foot, bicycle or ebike. Default: foot.", valueName: "mode"),
    completion: .list(TravelVocabulary.profileCompletions),
    transform: TravelVocabulary.parseProfile)
  var givenProfile: Profile?

  @Option(
    name: .customLong("datum"),
    help: ArgumentHelp(
      "The datum of the coordinates given: wgs84, gcj02 or bd09.", valueName: "datum"),
    completion: .list(Datum.allCases.map(\.rawValue)),
    transform: DatumArgument.parse)
  var givenDatum: Datum?

  var profile: Profile { givenProfile ?? .foot }
  var datum: Datum { givenDatum ?? .wgs84 }
}
