internal import CZlib

/// Decompresses zlib and gzip streams with the system's zlib, into memory of the caller's.
final class Inflater {
  enum Wrapper: Int32 {
    // The window's size as a power of two; 16 more tell zlib to expect gzip's header.
    case zlib = 15
    case gzip = 31
  }

  /// How far one call went.
  struct Step {
    var read: Int
    var written: Int
    /// Whether the stream is complete, its checksum included.
    var isComplete: Bool
  }

  /// zlib keeps a pointer back to it, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ wrapper: Wrapper) throws(OSMFault) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, wrapper.rawValue, ZLIB_VERSION, size) == Z_OK else {
      stream.deallocate()
      throw OSMFault("zlib could not be started: is there memory left?")
    }
    self.stream = stream
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Makes ready for another stream.
  func reset() { inflateReset(stream) }

  /// Decompresses until the input is used up, the output is full or the stream is complete.
  func inflate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) throws(OSMFault) -> Step {
    let inputCount = UInt32(clamping: input.count)
    let outputCount = UInt32(clamping: output.count)
    stream.pointee.next_in = input.baseAddress
    stream.pointee.avail_in = inputCount
    stream.pointee.next_out = output.baseAddress
    stream.pointee.avail_out = outputCount
    let code = CZlib.inflate(stream, Z_NO_FLUSH)
    // Z_BUF_ERROR says only that there was nothing to do.
    guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
      let message = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's code \(code)"
      throw OSMFault(message)
    }
    return Step(
      read: Int(inputCount - stream.pointee.avail_in),
      written: Int(outputCount - stream.pointee.avail_out),
      isComplete: code == Z_STREAM_END)
  }
}
