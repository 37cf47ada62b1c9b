internal import ArgumentParser
internal import NearestStop

/// `waystation verify`: is this file whole?
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that a map is whole and does not contradict itself.",
    discussion: """
      Compares every byte with its checksum, then asks whether the parts fit each other.

      EXAMPLES:
        waystation verify city.waystation && mv city.waystation /srv/maps/

      \(ExitStatus.help)
      """)

  @Argument(help: ArgumentHelp("A map made by 'waystation compile'.", valueName: "file"))
  var file: String

  func run() throws {
    let snapshot = try MapFile.open(file)
    let finder = try MapFile.finder(in: snapshot, named: file)
    if let roads = finder.roads {
      do throws(RoadsError) {
        try roads.checkInvariants()
      } catch {
        throw CommandFailure.badData(
          PrintableText.of(file) + ": \(error): compile it again with 'waystation compile'")
      }
    }
    let segments = finder.roads.map {
      ", " + Plural.of($0.graph.segmentCount, "segment") + " of roads"
    }
    var output = OutputBuffer(to: .standardOutput)
    output.append(
      PrintableText.of(file) + " is whole: " + Plural.of(snapshot.byteCount, "byte") + ", "
        + Plural.of(snapshot.sections.count, "section") + ", "
        + Plural.of(finder.stops.count, "stop") + (segments ?? ", no roads") + "\n")
    try output.flush()
  }
}
