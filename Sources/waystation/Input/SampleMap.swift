internal import NearestStop
internal import SnapshotFormat
internal import XichengSample

/// The sample district, compiled: its 355 stops and its roads, used where they stand in the command.
enum SampleMap {
  static func finder(for profiles: ProfileSet) throws(CommandFailure) -> StopFinder {
    do throws(SnapshotError) {
      let bytes = UnsafeRawBufferPointer(start: xicheng_map(), count: xicheng_map_size())
      return try StopFinder(Snapshot(program: bytes), for: profiles)
    } catch {
      throw .badData("the embedded sample: \(error)")
    }
  }
}
