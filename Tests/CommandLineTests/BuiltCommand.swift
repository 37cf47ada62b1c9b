import Foundation

/// The `waystation` that was built together with these tests, run as a process of its own.
struct BuiltCommand {
  var arguments: [String]
  var environment: [String: String] = [:]
  var input: Input = .nothing

  enum Input {
    case nothing
    case bytes([UInt8])
    case pipe(Pipe)
  }

  struct Outcome {
    var status: Int32
    var wasKilled: Bool
    var output: [UInt8]
    var errors: [UInt8]

    var outputText: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }
    var outputLines: [Substring] { outputText.split(separator: "\n") }
  }

  /// The folder of the test bundle, where the build puts the command as well.
  static var url: URL {
    #if os(macOS)
      let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
      let folder = bundles.first?.deletingLastPathComponent() ?? Bundle.main.bundleURL
    #else
      let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #endif
    return folder.appendingPathComponent("waystation")
  }

  /// The folder of the files that tests read; the command's working folder.
  static var fixtures: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
  }

  /// Prepares the process, with an environment that nothing leaks into.
  func process(output: Any, errors: Any) -> Foundation.Process {
    let process = Foundation.Process()
    process.executableURL = Self.url
    process.arguments = arguments
    process.currentDirectoryURL = Self.fixtures
    process.environment = ["LANG": "C.UTF-8"].merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = errors
    return process
  }

  /// Runs to the end. Output goes through files, so that no full pipe can stop it.
  func run() throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appendingPathComponent("output")
    let errors = folder.appendingPathComponent("errors")
    try Data().write(to: output)
    try Data().write(to: errors)

    let process = process(
      output: try FileHandle(forWritingTo: output), errors: try FileHandle(forWritingTo: errors))
    switch input {
    case .nothing: process.standardInput = FileHandle.nullDevice
    case .bytes(let bytes):
      let file = folder.appendingPathComponent("input")
      try Data(bytes).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    case .pipe(let pipe): process.standardInput = pipe
    }
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      wasKilled: process.terminationReason == .uncaughtSignal,
      output: Array(try Data(contentsOf: output)),
      errors: Array(try Data(contentsOf: errors)))
  }
}
