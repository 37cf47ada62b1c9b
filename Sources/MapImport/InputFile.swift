#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// Reads whole files.
///
/// ```swift
/// let bytes = try InputFile.read("stops.geojson")
/// ```
public enum InputFile {
  /// The most bytes that are read unless the caller says otherwise: 1 GiB. A million stops with
  /// everything that can be said about them take three quarters of it.
  public static let byteLimit = 1 << 30

  /// The bytes of a file, held in memory once; `-` reads standard input.
  ///
  /// Works for pipes and other files that don't know their size.
  public static func read(
    _ path: String, limit: Int = byteLimit
  ) throws(MapImportError) -> [UInt8] {
    guard path != "-" else {
      return try read(descriptor: 0, file: path, expecting: 0, limit: limit)
    }
    let (descriptor, size) = try openForReading(path)
    defer { close(descriptor) }
    guard size <= limit else { throw .tooLarge(file: path, limit: limit) }
    return try read(descriptor: descriptor, file: path, expecting: size, limit: limit)
  }

  /// An open descriptor, which the caller closes, and the size the file says it has: 0 for pipes.
  static func openForReading(
    _ path: String
  ) throws(MapImportError) -> (descriptor: Int32, size: Int) {
    // A NUL byte would end the name early and open another file.
    guard !path.utf8.contains(0) else { throw .notFound(file: path) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno, file: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw failure(code, file: path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .isDirectory(file: path)
    }
    return (descriptor, max(0, Int(status.st_size)))
  }

  /// Reads some bytes into `buffer`; 0 is the end of the file.
  static func readSome(
    _ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, file: String
  ) throws(MapImportError) -> Int {
    while true {
      let count = systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw failure(errno, file: file) }
    }
  }

  static func closeFile(_ descriptor: Int32) { close(descriptor) }

  private static func read(
    descriptor: Int32, file: String, expecting size: Int, limit: Int
  ) throws(MapImportError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, size))
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try chunk.withUnsafeMutableBufferPointer { buffer throws(MapImportError) in
        try readSome(descriptor, into: buffer, file: file)
      }
      guard count > 0 else { return bytes }
      guard bytes.count <= limit - count else { throw .tooLarge(file: file, limit: limit) }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func failure(_ code: Int32, file: String) -> MapImportError {
    switch code {
    case ENOENT, ENOTDIR: .notFound(file: file)
    case EISDIR: .isDirectory(file: file)
    default: .unreadable(file: file, reason: String(cString: strerror(code)))
    }
  }
}

/// `read(2)`, under a name of its own: within ``InputFile`` the bare name means the methods there.
private func systemRead(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
