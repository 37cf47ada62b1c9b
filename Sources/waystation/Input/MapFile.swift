internal import NearestStop
internal import SnapshotFormat

/// A map made by `waystation compile`, as the command opens it.
enum MapFile {
  /// The stops and, where it has them, the roads of a map.
  ///
  /// - Throws: a failure that names the file.
  static func finder(
    _ file: String, for profiles: ProfileSet
  ) throws(CommandFailure) -> StopFinder {
    try finder(in: try open(file), named: file, for: profiles)
  }

  /// The stops and roads of a map that is open.
  static func finder(
    in snapshot: Snapshot, named file: String, for profiles: ProfileSet = .all
  ) throws(CommandFailure) -> StopFinder {
    do throws(SnapshotError) {
      return try StopFinder(snapshot, for: profiles)
    } catch {
      throw .unusableMap(file, error)
    }
  }

  /// Opens a map and compares all of it with its checksums.
  static func open(_ file: String) throws(CommandFailure) -> Snapshot {
    do throws(SnapshotError) {
      return try Snapshot(path: file)
    } catch {
      throw .unusableMap(file, error)
    }
  }
}

/// The libraries open snapshots; whoever calls the command has made a map.
enum MapWords {
  static func of(_ text: String) -> String { text.replacing("snapshot", with: "map") }
}

extension CommandFailure {
  /// A map that cannot be opened, or is none. What the operating system says is said in its own words.
  static func unusableMap(_ file: String, _ error: SnapshotError) -> CommandFailure {
    guard case .systemCall(_, _, let errno) = error else {
      return .badData(PrintableText.of("\(file): " + MapWords.of("\(error)")))
    }
    return .badData(
      PrintableText.of(file) + ": cannot be opened (\(SystemError(code: errno))): "
        + "check the name and its permissions")
  }

  /// A map that cannot be written; `file` names it as it was given, not the file beside it.
  static func unwritableMap(_ file: String, _ error: SnapshotError) -> CommandFailure {
    guard case .systemCall(_, _, let errno) = error else {
      return .badData(PrintableText.of("\(file): " + MapWords.of("\(error)")))
    }
    let system = SystemError(code: errno)
    return .badData(
      PrintableText.of(file) + ": cannot be written (\(system)): "
        + (system.isForWantOfRoom
          ? "make room there, or write it elsewhere; what stood there stays"
          : "check that its folder exists and may be written to"))
  }
}

extension MapOptions {
  /// What to answer from by road: the map, or else the sample.
  ///
  /// - Throws: a failure when it has no roads.
  func finderWithRoads(
    for profile: Profile, notes: Notes
  ) throws(CommandFailure) -> StopFinder {
    try finderWithRoads(preparing: ProfileSet(profile), notes: notes)
  }

  /// The same for some profiles: none where no hierarchy is asked.
  func finderWithRoads(
    preparing profiles: ProfileSet, notes: Notes
  ) throws(CommandFailure) -> StopFinder {
    try roadsAndOrigin(preparing: profiles, notes: notes).finder
  }

  /// The same, and what is said of where the roads come from.
  func roadsAndOrigin(
    preparing profiles: ProfileSet, notes: Notes
  ) throws(CommandFailure) -> (finder: StopFinder, origin: RoadOrigin) {
    let finder: StopFinder
    let origin: RoadOrigin
    if let map {
      let snapshot = try MapFile.open(map)
      finder = try MapFile.finder(in: snapshot, named: map, for: profiles)
      origin = RoadOrigin(snapshot)
    } else {
      notes.sayThatThisIsSampleData(replacedBy: "--map")
      finder = try SampleMap.finder(for: profiles)
      origin = .sample
    }
    guard finder.roads != nil else { throw .unanswerable(.noRoads) }
    return (finder, origin)
  }
}
