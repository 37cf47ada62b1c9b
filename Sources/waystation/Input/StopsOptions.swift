internal import ArgumentParser
internal import Geodesy
internal import NearestStop
internal import Stops

/// Which stops a subcommand works with: options that all of them share.
struct StopsOptions: ParsableArguments {
  @Option(
    name: .customLong("stops"),
    help: ArgumentHelp(
      "A GeoJSON or CSV file of stops; without it, the embedded sample.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json", "csv"]))
  var file: String?

  @Option(
    name: .customLong("stops-datum"),
    help: ArgumentHelp(
      "The datum of the coordinates in that file: wgs84, gcj02 or bd09.", valueName: "datum"),
    completion: .list(Datum.allCases.map(\.rawValue)),
    transform: DatumArgument.parse)
  var givenDatum: Datum?

  @Flag(help: "End with exit code 3 if a record has to be left out or looks wrong.")
  var strict = false

  @Flag(help: "Add the sample's second layer: 1,500 corners of one square metre.")
  var corners = false

  @Option(
    name: .customLong("exclude"), parsing: .singleValue,
    help: ArgumentHelp(
      "Leave out the stop with this id, because it is closed. Repeatable; commas separate several.",
      valueName: "id"))
  var excludedIDs: [String] = []

  @OptionGroup var holidayOptions: HolidayOptions
  @OptionGroup var mapOptions: MapOptions

  var language: Language { mapOptions.language }

  /// The ids of `--exclude`.
  func excludedIDs(in finder: StopFinder) -> [String] {
    ListArgument.ids(excludedIDs) { finder.ordinal(ofID: $0) != nil }
  }

  /// Of the file of stops.
  var datum: Datum { givenDatum ?? .wgs84 }

  func validate() throws {
    if mapOptions.map != nil { try validateMap() }
    if file != nil, corners {
      throw ValidationError(
        "--corners belongs to the embedded sample and --stops replaces it: leave one of them out",
        chinese: "--corners 属于内置示例，而 --stops 会替换它：请去掉其中之一")
    }
    if file == "-", holidayOptions.file == "-" {
      throw ValidationError(
        "standard input cannot be both the stops and the holidays: give one of them as a file",
        chinese: "标准输入不能同时是驿站和节假日：请把其中之一作为文件给出")
    }
  }

  /// A compiled map brings its stops along, as they were checked when it was made.
  private func validateMap() throws(ValidationError) {
    if file != nil {
      throw ValidationError(
        "--map brings stops along and --stops replaces them: leave one out",
        chinese: "--map 自带驿站，而 --stops 会替换它们：请去掉其中之一")
    }
    let others = [
      (strict, "--strict"), (corners, "--corners"), (givenDatum != nil, "--stops-datum"),
    ]
    for (isGiven, name) in others where isGiven {
      throw ValidationError(
        "\(name) does not apply to a compiled map, whose stops were read when it was made: "
          + "leave it out, or give the stops with --stops",
        chinese: "\(name) 不适用于已编译的地图，其驿站在制作时已读取：请去掉它，或用 --stops 给出驿站")
    }
  }
}

/// Reads `--datum` and `--stops-datum`.
enum DatumArgument {
  static func parse(_ text: String) throws(ValidationError) -> Datum {
    do throws(GeodesyError) {
      return try Datum(parsing: text)
    } catch {
      throw ValidationError(
        "\(error)",
        chinese: "未知的坐标系“\(PrintableText.excerpt(text))”：应为 wgs84、gcj02 或 bd09")
    }
  }
}
