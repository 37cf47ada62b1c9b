internal import NearestStop
internal import SnapshotFormat

/// Where the roads of a map come from, as far as that has to be said beside a picture of them.
enum RoadOrigin: Hashable, Sendable {
  /// Made up, and embedded in the command.
  case sample
  /// From an extract of OpenStreetMap, whose licence wants its contributors to be named.
  case openStreetMap
  /// The map says nothing of it.
  case unknown

  /// What a map says: `waystation compile` writes down the extract that the roads were read from, and reads
  /// none but OpenStreetMap's.
  init(_ snapshot: Snapshot) {
    let entries = (try? Provenance(snapshot))?.entries ?? []
    self = entries.contains { $0.name == "roads.file" } ? .openStreetMap : .unknown
  }

  /// What is printed below a picture; `nil` for nothing.
  func line(_ words: TableWords) -> String? {
    switch self {
    case .sample: words.pick("Sample data, not for navigation", "示例数据，不可用于导航")
    case .openStreetMap:
      words.pick("Roads © OpenStreetMap contributors", "道路 © OpenStreetMap 贡献者")
    case .unknown: nil
    }
  }
}
