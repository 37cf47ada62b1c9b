#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// A file in memory: read-only, mapped, so that only what is used is read, and shared by all processes
/// that have it open.
///
/// The file must not be shortened or written to while it is mapped; ``SnapshotWriter`` replaces files
/// as a whole, which leaves mapped ones alone.
@safe final class MappedFile: Sendable {
  private let start: UInt
  let byteCount: Int

  /// - Throws: `notASnapshot` for what is not a regular file, `systemCall` when the system refuses.
  init(path: String) throws(SnapshotError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .systemCall("open", path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .systemCall("fstat", path: path, errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG, let size = Int(exactly: status.st_size), size > 0
    else { throw .notASnapshot }
    let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw .systemCall("mmap", path: path, errno: errno)
    }
    start = UInt(bitPattern: address)
    byteCount = size
  }

  deinit {
    unsafe munmap(UnsafeMutableRawPointer(bitPattern: start), byteCount)
  }

  /// All bytes; valid as long as the file is.
  var bytes: RawSpan {
    @_lifetime(borrow self)
    get {
      let memory = unsafe UnsafeRawBufferPointer(
        start: UnsafeRawPointer(bitPattern: start), count: byteCount)
      let span = unsafe RawSpan(_unsafeBytes: memory)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
