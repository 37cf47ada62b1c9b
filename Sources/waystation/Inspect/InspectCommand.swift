internal import ArgumentParser
internal import NearestStop

/// `waystation inspect`: what is in this file?
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tells what a map holds and what it was made from.",
    discussion: """
      --dump-graph writes the roads as CSV files into a folder: vertices, arcs, segments, points, \
      attachments of the stops, and departures (where one arrives who starts on a segment and follows \
      it to its end).

      EXAMPLES:
        waystation inspect city.waystation
        waystation inspect city.waystation --format json
        waystation inspect city.waystation --dump-graph graph/

      \(ExitStatus.help)
      """)

  @Argument(help: ArgumentHelp("A map made by 'waystation compile'.", valueName: "file"))
  var file: String

  @Option(help: "How to write the answer: table or json. Default: table.")
  var format: ReportFormat?

  @Option(
    name: .customLong("dump-graph"),
    help: ArgumentHelp(
      "A folder for the roads as CSV; made if it is not there.", valueName: "folder"),
    completion: .directory)
  var folder: String?

  func run() throws {
    let snapshot = try MapFile.open(file)
    let finder = try MapFile.finder(in: snapshot, named: file)
    if let folder {
      guard let roads = finder.roads else { throw CommandFailure.unanswerable(.noRoads) }
      try GraphDump(roads, finder.stops, into: folder).write()
    }
    let contents = MapContents(finder, byteCount: snapshot.byteCount)
    var report = Report()
    report.sections.append(contents.section(titled: PrintableText.of(file)))
    report.sections.append(try origin(of: snapshot))
    report.sections += contents.profileSections
    report.sections.append(sizes(of: snapshot))
    var output = OutputBuffer(to: .standardOutput)
    switch format ?? .table {
    case .table: report.writeTable(to: &output)
    case .json: report.writeJSON(to: &output)
    }
    try output.flush()
  }

  private func origin(of snapshot: Snapshot) throws(CommandFailure) -> Report.Section {
    var section = Report.Section(key: "origin", title: "Made from")
    do throws(SnapshotError) {
      for entry in try Provenance(snapshot).entries {
        section.add(entry.name, entry.name, .text(entry.value))
      }
    } catch {
      throw .unusableMap(file, error)
    }
    return section
  }

  private func sizes(of snapshot: Snapshot) -> Report.Section {
    var section = Report.Section(key: "sections", title: "Sections")
    for id in snapshot.sections {
      section.add(id.description, id.description, .bytes(snapshot.byteCount(of: id) ?? 0))
    }
    return section
  }
}
