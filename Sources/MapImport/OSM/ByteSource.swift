/// The bytes of a file one after the other, from a descriptor or from memory, decompressed if they
/// are gzip. Holds a chunk of them at a time.
struct ByteSource: ~Copyable {
  /// The file's name, for messages.
  let file: String
  /// The size of the file; `nil` for a pipe.
  let byteCount: Int?
  /// How many bytes have been handed out, after decompression.
  private(set) var position = 0
  /// How many bytes of the file itself have been taken up.
  var bytesRead: Int { loaded - (end - start) - (inflater == nil ? front.count : 0) }

  /// Closed at the end; `nil` once everything there is stands in `chunk`.
  private var descriptor: Int32?
  private let closesDescriptor: Bool
  /// What was read and not yet handed out: `chunk[start..<end]`.
  private var chunk: [UInt8]
  private var start = 0
  private var end: Int
  private var loaded: Int
  private var inflater: Inflater?
  /// What ``peek(_:)`` showed and is to be handed out again.
  private var front: [UInt8] = []
  /// Whether the gzip stream stands between two members, where the file may end.
  private var isBetweenMembers = true

  private static let chunkSize = 1 << 17

  /// - Parameter path: a file, or `-` for standard input.
  init(path: String) throws(MapImportError) {
    file = path
    chunk = [UInt8](repeating: 0, count: Self.chunkSize)
    end = 0
    loaded = 0
    if path == "-" {
      descriptor = 0
      closesDescriptor = false
      byteCount = nil
    } else {
      let (opened, size) = try InputFile.openForReading(path)
      descriptor = opened
      closesDescriptor = true
      byteCount = size > 0 ? size : nil
    }
  }

  init(bytes: [UInt8], file: String) {
    self.file = file
    byteCount = bytes.count
    descriptor = nil
    closesDescriptor = false
    chunk = bytes
    end = bytes.count
    loaded = bytes.count
  }

  deinit {
    if closesDescriptor, let descriptor { InputFile.closeFile(descriptor) }
  }

  /// How many bytes the file has left, if it tells its size; otherwise 0.
  var bytesLeft: Int { max(0, (byteCount ?? 0) - bytesRead) }

  /// Whether the file is known to have fewer than `count` bytes left.
  func surelyLacks(_ count: Int) -> Bool {
    guard inflater == nil, byteCount != nil else { return false }
    return count > bytesLeft
  }

  /// The first bytes, up to `count`, without handing them out. Only at the beginning of a file.
  mutating func peek(_ count: Int) throws(MapImportError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try read(into: &bytes, 0..<count)
    front = Array(bytes[..<found])
    position = 0
    return front
  }

  /// The file is gzip, of one member or several. Only at its beginning, after ``peek(_:)``.
  mutating func beginInflating() throws(MapImportError) {
    front += chunk[start..<end]
    (start, end) = (0, front.count)
    chunk = front + [UInt8](repeating: 0, count: max(0, Self.chunkSize - front.count))
    front = []
    do throws(OSMFault) { inflater = try Inflater(.gzip) } catch { throw gzipError(error.reason) }
  }

  /// Fills `buffer[range]`.
  /// - Returns: how many bytes it wrote: fewer than asked for only at the end of the file.
  mutating func read(
    into buffer: inout [UInt8], _ range: Range<Int>
  ) throws(MapImportError) -> Int {
    var filled = range.lowerBound
    if !front.isEmpty {
      let count = min(front.count, range.count)
      buffer.replaceSubrange(filled..<filled + count, with: front[..<count])
      front.removeFirst(count)
      filled += count
    }
    while filled < range.upperBound {
      let count =
        inflater == nil
        ? try copySome(into: &buffer, filled..<range.upperBound)
        : try inflateSome(into: &buffer, filled..<range.upperBound)
      guard count > 0 else { break }
      filled += count
    }
    position += filled - range.lowerBound
    return filled - range.lowerBound
  }

  private mutating func copySome(
    into buffer: inout [UInt8], _ range: Range<Int>
  ) throws(MapImportError) -> Int {
    if start == end, try !loadMore() { return 0 }
    let count = min(end - start, range.count)
    buffer.replaceSubrange(
      range.lowerBound..<range.lowerBound + count, with: chunk[start..<start + count])
    start += count
    return count
  }

  private mutating func inflateSome(
    into buffer: inout [UInt8], _ range: Range<Int>
  ) throws(MapImportError) -> Int {
    guard let inflater else { return 0 }
    while true {
      if start == end, try !loadMore() {
        guard isBetweenMembers else { throw gzipError("it ends early: is the file complete?") }
        return 0
      }
      isBetweenMembers = false
      let step: Inflater.Step
      do throws(OSMFault) {
        step = try chunk.withUnsafeBufferPointer { input throws(OSMFault) in
          try buffer.withUnsafeMutableBufferPointer { output throws(OSMFault) in
            try inflater.inflate(
              UnsafeBufferPointer(rebasing: input[start..<end]),
              into: UnsafeMutableBufferPointer(rebasing: output[range]))
          }
        }
      } catch {
        throw gzipError(error.reason)
      }
      start += step.read
      if step.isComplete {
        inflater.reset()
        isBetweenMembers = true
      }
      if step.written > 0 { return step.written }
      guard step.read > 0 || start == end else { throw gzipError("zlib makes no progress") }
    }
  }

  /// Reads another chunk behind what is left of the last one.
  private mutating func loadMore() throws(MapImportError) -> Bool {
    guard let descriptor else { return false }
    if start == end {
      start = 0
      end = 0
    }
    guard end < chunk.count else { return false }
    let (file, free) = (file, end..<chunk.count)
    let count = try chunk.withUnsafeMutableBufferPointer { bytes throws(MapImportError) in
      try InputFile.readSome(
        descriptor, into: UnsafeMutableBufferPointer(rebasing: bytes[free]), file: file)
    }
    end += count
    loaded += count
    return count > 0
  }

  private func gzipError(_ reason: String) -> MapImportError {
    .malformedGzip(file: file, offset: bytesRead, reason: reason)
  }
}
