internal import ArgumentParser

@main
struct Waystation: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "waystation")
}
