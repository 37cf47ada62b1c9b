internal import ArgumentParser

@main
struct Waystation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waystation",
    abstract: "Finds the nearest stop that offers what a courier needs.",
    discussion: """
      Without --stops or --map it answers from an embedded sample, one district of Beijing with \
      made-up stops and hours: for trying out, not for navigation.

      EXAMPLES:
        waystation nearest 39.9074,116.3675 --need water --need charging
        waystation nearest 39.9074,116.3675 --by ebike --map city.waystation
        waystation nearest - --format ndjson < origins.txt
        waystation find 牛街
        waystation route 39.94,116.383 id:xc-shichahai-029 --by bike
        waystation along 39.9074,116.3675 39.9340,116.3790 --need meal --by ebike
        waystation compile --roads city.osm.pbf --stops stops.csv -o city.waystation
        waystation stops --search 什刹海

      \(ExitStatus.help)
      """,
    version: "0.1.0",
    subcommands: [
      NearestCommand.self, FindCommand.self, RouteCommand.self, AlongCommand.self,
      TourCommand.self, ReachCommand.self, TableCommand.self, CoverageCommand.self,
      StopsCommand.self, CompileCommand.self, InspectCommand.self, VerifyCommand.self,
    ])

  /// Parses and runs, and sees to it that every way out has one of the codes of ``ExitStatus``.
  static func main() {
    OperatingSystem.reportFailedWritesAsErrors()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try checkSubcommand(arguments.first)
      var command = try parseAsRoot(NegativeValues.shield(arguments))
      try command.run()
    } catch let failure as CommandFailure {
      end(with: failure)
    } catch  where exitCode(for: error) == .success {
      // Help, version and completion scripts; the parser's own way of printing them notices no full disk.
      do throws(CommandFailure) {
        var output = OutputBuffer(to: .standardOutput)
        output.append(fullMessage(for: error) + "\n")
        try output.flush()
      } catch {
        end(with: error)
      }
      OperatingSystem.exit(.found)
    } catch {
      // The parser's own code for wrong usage is 64.
      // The parser repeats what was typed, escape sequences included.
      for line in UsageMessage(fullMessage(for: error)).lines { Notes.write(line) }
      OperatingSystem.exit(.wrongUsage)
    }
  }

  private static func end(with failure: CommandFailure) -> Never {
    if !failure.message.isEmpty {
      // A file without a name is told of first, too.
      let name = failure.message.hasPrefix(": ") ? "''" : ""
      Notes.write("waystation: " + name + failure.message)
    }
    OperatingSystem.exit(failure.status)
  }

  /// The argument parser only says "unexpected argument" to a subcommand that does not exist.
  private static func checkSubcommand(_ word: String?) throws(CommandFailure) {
    guard let word, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard word != "help", !names.contains(word) else { return }
    let suggestion = DidYouMean.suggestion(for: word, among: names)
    let question = suggestion.map { " Did you mean '\($0)'?" } ?? ""
    throw .wrongUsage(
      "there is no subcommand '\(PrintableText.excerpt(word))': expected one of "
        + names.joined(separator: ", ")
        + ", as in 'waystation nearest 39.9074,116.3675'.\(question)",
      chinese: "没有子命令 '\(PrintableText.excerpt(word))'：应为 " + names.joined(separator: "、")
        + " 之一，例如 'waystation nearest 39.9074,116.3675'。"
        + (suggestion.map { "是否指 '\($0)'？" } ?? ""))
  }
}
