internal import MapCompiler
internal import MapImport

/// How far a long reading has come, on one line of a terminal; nothing anywhere else.
struct ProgressLine: Sendable {
  private let what: String
  private let isShown: Bool

  init(_ what: String) {
    self.what = what
    isShown = FileDescriptor.standardError.isTerminal
  }

  func show(_ progress: MapProgress) {
    guard isShown else { return }
    let stage = progress.stage == .ways ? "ways" : "nodes"
    let share: String
    if let size = progress.read.byteCount, size > 0 {
      share = "\(min(100, progress.read.bytesRead / max(1, size / 100))) %"
    } else {
      share = "\(progress.read.bytesRead >> 20) MiB"
    }
    write("\r\u{1B}[K\(what): reading \(stage), \(share)")
  }

  /// Leaves the terminal as it was.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    Array(text.utf8).withUnsafeBytes { try? FileDescriptor.standardError.write($0) }
  }
}
