internal import Geodesy
internal import NearestStop

extension StopInventory {
  /// Reads the stops, says what there is to say about them, and indexes them. Those that `--exclude`
  /// names are still in a compiled map: its index is not built again.
  ///
  /// - Parameter profile: for whom roads are wanted, which a file of stops does not bring; `nil` for nobody.
  static func finder(
    _ options: StopsOptions, by profile: Profile? = nil, notes: Notes
  ) throws(CommandFailure) -> StopFinder {
    if let finder = try compiledFinder(options, by: profile, notes: notes) {
      notes.sayWhichAreUnknown(
        options.excludedIDs(in: finder).filter { finder.ordinal(ofID: $0) == nil })
      return finder
    }
    var inventory = try StopInventory(options)
    if let file = options.file {
      if options.datum != .wgs84 { notes.sayThatItIsConverted(file, from: options.datum) }
      // What is odd about the sample is no concern of whoever uses it.
      try inventory.report(to: notes, isStrict: options.strict)
      guard !inventory.isAllDamaged else {
        throw .badData(
          PrintableText.of(file)
            + ": none of its records can be used: 'waystation stops --check' lists why")
      }
    } else {
      notes.sayThatThisIsSampleData()
    }
    inventory.exclude(options.excludedIDs, notes: notes)
    guard options.file == nil, let profile else { return try inventory.finder() }
    return try inventory.finder(
      on: SampleMap.finder(for: []).roads, for: ProfileSet(profile))
  }

  /// What has been compiled before: a map, or the sample without its corners.
  private static func compiledFinder(
    _ options: StopsOptions, by profile: Profile?, notes: Notes
  ) throws(CommandFailure) -> StopFinder? {
    let profiles = profile.map(ProfileSet.init) ?? []
    if let map = options.mapOptions.map { return try MapFile.finder(map, for: profiles) }
    guard options.file == nil, !options.corners else { return nil }
    notes.sayThatThisIsSampleData(replacedBy: profile != nil ? "--map" : "--stops")
    return try SampleMap.finder(for: profiles)
  }

  /// Indexes the stops, and brings them to the roads.
  func finder(
    on roads: RoadMap? = nil, for profiles: ProfileSet = []
  ) throws(CommandFailure) -> StopFinder {
    do throws(StopFinderError) {
      guard let roads else { return try StopFinder(stops) }
      return try StopFinder(stops, on: roads, for: profiles)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }
}

extension Notes {
  func sayThatItIsConverted(_ file: String, from datum: Datum) {
    let shown = PrintableText.of(file)
    say(
      "\(shown) is read as \(datum.name) and converted to WGS-84",
      chinese: "\(shown) 按 \(datum.name) 读取，已转换为 WGS-84")
  }

  /// An id that no stop has is worth a note, since it is probably misspelled and the stop it means is
  /// still found.
  func sayWhichAreUnknown(_ ids: [String]) {
    for id in ids {
      let shown = PrintableText.excerpt(id)
      say("--exclude: no stop has the id '\(shown)'", chinese: "--exclude：没有编号为“\(shown)”的驿站")
    }
  }

  /// Said always, not only on a terminal: whoever takes the sample for real in a script is misled
  /// worse than whoever sees it.
  ///
  /// - Parameter option: with which one brings data of one's own.
  func sayThatThisIsSampleData(replacedBy option: String = "--stops") {
    say(
      "answering from sample data, not for navigation; use \(option) for your own",
      chinese: "以下为示例数据，不可用于导航；请用 \(option) 指定自己的数据")
  }
}
