internal import MapCompiler
internal import MapImport
internal import NearestStop
internal import Stops

/// Makes a map, step by step, and keeps what there is to report.
struct MapCompilation {
  private let sources: CompileSources
  private let notes: Notes
  private(set) var report = Report()
  private var provenance = Provenance()
  private var stops: [Stop] = []
  private var graph: RoadGraph?
  private var finder: StopFinder?
  private var timings = Report.Section(key: "timings_s", title: "Time taken")

  init(_ sources: CompileSources, notes: Notes) {
    self.sources = sources
    self.notes = notes
  }

  /// Reads and builds everything.
  mutating func run() throws(CommandFailure) {
    let clip = try sources.clip()
    let extract: CompileExtract?
    if let roads = sources.roads { extract = try CompileExtract(roads) } else { extract = nil }
    try readStops()
    if let extract, let roads = sources.roads {
      try compileRoads(extract, named: roads, clip: clip)
      if sources.takesStopsFromOSM { try addStops(of: extract, clip: clip) }
    }
    try build()
  }

  /// Finds out whether the map can be written, before anything is read.
  static func checkPlace(_ path: String) throws(CommandFailure) {
    do throws(SnapshotError) {
      try SnapshotWriter.checkPlace(path)
    } catch {
      throw .unwritableMap(path, error)
    }
  }

  /// Writes the map; the report then tells its size.
  mutating func write(to path: String, as form: SnapshotForm) throws(CommandFailure) {
    guard let finder else { return }
    let clock = ContinuousClock()
    let start = clock.now
    do throws(SnapshotError) {
      var writer = SnapshotWriter()
      try provenance.write(to: &writer)
      finder.write(to: &writer, as: form)
      try writer.write(to: path)
    } catch {
      throw .unwritableMap(path, error)
    }
    add(time: start.duration(to: clock.now), "write", "writing")
    // What stands there now is what others will open.
    let snapshot = try MapFile.open(path)
    let contents = MapContents(finder, byteCount: snapshot.byteCount)
    report.sections.insert(contents.section(titled: PrintableText.of(path)), at: 0)
    report.sections += contents.profileSections
    report.sections.append(timings)
  }

  // MARK: Steps

  private mutating func readStops() throws(CommandFailure) {
    guard let file = sources.stops else { return }
    let clock = ContinuousClock()
    let start = clock.now
    let inventory = try StopInventory(file: file, datum: sources.datum)
    if sources.datum != .wgs84 { notes.sayThatItIsConverted(file, from: sources.datum) }
    try inventory.report(to: notes, isStrict: false)
    guard !inventory.isAllDamaged else {
      throw .badData(
        PrintableText.of(file)
          + ": none of its records can be used: 'waystation stops --check' lists why")
    }
    stops = inventory.stops
    var section = Report.Section(key: "stops_file", title: "Stops, from the file")
    section.add("records", "records", .count(inventory.recordCount))
    section.add("stops", "stops", .count(inventory.stops.count))
    section.add("left_out", "left out", .count(inventory.skipped.count))
    section.add("warnings", "warnings", .count(inventory.warnings.count))
    report.sections.append(section)
    provenance.add("stops.file", CompileSources.name(ofFile: file))
    provenance.add("stops.xxh64", inventory.checksum)
    provenance.add("stops.datum", sources.datum.rawValue)
    add(time: start.duration(to: clock.now), "stops", "stops of the file")
  }

  private mutating func compileRoads(
    _ extract: CompileExtract, named file: String, clip: OSMClip?
  ) throws(CommandFailure) {
    let clock = ContinuousClock()
    var start = clock.now
    let progress = ProgressLine("roads")
    let compilation = try extract.compileRoads(
      RoadCompiler(parameters: sources.parameters, clip: clip), progress.show)
    progress.clear()
    add(time: start.duration(to: clock.now), "roads", "roads of the extract")
    guard !compilation.network.segments.isEmpty else {
      throw .badData(
        PrintableText.of(file) + ": holds no roads"
          + (clip == nil
            ? ": expected an OpenStreetMap extract with its ways"
            : " in the part that is wanted: check --bbox or --polygon"))
    }
    report.sections += compilation.report.sections
    start = clock.now
    do throws(RoadsError) {
      graph = try RoadGraph(compilation.network)
    } catch {
      throw .badData(PrintableText.of(file) + ": \(error)")
    }
    add(time: start.duration(to: clock.now), "graph", "building the graph")
    provenance.add("roads.file", CompileSources.name(ofFile: file))
    provenance.add("roads.xxh64", extract.checksum)
    if let time = compilation.dataTime {
      provenance.add("roads.data_time", Self.text(ofUnixTime: time))
    }
    if let clip = sources.clipText { provenance.add("roads.clip", clip) }
    for (name, value) in sources.parameters.statements {
      provenance.add("profile.\(name)", value)
    }
  }

  private mutating func addStops(
    of extract: CompileExtract, clip: OSMClip?
  ) throws(CommandFailure) {
    let clock = ContinuousClock()
    let start = clock.now
    let progress = ProgressLine("stops")
    let compilation = try extract.compileStops(OSMStopCompiler(clip: clip), progress.show)
    progress.clear()
    let merge = StopMerger().merge(stops, with: compilation.stops)
    stops = merge.stops
    report.sections += compilation.sections
    var merged = Report.Section(key: "merged", title: "Stops in both, and now one")
    for pair in merge.merged { merged.add(pair.added, "\(pair.added) is", .text(pair.kept)) }
    report.sections.append(merged)
    provenance.add("stops.osm", "yes")
    add(time: start.duration(to: clock.now), "osm_stops", "stops of the extract")
  }

  private mutating func build() throws(CommandFailure) {
    let clock = ContinuousClock()
    let start = clock.now
    do throws(StopFinderError) {
      finder = try StopFinder(stops, roads: graph, listing: sources.hasLists ? .all : [])
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
    add(time: start.duration(to: clock.now), "index", "indexes, and stops brought to roads")
  }

  /// `2026-11-21T12:07:30Z`.
  private static func text(ofUnixTime seconds: Int64) -> String {
    let (day, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    guard day >= 0, second >= 0, let date = CalendarDate(dayNumber: Int(day)) else {
      return "\(seconds) s since 1970"
    }
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(date)T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
  }

  private mutating func add(time: Duration, _ key: String, _ label: String) {
    let (seconds, attoseconds) = time.components
    timings.add(key, label, .seconds(Double(seconds) + Double(attoseconds) / 1e18))
  }
}

extension CompileSources {
  /// The part that was cut out, as the map says it.
  fileprivate var clipText: String? {
    if let bounds {
      let places = FixedDecimal.degreePlaces
      return [bounds.south, bounds.west, bounds.north, bounds.east]
        .map { FixedDecimal.text($0, places: places) }.joined(separator: ",")
    }
    return polygon.map { CompileSources.name(ofFile: $0) }
  }
}
