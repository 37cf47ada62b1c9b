#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// Bytes that never change and stay where they are as long as the object lives: a mapped file, memory
/// of its own, or a part of the program itself.
@usableFromInline @safe final class MemoryRegion: Sendable {
  /// What has to be done when nobody needs the bytes any more.
  private enum Origin {
    case mappedFile, allocation, program
  }

  /// Where sections of every region begin: a cache line, and enough for any element.
  static let alignment = 64

  let start: UInt
  let byteCount: Int
  private let origin: Origin

  private init(start: UInt, byteCount: Int, _ origin: Origin) {
    self.start = start
    self.byteCount = byteCount
    self.origin = origin
  }

  /// Nothing at all.
  static let empty = MemoryRegion(start: UInt(alignment), byteCount: 0, .program)

  /// Memory of its own, filled by `fill`, which has to write all of it.
  convenience init(byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(byteCount, 1), alignment: MemoryRegion.alignment)
    unsafe fill(UnsafeMutableRawBufferPointer(rebasing: memory[..<byteCount]))
    self.init(
      start: UInt(bitPattern: memory.baseAddress), byteCount: byteCount, .allocation)
  }

  /// Bytes that live as long as the program, as those of a constant.
  ///
  /// - Parameter bytes: aligned to ``alignment``.
  convenience init(program bytes: UnsafeRawBufferPointer) {
    self.init(
      start: UInt(bitPattern: bytes.baseAddress), byteCount: bytes.count, .program)
  }

  /// A file, read-only, mapped, so that only what is used is read, and shared by all processes that
  /// have it open. It must not be shortened or written to while it is mapped; ``SnapshotWriter``
  /// replaces files as a whole, which leaves mapped ones alone.
  ///
  /// - Returns: `nil` for what is not a regular file.
  /// - Throws: `systemCall` when the system refuses.
  convenience init?(regularFile path: String) throws(SnapshotError) {
    // A pipe of that name must not block; for a regular file the flag means nothing.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .systemCall("open", path: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .systemCall("fstat", path: path, errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG, let size = Int(exactly: status.st_size) else {
      return nil
    }
    // Nothing cannot be mapped.
    guard size > 0 else {
      self.init(start: UInt(MemoryRegion.alignment), byteCount: 0, .program)
      return
    }
    let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw .systemCall("mmap", path: path, errno: errno)
    }
    self.init(start: UInt(bitPattern: address), byteCount: size, .mappedFile)
  }

  deinit {
    let memory = unsafe UnsafeMutableRawPointer(bitPattern: start)
    switch origin {
    case .mappedFile: unsafe munmap(memory, byteCount)
    case .allocation: unsafe memory?.deallocate()
    case .program: break
    }
  }

  /// All bytes; valid as long as the region is.
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
