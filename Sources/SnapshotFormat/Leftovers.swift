#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

/// Files that processes have begun beside a place and never finished, because they were killed.
///
/// Whoever writes such a file keeps a lock on it (`flock`), which the system takes away with the process: so one that
/// can be locked belongs to nobody any more. Numbers of processes would not tell: in containers all have the same few.
enum Leftovers {
  /// The name of a file for a place while it is being written; `attempt` tells several of one process apart.
  static func name(beside path: String, attempt: Int) -> String {
    "\(path).\(getpid())" + (attempt == 0 ? "" : "-\(attempt)") + suffix
  }

  private static let suffix = ".new"

  /// Takes a file for this process.
  ///
  /// - Returns: `false` when somebody else had it at that moment, who will remove it, or has. Where files can't be
  ///   locked, nobody removes any.
  static func claim(_ descriptor: Int32) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else { return false }
    var status = stat()
    return unsafe fstat(descriptor, &status) != 0 || status.st_nlink > 0
  }

  /// Removes what was left beside a place. What can't be looked at stays: it is in nobody's way.
  static func remove(beside path: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    for other in names(in: folder) where isLeftover(other, of: name) {
      let descriptor = unsafe open(folder + other, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      var status = stat()
      if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      {
        _ = unsafe unlink(folder + other)
      }
      close(descriptor)
    }
  }

  /// `name.123.new` or `name.123-4.new`.
  private static func isLeftover(_ other: String, of name: String) -> Bool {
    guard other.hasPrefix(name + "."), other.hasSuffix(suffix) else { return false }
    let middle = other.dropFirst(name.count + 1).dropLast(suffix.count)
    let numbers = middle.split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count <= 2
      && numbers.allSatisfy { number in
        !number.isEmpty && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
      }
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let capacity = unsafe MemoryLayout.size(ofValue: entry.pointee.d_name)
      names.append(
        unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
          unsafe name.withMemoryRebound(to: CChar.self, capacity: capacity) {
            unsafe String(cString: $0)
          }
        })
    }
    return names
  }
}
