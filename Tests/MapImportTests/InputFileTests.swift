import Foundation
import MapImport
import Testing

@Suite struct InputFileTests {
  /// A file of its own for the time of `body`.
  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  private func refusal(_ path: String, limit: Int = InputFile.byteLimit) -> MapImportError? {
    do throws(MapImportError) {
      _ = try InputFile.read(path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func allBytesAreRead() throws {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for content in [bytes, []] {
      try withFile(content) { path in
        let read = try InputFile.read(path)
        #expect(read == content)
      }
    }
  }

  @Test func aMissingFileIsNamed() {
    #expect(
      refusal("/nowhere/stops.csv")?.description
        == "/nowhere/stops.csv: no such file: check the name, or give '-' to read standard input")
    #expect(refusal("a\0b") == .notFound(file: "a\0b"))
  }

  @Test func aDirectoryIsNoFile() {
    #expect(refusal("/")?.description == "/: is a directory: expected a file")
  }

  @Test func theLimitIsExact() throws {
    try withFile([1, 2, 3]) { path in
      #expect(refusal(path, limit: 3) == nil)
      #expect(
        refusal(path, limit: 2)?.description
          == "\(path): is larger than 2 bytes, the most that is read: split it")
    }
  }

  #if os(Linux)
    /// Address 0 of a process is never mapped: reading there fails even for the superuser, whom no
    /// permission bit stops.
    @Test func anUnreadableFileGivesTheSystemsReason() {
      #expect(
        refusal("/proc/self/mem")?.description
          == "/proc/self/mem: cannot be read (Input/output error): check its permissions")
    }

    @Test func aFileThatDoesNotKnowItsSizeIsRead() throws {
      #expect(try !InputFile.read("/proc/self/status").isEmpty)
      #expect(refusal("/dev/zero", limit: 1 << 20) == .tooLarge(file: "/dev/zero", limit: 1 << 20))
    }
  #endif
}
