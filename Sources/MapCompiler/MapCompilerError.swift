public import MapImport

/// Why roads or stops could not be had from a map.
public enum MapCompilerError: Error, Hashable, Sendable {
  /// Nothing, or not all, of the file can be read.
  case unreadable(RecordProblem)
  /// The file is a pipe, and a map is read twice.
  case readOnlyOnce(file: String)
  /// More of something than can be held.
  case tooLarge(what: String, count: Int, limit: Int)
}

extension MapCompilerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let problem):
      problem.description
    case .readOnlyOnce(let file):
      "\(file): is a pipe, and a map is read twice: save it in a file, or give '-' to have standard "
        + "input kept in memory"
    case .tooLarge(let what, let count, let limit):
      "the map has \(count) \(what) or more: expected at most \(limit); take a part of it"
    }
  }
}
