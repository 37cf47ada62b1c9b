internal import Synchronization

/// The map that is served.
///
/// A lock is held for as long as it takes to count a reference, nanoseconds, so readers don't wait for the
/// opening of another map, nor that for them.
final class MapShelf: Sendable {
  private let map: Mutex<ServedMap>

  init(_ map: ServedMap) { self.map = Mutex(map) }

  /// The map as of now. Who asks for it once keeps it.
  var current: ServedMap { map.withLock { $0 } }

  /// Serves another map from now on.
  ///
  /// - Returns: the one before, so that it is not let go, and its file not unmapped, while others wait.
  func replace(with next: ServedMap) -> ServedMap {
    map.withLock { map in
      let former = map
      map = next
      return former
    }
  }
}
