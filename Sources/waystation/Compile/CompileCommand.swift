internal import ArgumentParser
internal import Geodesy
internal import MapCompiler
internal import NearestStop

/// `waystation compile`: a map and a list of stops become one file that answers at once.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Makes a map of roads and stops that the other subcommands answer from.",
    usage: "waystation compile [<options>] -o <file>",
    discussion: """
      Roads come from an OpenStreetMap extract (PBF, or XML with or without gzip), stops from a file, \
      from the extract, or from both: a place that is in both becomes one stop. Without --roads the \
      map answers by straight line only. --bbox and --polygon cut the extract, not the file of stops.

      The report says what was dropped and why. The same inputs give the same bytes. The output is \
      written beside its place and renamed when it is whole.

      EXAMPLES:
        waystation compile --roads city.osm.pbf --stops stops.csv -o city.waystation
        waystation compile --roads city.osm.pbf --stops-from-osm -o city.waystation
        waystation compile --roads china.osm.pbf --bbox 39.86,116.31,39.98,116.40 \\
          --stops stops.csv --stops-datum gcj02 -o xicheng.waystation

      \(ExitStatus.help)
      """)

  @Option(
    name: .customLong("roads"),
    help: ArgumentHelp(
      "An OpenStreetMap extract; '-' for standard input, kept in memory.", valueName: "file"),
    completion: .file(extensions: ["pbf", "osm", "gz"]))
  var roads: String?

  @Option(
    name: .customLong("stops"),
    help: ArgumentHelp(
      "A GeoJSON or CSV file of stops; '-' for standard input.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json", "csv"]))
  var stops: String?

  @Option(
    name: .customLong("stops-datum"),
    help: ArgumentHelp(
      "The datum of the coordinates in that file: wgs84, gcj02 or bd09.", valueName: "datum"),
    completion: .list(Datum.allCases.map(\.rawValue)),
    transform: DatumArgument.parse)
  var givenDatum: Datum?

  @Flag(
    name: .customLong("stops-from-osm"),
    help: "Take stops from the extract as well: whatever offers something there.")
  var takesStopsFromOSM = false

  @Option(
    name: .customLong("bbox"),
    help: ArgumentHelp(
      "The part of the extract that is wanted, in degrees.", valueName: "south,west,north,east"),
    transform: BoundsArgument.parse)
  var bounds: BoundingBox?

  @Option(
    name: .customLong("polygon"),
    help: ArgumentHelp("The same, as a GeoJSON file with a polygon.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var polygon: String?

  @Option(
    name: .customLong("trunk-roads"),
    help: ArgumentHelp(
      "What 'highway=trunk' means in that country: expressways, closed to all three ways of moving, as "
        + "in China; or ordinary roads.", valueName: "kind"),
    completion: .list(TrunkRoads.allCases.map(\.rawValue)),
    transform: TrunkRoadsArgument.parse)
  var trunkRoads: TrunkRoads = .expressways

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Where the map is written.", valueName: "file"),
    completion: .file(extensions: ["waystation"]))
  var output: String

  @Flag(
    name: .customLong("compact"),
    help: ArgumentHelp(
      "Leave out what can be made again: about a third of the size, opened in 0.1 s for a city instead of "
        + "a few milliseconds, each process with a copy of its own."))
  var isCompact = false

  @Flag(
    name: .customLong("no-lists"),
    help: ArgumentHelp(
      "Make no lists of the nearest stops for every vertex: a quarter less, and single needs take twice as "
        + "long to answer."))
  var leavesOutLists = false

  @Option(help: "How to write the report: table or json. Default: table.")
  var report: ReportFormat?

  @Option(help: "Language of notes: zh, en or both names. Default: from LANG.")
  var lang: Language?

  func validate() throws {
    guard roads != nil || stops != nil else {
      throw ValidationError(
        "nothing to compile: give an OpenStreetMap extract with --roads, stops with --stops, or both",
        chinese: "没有可编译的内容：请用 --roads 给出 OpenStreetMap 数据，用 --stops 给出驿站，或两者都给")
    }
    if stops == nil, givenDatum != nil {
      throw ValidationError(
        "--stops-datum speaks of a file of stops: give one with --stops, or leave it out",
        chinese: "--stops-datum 是驿站文件的坐标系：请用 --stops 给出文件，或去掉它")
    }
    if roads == nil {
      let others = [
        (takesStopsFromOSM, "--stops-from-osm"), (bounds != nil, "--bbox"),
        (polygon != nil, "--polygon"),
      ]
      for (isGiven, name) in others where isGiven {
        throw ValidationError(
          "\(name) needs an OpenStreetMap extract: give one with --roads",
          chinese: "\(name) 需要 OpenStreetMap 数据：请用 --roads 给出")
      }
    }
    guard !isCompact || !leavesOutLists else {
      throw ValidationError(
        "a compact map has no lists: leave out --no-lists", chinese: "紧凑的地图没有列表：请去掉 --no-lists")
    }
    guard bounds == nil || polygon == nil else {
      throw ValidationError(
        "--bbox and --polygon both cut the extract: leave one of them out",
        chinese: "--bbox 与 --polygon 都会裁剪数据：请去掉其中之一")
    }
    guard [roads, stops, polygon].count(where: { $0 == "-" }) < 2 else {
      throw ValidationError(
        "standard input can be one file only: give the others by their names",
        chinese: "标准输入只能是一个文件：其余请按文件名给出")
    }
    guard output != "-" else {
      throw ValidationError(
        "a map is written beside its place and renamed, which standard output cannot be: give a file "
          + "with -o", chinese: "地图先写在旁边再改名，标准输出做不到：请用 -o 给出文件")
    }
    guard !output.isEmpty, !OperatingSystem.isOccupied(output) else {
      throw ValidationError(
        "'\(PrintableText.excerpt(output))' cannot become a map: expected the name of a file, not of a "
          + "folder, a device or a pipe",
        chinese: "“\(PrintableText.excerpt(output))”不能成为地图：应为文件名，不能是文件夹、设备或管道")
    }
    for input in [roads, stops, polygon].compactMap(\.self)
    where input != "-" && (input == output || OperatingSystem.isSameFile(input, output)) {
      throw ValidationError(
        "the map would take the place of '\(PrintableText.excerpt(input))', which it is made from: "
          + "give -o another name",
        chinese: "地图会覆盖用来制作它的“\(PrintableText.excerpt(input))”：请为 -o 换一个文件名")
    }
  }

  func run() throws {
    let notes = Notes(language: lang ?? .ofEnvironment)
    var parameters = MovementParameters()
    parameters.trunkRoads = trunkRoads
    let sources = CompileSources(
      roads: roads, stops: stops, datum: givenDatum ?? .wgs84,
      takesStopsFromOSM: takesStopsFromOSM, bounds: bounds, polygon: polygon,
      parameters: parameters, hasLists: !isCompact && !leavesOutLists)
    try MapCompilation.checkPlace(output)
    var compilation = MapCompilation(sources, notes: notes)
    try compilation.run()
    try compilation.write(to: output, as: isCompact ? .compact : .prepared)
    var buffer = OutputBuffer(to: .standardOutput)
    switch report ?? .table {
    case .table: compilation.report.writeTable(to: &buffer)
    case .json: compilation.report.writeJSON(to: &buffer)
    }
    try buffer.flush()
  }
}

extension ReportFormat: ExpressibleByArgument {}

/// Reads `--trunk-roads`.
enum TrunkRoadsArgument {
  static func parse(_ text: String) throws(ValidationError) -> TrunkRoads {
    guard let kind = TrunkRoads(rawValue: FoldedText.of(text)) else {
      let kinds = TrunkRoads.allCases.map(\.rawValue).joined(separator: " or ")
      throw ValidationError(
        "'\(PrintableText.excerpt(text))' is unknown: expected \(kinds)",
        chinese: "未知的“\(PrintableText.excerpt(text))”：应为 \(kinds)")
    }
    return kind
  }
}
