internal import Geodesy
public import MapImport

/// What a compilation has to say about its input.
public struct StopReport: Sendable {
  /// How many records the file holds.
  public var recordCount = 0
  /// Records that were left out, each with its place and reason, in the order of the file.
  public var skipped: [RecordProblem] = []
  /// What looks wrong and was kept, in the order of the file; what concerns all of it comes first.
  public var warnings: [RecordProblem] = []
  /// Properties that mean nothing here, and how many records have them. No reason to worry, unless
  /// one of them was meant to be read. At most a hundred different ones are counted; their names are
  /// shortened and escaped for printing.
  public var ignoredProperties: [String: Int] = [:]

  public init() {}

  /// Whether every record became a stop and nothing looks wrong.
  public var isClean: Bool { skipped.isEmpty && warnings.isEmpty }
}

/// Counts properties by name; bounded, because names come from outside.
struct PropertyCount {
  private var counts: [String: Int] = [:]

  private static let limit = 100

  mutating func add(_ name: String) {
    guard counts[name] != nil || counts.count < Self.limit else { return }
    counts[name, default: 0] += 1
  }

  /// The counts by names fit for printing.
  var printable: [String: Int] {
    Dictionary(counts.map { (Excerpt.of($0.key), $0.value) }, uniquingKeysWith: +)
  }
}
