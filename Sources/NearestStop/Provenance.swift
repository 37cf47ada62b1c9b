public import SnapshotFormat

/// Where a snapshot comes from: what it was compiled from, and how.
///
/// Names and values in the order in which they were written, as a person reads them:
/// `roads.file` → `porto.osm.pbf`, `roads.xxh64` → `8cb841db40e6ae83`. No time and no machine, so the
/// same inputs give the same bytes.
public struct Provenance: Hashable, Sendable {
  /// One statement.
  public struct Entry: Hashable, Sendable {
    /// What is said, lowercase words with dots between.
    public var name: String
    /// What it says.
    public var value: String
  }

  /// All of them.
  public private(set) var entries: [Entry] = []

  /// Without any.
  public init() {}

  /// Adds a statement.
  public mutating func add(_ name: String, _ value: String) {
    entries.append(Entry(name: name, value: value))
  }

  /// What a snapshot says of itself.
  public init(_ snapshot: Snapshot) throws(SnapshotError) {
    let names = try TextColumn(snapshot, bytes: "pv.name", starts: "pv.namat")
    let values = try TextColumn(snapshot, bytes: "pv.val", starts: "pv.valat")
    guard names.count == values.count else {
      throw .contradiction("\(names.count) names of \(values.count) statements of origin")
    }
    entries = (0..<names.count).map { Entry(name: names[$0], value: values[$0]) }
  }

  /// Adds the statements to a snapshot.
  public func write(to writer: inout SnapshotWriter) throws(SnapshotError) {
    try TextColumn(entries.map(\.name)).write(
      to: &writer, bytes: "pv.name", starts: "pv.namat")
    try TextColumn(entries.map(\.value)).write(
      to: &writer, bytes: "pv.val", starts: "pv.valat")
  }
}
