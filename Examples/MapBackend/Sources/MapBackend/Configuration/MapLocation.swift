#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where the sample of the repository is: found from where one is, or from where the program is, so that
/// `swift run --package-path Examples/MapBackend` in a fresh clone has a map to serve.
enum MapLocation {
  /// The sample district.
  static let sample = "Data/xicheng/xicheng.waystation"
  /// China's holidays.
  static let holidays = "Data/calendar/CN-2026.csv"

  /// The file, when there is one, in the current folder, the program's, or one of those around them.
  static func find(_ path: String) -> String? {
    for start in [".", folderOfProgram()].compactMap(\.self) {
      var folder = start
      for _ in 0..<10 {
        let candidate = folder + "/" + path
        if FileStamp(path: candidate) != nil { return candidate }
        folder += "/.."
      }
    }
    return nil
  }

  private static func folderOfProgram() -> String? {
    guard let program = CommandLine.arguments.first, let slash = program.lastIndex(of: "/")
    else { return nil }
    return String(program[..<slash])
  }
}
