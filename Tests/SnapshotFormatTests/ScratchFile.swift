#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// A file of a test's own, removed at the end.
struct ScratchFile: ~Copyable {
  let path: String

  init(_ name: String) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = "\(folder)/waystation-\(getpid())-\(name)"
  }

  deinit { unlink(path) }

  func write(_ bytes: some Sequence<UInt8>) {
    guard let file = fopen(path, "wb") else { return }
    let bytes = Array(bytes)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func read() -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }
}

/// Several of them, in an array.
final class ScratchPlace {
  let file: ScratchFile

  init(_ name: String) { file = ScratchFile(name) }
}
