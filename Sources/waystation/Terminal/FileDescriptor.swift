// The only file of the command that calls the C library: everything the rest of it wants from the
// operating system has a Swift face here.

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// An open file of the process, reached with unbuffered `read(2)` and `write(2)`.
struct FileDescriptor: Hashable, Sendable {
  let rawValue: Int32

  static let standardInput = FileDescriptor(rawValue: 0)
  static let standardOutput = FileDescriptor(rawValue: 1)
  static let standardError = FileDescriptor(rawValue: 2)

  /// Creates a file, or empties the one that stands there; the caller closes it.
  static func creating(_ path: String) throws(SystemError) -> FileDescriptor {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError.last }
    return FileDescriptor(rawValue: descriptor)
  }

  /// What could not be written until now is told here.
  func close() throws(SystemError) {
    #if canImport(Darwin)
      let result = Darwin.close(rawValue)
    #elseif canImport(Glibc)
      let result = Glibc.close(rawValue)
    #elseif canImport(Musl)
      let result = Musl.close(rawValue)
    #elseif canImport(Android)
      let result = Android.close(rawValue)
    #endif
    guard result == 0 else { throw SystemError.last }
  }

  /// Reads what is there, waiting for the first byte; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(rawValue, buffer.baseAddress, buffer.count)
      #elseif canImport(Glibc)
        let count = Glibc.read(rawValue, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(rawValue, buffer.baseAddress, buffer.count)
      #elseif canImport(Android)
        let count = Android.read(rawValue, buffer.baseAddress, buffer.count)
      #endif
      if count >= 0 { return count }
      try retry(after: SystemError.last, waitingFor: Int16(POLLIN))
    }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Darwin)
        let count = Darwin.write(rawValue, part.baseAddress, part.count)
      #elseif canImport(Glibc)
        let count = Glibc.write(rawValue, part.baseAddress, part.count)
      #elseif canImport(Musl)
        let count = Musl.write(rawValue, part.baseAddress, part.count)
      #elseif canImport(Android)
        let count = Android.write(rawValue, part.baseAddress, part.count)
      #endif
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else {
        try retry(after: SystemError.last, waitingFor: Int16(POLLOUT))
      }
    }
  }

  /// Whether a read would return at once, be it with bytes or with the end of the file.
  var isReadable: Bool {
    var request = pollfd(fd: rawValue, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// An interrupted call is made again; one on a non-blocking file as soon as the file is ready.
  private func retry(after error: SystemError, waitingFor events: Int16) throws(SystemError) {
    if error.code == EINTR { return }
    guard error.code == EAGAIN || error.code == EWOULDBLOCK else { throw error }
    var request = pollfd(fd: rawValue, events: events, revents: 0)
    _ = poll(&request, 1, -1)
  }

  /// Whether a person sits in front of it.
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The width of the terminal window in columns, where there is one.
  var columnCount: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// Why the operating system refused a call.
struct SystemError: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  let code: Int32

  /// The reading end of a pipe has been closed: whoever read our output has had enough.
  static let brokenPipe = SystemError(code: EPIPE)

  /// Whether there was too little room: on the disk, of what is one's own of it, or for a file.
  var isForWantOfRoom: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

  fileprivate static var last: SystemError { SystemError(code: errno) }

  var description: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}

/// The process as the operating system sees it.
enum OperatingSystem {
  /// The value of an environment variable; `nil` when it is unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// How many cores there are to be used.
  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Seconds since 1970-01-01T00:00Z.
  static var unixTime: Int { time(nil) }

  /// Whether two paths lead to one file; `false` where one of them is not there.
  static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard stat(left, &one) == 0, stat(right, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// Whether a path leads to a file that can be read as often as one likes: no pipe, no device. It is not
  /// opened, which whoever writes into a pipe would notice.
  static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether a path leads to something that is no file: a folder, a device, a pipe. Nothing at all is not.
  static func isOccupied(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// Makes a folder; one that is there already is fine.
  static func makeFolder(_ path: String) throws(SystemError) {
    guard mkdir(path, 0o755) != 0 else { return }
    let error = SystemError.last
    guard error.code == EEXIST else { throw error }
  }

  /// Has a write to a closed pipe fail with ``SystemError/brokenPipe`` instead of ending the process, and so for a
  /// file that may not become larger (`ulimit -f`).
  static func reportFailedWritesAsErrors() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  static func exit(_ status: ExitStatus) -> Never {
    #if canImport(Darwin)
      Darwin.exit(status.rawValue)
    #elseif canImport(Glibc)
      Glibc.exit(status.rawValue)
    #elseif canImport(Musl)
      Musl.exit(status.rawValue)
    #elseif canImport(Android)
      Android.exit(status.rawValue)
    #endif
  }
}
