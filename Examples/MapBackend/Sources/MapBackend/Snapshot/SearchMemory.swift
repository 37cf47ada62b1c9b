internal import NearestStop
internal import Synchronization

/// The memory of searches that don't run at the moment: as many as ran at once at most.
///
/// A search needs some kilobytes, which it keeps. Taking one from here and giving it back is two locks of
/// nanoseconds.
final class SearchMemory: Sendable {
  /// One search at a time uses it.
  private final class Desk: Sendable {
    let workspace = Mutex(SearchWorkspace())
  }

  private let free = Mutex<[Desk]>([])

  /// Runs a search.
  func search<Found: Sendable, Failure: Error>(
    _ body: (inout SearchWorkspace) throws(Failure) -> sending Found
  ) throws(Failure) -> Found {
    let desk = free.withLock { $0.popLast() } ?? Desk()
    defer { free.withLock { $0.append(desk) } }
    return try desk.workspace.withLock { (workspace) throws(Failure) in try body(&workspace) }
  }
}
