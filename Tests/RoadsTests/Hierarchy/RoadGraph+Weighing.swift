import SnapshotFormat

@testable import Roads

extension RoadGraph {
  /// The same roads with other weights for one profile: as from a file that says so.
  func weighing(_ weights: [UInt32], for profile: Profile) throws -> RoadGraph {
    var writer = SnapshotWriter()
    write(to: &writer)
    let snapshot = try Snapshot(bytes: writer.bytes())
    var other = SnapshotWriter()
    for section in snapshot.sections {
      if section == SectionID("rg.weig").numbered(profile.rawValue) {
        other.add(section, weights)
      } else {
        other.add(section, try snapshot.column(section, of: UInt8.self))
      }
    }
    return try RoadGraph(Snapshot(bytes: other.bytes()))
  }
}
