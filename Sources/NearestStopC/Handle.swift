// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop
internal import Synchronization

/// What an opaque pointer of C leads to: a mark that tells what it is, and one reference.
///
/// The mark is what makes a pointer of another kind, or one that was closed, an error and no crash, as long
/// as there is memory to look at.
struct HandleBox {
  var mark: UInt64
  var object: Unmanaged<AnyObject>
  /// Of a moment: the map it belongs to.
  var map: Unmanaged<MapStops>?
}

/// A map that was opened: what `nstop_stops` is, unless it is a moment.
///
/// A class, so that asking counts no reference of the many that a finder consists of.
final class MapStops: Sendable {
  let finder: StopFinder

  init(_ finder: StopFinder) { self.finder = finder }
}

/// The memory of one thread's searches.
final class Workspace: @unchecked Sendable {
  private var search = SearchWorkspace()
  private let isBusy = Atomic(false)

  /// Lends the memory to one thread; another that comes meanwhile is told.
  @inline(__always)
  func lend<Result>(
    _ body: (inout SearchWorkspace) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard !isBusy.exchange(true, ordering: .acquiring) else {
      throw Failure(
        NSTOP_BUSY, "the workspace is in use on another thread: expected one for each thread")
    }
    defer { isBusy.store(false, ordering: .releasing) }
    return try body(&search)
  }
}

/// Handles as they come from C, and go there.
enum Handle {
  /// A new one, which owns a reference to the object.
  static func make<Object>(
    _ object: Object, _ kind: HandleKind<Object>, of map: MapStops? = nil
  ) -> OpaquePointer {
    let box = UnsafeMutablePointer<HandleBox>.allocate(capacity: 1)
    box.initialize(
      to: HandleBox(
        mark: kind.mark, object: .passRetained(object), map: map.map { .passRetained($0) }))
    return OpaquePointer(box)
  }

  /// What lies behind a pointer, if it is a handle at all.
  @inline(__always)
  static func box(
    _ handle: OpaquePointer?, _ name: StaticString
  ) throws(Failure) -> UnsafeMutablePointer<HandleBox> {
    guard let handle, UInt(bitPattern: handle) % UInt(MemoryLayout<HandleBox>.alignment) == 0 else {
      throw wrong(handle, name)
    }
    return UnsafeMutablePointer(handle)
  }

  @inline(never)
  static func wrong(_ handle: OpaquePointer?, _ name: StaticString) -> Failure {
    Failure(
      NSTOP_BAD_HANDLE,
      handle == nil
        ? "\(name) is NULL: expected a handle"
        : "\(name) is none, or was closed: expected a handle of that kind")
  }

  /// The object behind a handle of one kind, lent for the time of a call: whoever calls sees to it that
  /// nobody closes it meanwhile.
  @inline(__always)
  static func lend<Object, Result>(
    _ handle: OpaquePointer?, _ kind: HandleKind<Object>,
    _ body: (Object) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let box = try box(handle, kind.name)
    guard box.pointee.mark == kind.mark else { throw wrong(handle, kind.name) }
    return try lend(box.pointee.object.toOpaque(), body)
  }

  /// Without counting references: threads that share a map would wait for each other's counts.
  @inline(__always)
  static func lend<Object: AnyObject, Result>(
    _ object: UnsafeMutableRawPointer, _ body: (Object) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Unmanaged<Object>.fromOpaque(object)._withUnsafeGuaranteedRef {
      object -> Swift.Result<Result, Failure> in
      do throws(Failure) { return .success(try body(object)) } catch { return .failure(error) }
    }.get()
  }

  /// The object, or `nil` for NULL.
  static func object<Object>(
    _ handle: OpaquePointer?, _ kind: HandleKind<Object>
  ) throws(Failure) -> Object? {
    guard handle != nil else { return nil }
    return try lend(handle, kind) { object throws(Failure) in object }
  }

  /// Lets go of what is behind a handle. Nothing for NULL, and for a handle of another kind, which somebody
  /// else may want to close.
  static func destroy(_ handle: OpaquePointer?, _ marks: UInt64...) {
    guard let box = try? box(handle, "handle"), marks.contains(box.pointee.mark)
    else { return }
    // Whoever comes too late finds no mark, as long as the memory is not used again.
    box.pointee.mark = 0
    box.pointee.object.release()
    box.pointee.map?.release()
    box.deallocate()
  }

  /// Lends a workspace, or a new one for NULL.
  @inline(__always)
  static func workspace<Result>(
    _ handle: OpaquePointer?, _ body: (inout SearchWorkspace) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard handle != nil else {
      var workspace = SearchWorkspace()
      return try body(&workspace)
    }
    return try lend(handle, .workspace) { workspace throws(Failure) in
      try workspace.lend(body)
    }
  }
}

@c @implementation
public func nstop_workspace_create(
  _ workspace: UnsafeMutablePointer<OpaquePointer?>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let workspace else { throw .missing("workspace") }
    workspace.pointee = Handle.make(Workspace(), .workspace)
  }
}

@c @implementation
public func nstop_workspace_destroy(_ workspace: OpaquePointer?) {
  Handle.destroy(workspace, HandleKind.workspace.mark)
}
