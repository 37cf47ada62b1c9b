#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// A file that is written beside the place where it is to stand, and takes it when it is complete.
///
/// Given up before that, it leaves nothing behind, and what stands at the place stays. What killed processes have left
/// there is removed first.
final class ReplacementFile {
  private let path: String
  private let beside: String
  private var descriptor: Int32
  private var isInPlace = false

  /// Creates the file beside `path`.
  ///
  /// - Throws: `notReplaceable` when something else than a file stands there: to rename over `/dev/null`
  ///   would take it away from everybody.
  init(for path: String) throws(SnapshotError) {
    let path = ReplacementFile.target(of: path)
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .notReplaceable(path: path)
    }
    self.path = path
    Leftovers.remove(beside: path)
    var name = ""
    var opened: Int32 = -1
    for attempt in 0..<100 {
      name = Leftovers.name(beside: path, attempt: attempt)
      opened = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if opened < 0, errno != EEXIST { break }
      if opened >= 0 {
        if Leftovers.claim(opened) { break }
        close(opened)
        opened = -1
        errno = EEXIST
      }
    }
    // Before all is set, so that what was not made here is not removed either.
    guard opened >= 0 else { throw .systemCall("open", path: name, errno: errno) }
    (beside, descriptor) = (name, opened)
  }

  /// Where a file stands that is named by a link: the link stays, what it leads to is replaced.
  private static func target(of path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isInPlace { _ = unsafe unlink(beside) }
  }

  /// Appends bytes.
  func write(_ bytes: RawSpan) throws(SnapshotError) {
    var done = 0
    while done < bytes.byteCount {
      let count = unsafe bytes.extracting(droppingFirst: done).withUnsafeBytes { rest in
        #if canImport(Darwin)
          unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Glibc)
          unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Android)
          unsafe Android.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .systemCall("write", path: beside, errno: errno)
      }
      done += count
    }
  }

  /// Flushes the file to the disk and renames it; then the folder, so that the new name survives a
  /// loss of power as well.
  func takePlace() throws(SnapshotError) {
    guard fsync(descriptor) == 0 else { throw .systemCall("fsync", path: beside, errno: errno) }
    // The file is this process's until it has its name.
    let lock = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    defer { if lock >= 0 { close(lock) } }
    let closing = descriptor
    descriptor = -1
    guard close(closing) == 0 else { throw .systemCall("close", path: beside, errno: errno) }
    guard unsafe rename(beside, path) == 0 else {
      throw .systemCall("rename", path: path, errno: errno)
    }
    isInPlace = true
    // Not every file system can flush a folder; the file itself is safe already.
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let opened = unsafe open(folder, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return }
    fsync(opened)
    close(opened)
  }
}
