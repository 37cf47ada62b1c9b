public import MapImport

/// Why stops could not be had from a file.
public enum StopCompilerError: Error, Hashable, Sendable {
  /// Nothing in the file can be read.
  case unreadable(RecordProblem)
  /// Several records have the same id. Which one is right only the file's owner knows.
  case duplicateIDs([DuplicateID])
  /// Something was skipped or looks wrong, and the caller wanted neither: see
  /// ``StopCompilation/strict()``.
  case notClean(first: RecordProblem, skipped: Int, warnings: Int)
}

/// An id that several records have.
public struct DuplicateID: Hashable, Sendable {
  public var id: String
  /// All records that have it, two or more, in the order of the file.
  public var locations: [RecordLocation]

  public init(id: String, locations: [RecordLocation]) {
    self.id = id
    self.locations = locations
  }
}

extension DuplicateID: CustomStringConvertible {
  /// `the id 'a1' is used 2 times (line 2, line 7)`, with at most ten places.
  public var description: String {
    let places = locations.prefix(10).map { "\($0.position)" }.joined(separator: ", ")
    let more = locations.count > 10 ? ", …" : ""
    return "the id \(quoted(id)) is used \(locations.count) times (\(places)\(more))"
  }
}

extension StopCompilerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let problem):
      return problem.description
    case .duplicateIDs(let duplicates):
      let file = duplicates.first?.locations.first?.file ?? "the file"
      let listed = duplicates.prefix(10).map(\.description).joined(separator: "; ")
      let more = duplicates.count > 10 ? "; and \(duplicates.count - 10) more ids" : ""
      return "\(file): \(listed)\(more): every stop needs an id of its own"
    case .notClean(let first, let skipped, let warnings):
      return "\(first) (\(skipped) record\(skipped == 1 ? "" : "s") skipped, "
        + "\(warnings) warning\(warnings == 1 ? "" : "s"); "
        + "in strict mode there may be none)"
    }
  }
}
