/// How much of what can be made again goes into a snapshot.
public enum SnapshotForm: String, CaseIterable, Hashable, Sendable {
  /// Everything: opened in a millisecond for a city, ready to answer.
  case prepared
  /// What takes long to find only: about a third of the size. The rest is made when it is opened, 0.1 s
  /// for a city, and stands in memory of each process by itself.
  case compact
}
