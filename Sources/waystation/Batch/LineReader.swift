/// Splits a file into lines, in one buffer that never grows.
///
/// A line ends with a line feed, or a carriage return and a line feed; a last line without an ending
/// counts. Lines longer than ``lengthLimit`` are passed over and reported as such, so a file without
/// line feeds takes no more memory than any other.
///
/// ```swift
/// while true {
///   while let line = reader.nextBuffered() { … }
///   guard try reader.refill() else { break }   // reads; the place to flush answers first
/// }
/// ```
struct LineReader: ~Copyable {
  enum Line: Hashable {
    /// Where the line stands in ``LineReader/buffer``, without its ending. Valid until the next call.
    case text(Range<Int>)
    /// The line was longer than ``LineReader/lengthLimit``.
    case tooLong
  }

  /// The longest line that is given out, in bytes, without its ending.
  static let lengthLimit = 1024

  private(set) var buffer: [UInt8]
  private let file: FileDescriptor
  /// The bytes not yet given out.
  private var pending = 0..<0
  /// How many of the pending bytes are known to hold no line feed.
  private var searched = 0
  private var isInsideLongLine = false
  private var isAtEnd = false

  init(_ file: FileDescriptor, bufferSize: Int = 64 * 1024) {
    precondition(bufferSize > Self.lengthLimit + 2)
    self.file = file
    self.buffer = [UInt8](repeating: 0, count: bufferSize)
  }

  /// The next line that has completely arrived; `nil` when more has to be read.
  mutating func nextBuffered() -> Line? {
    let unsearched = (pending.lowerBound + searched)..<pending.upperBound
    if let lineFeed = buffer[unsearched].firstIndex(of: 0x0A) {
      let line = pending.lowerBound..<lineFeed
      pending = (lineFeed + 1)..<pending.upperBound
      searched = 0
      return finish(line)
    }
    searched = pending.count
    if searched > Self.lengthLimit + 1 {
      // No ending within the limit (and one byte for a carriage return): forget what has come.
      isInsideLongLine = true
      discardPending()
    }
    if isAtEnd, searched > 0 || isInsideLongLine {
      let line = pending
      discardPending()
      return finish(line)
    }
    return nil
  }

  /// Reads more; `false` when the file has ended and every line has been given out.
  mutating func refill() throws(SystemError) -> Bool {
    guard !isAtEnd else { return false }
    let kept = pending.count
    if pending.lowerBound > 0 {
      for offset in 0..<kept { buffer[offset] = buffer[pending.lowerBound + offset] }
    }
    let file = file
    let result: Result<Int, SystemError> = buffer.withUnsafeMutableBytes { bytes in
      do throws(SystemError) {
        return .success(try file.read(into: .init(rebasing: bytes[kept...])))
      } catch {
        return .failure(error)
      }
    }
    let count = try result.get()
    pending = 0..<(kept + count)
    isAtEnd = count == 0
    return true
  }

  /// Whether ``refill()`` would return at once.
  var canRefillAtOnce: Bool { isAtEnd || file.isReadable }

  private mutating func discardPending() {
    pending = pending.upperBound..<pending.upperBound
    searched = 0
  }

  private mutating func finish(_ line: Range<Int>) -> Line {
    var end = line.upperBound
    if !line.isEmpty, buffer[end - 1] == 0x0D { end -= 1 }
    let isTooLong = isInsideLongLine || end - line.lowerBound > Self.lengthLimit
    isInsideLongLine = false
    return isTooLong ? .tooLong : .text(line.lowerBound..<end)
  }
}
