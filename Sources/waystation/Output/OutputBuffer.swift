/// Bytes on their way to a file, written in large pieces.
///
/// The whole output of the command passes through here: no `print`, whose buffer would mix badly
/// with ours and which cannot report a full disk.
struct OutputBuffer: ~Copyable {
  private var bytes: [UInt8] = []
  private let file: FileDescriptor?
  /// What messages call the file.
  private let name: String

  /// A buffer is written once it holds this much.
  static let pieceSize = 64 * 1024

  /// - Parameter file: `nil` to keep the bytes, for ``take()``.
  init(to file: FileDescriptor?, named name: String = "standard output") {
    self.file = file
    self.name = name
    bytes.reserveCapacity(file == nil ? 1024 : Self.pieceSize + 16 * 1024)
  }

  /// The last byte appended, written or not: what decides whether a comma is due.
  var last: UInt8? { bytes.last ?? lastWritten }
  private var lastWritten: UInt8?

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  mutating func append(literal text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes what has gathered, if that is enough for a piece. Called between records, so that a
  /// record is rarely torn apart.
  mutating func flushIfFull() throws(CommandFailure) {
    if bytes.count >= Self.pieceSize { try flush() }
  }

  /// Writes all that has gathered.
  mutating func flush() throws(CommandFailure) {
    guard let file, !bytes.isEmpty else { return }
    let result: Result<Void, SystemError> = bytes.withUnsafeBytes { buffer in
      do throws(SystemError) {
        return .success(try file.write(buffer))
      } catch {
        return .failure(error)
      }
    }
    lastWritten = bytes.last
    bytes.removeAll(keepingCapacity: true)
    if case .failure(let error) = result { throw .unwritable(error, name) }
  }

  /// The bytes that have gathered; the buffer is empty afterwards.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }
}
