/// Reads OSM PBF: a file of blocks, each compressed on its own, the first of them the header.
///
/// One block is held at a time. The format: https://wiki.openstreetmap.org/wiki/PBF_Format.
struct PBFReader: ~Copyable {
  private var source: ByteSource
  /// The number of the block being read, from 1, and where it begins.
  private var block = 0
  private var offset = 0
  private var sawHeader = false
  /// The block as the file holds it; reused, so often longer than the block.
  private var stored: [UInt8] = []
  /// The same, decompressed.
  private var content: [UInt8] = []
  private var inflater: Inflater?

  /// The format's limit for what stands before a block, in bytes.
  private static let headLimit = 64 << 10
  /// The format's limit for a block, compressed or not, in bytes.
  private static let blockLimit = 32 << 20

  /// The type of a block and its length in bytes.
  private struct Head {
    var type = ""
    var size: Int64?
  }

  /// - Parameter bytes: the beginning of a file.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    // A length below 64 KiB, then the tag of the field with the block's type.
    bytes.count >= 5 && bytes[0] == 0 && bytes[1] == 0 && bytes[4] == 0x0A
  }

  init(_ source: consuming ByteSource) { self.source = source }

  mutating func read(
    _ options: OSMReader, handling handler: inout some OSMHandler
  ) throws(MapImportError) {
    var primitives = PBFPrimitiveBlock()
    while true {
      offset = source.position
      block += 1
      guard let head = try nextHead() else { break }
      let size = try nextBlob(head)
      do throws(OSMFault) {
        switch head.type {
        case "OSMHeader":
          let range = try decompress(size)
          let header = try PBFHeaderBlock.read(content.span.extracting(range))
          // Files joined end to end have several.
          if !sawHeader { handler.header(header) }
          sawHeader = true
        case "OSMData":
          guard sawHeader else { throw OSMFault("found data: expected the header first") }
          let range = try decompress(size)
          try primitives.read(
            content.span.extracting(range), options.kinds, handling: &handler)
        default:
          // Writers may add blocks of their own, which readers pass over.
          break
        }
      } catch {
        throw located(error)
      }
      options.progress?(OSMProgress(bytesRead: source.bytesRead, byteCount: source.byteCount))
    }
    guard sawHeader else { throw located(OSMFault("the file ends before its header")) }
  }

  /// Reads what stands before a block: a length in four bytes, the highest first, and a message.
  private mutating func nextHead() throws(MapImportError) -> Head? {
    let lengthBytes = try next(4)
    guard lengthBytes > 0 else { return nil }
    guard lengthBytes == 4 else { throw cutShort(expected: 4, found: lengthBytes) }
    let length = stored[..<4].reduce(0) { $0 << 8 | Int($1) }
    guard (1...Self.headLimit).contains(length) else {
      throw located(
        OSMFault("its header has \(length) bytes: expected 1 to \(Self.headLimit)"))
    }
    let count = try next(length)
    guard count == length else { throw cutShort(expected: length, found: count) }
    do throws(OSMFault) {
      var head = Head()
      var message = PBFCursor(stored.span.extracting(first: length))
      while let field = try message.field() {
        switch field.number {
        case 1: head.type = try message.string(of: field)
        case 3: head.size = try message.int64(of: field)
        default: try message.skip(field)
        }
      }
      return head
    } catch {
      throw located(error)
    }
  }

  /// Reads a block as it is stored.
  /// - Returns: how many bytes of `stored` it takes.
  private mutating func nextBlob(_ head: Head) throws(MapImportError) -> Int {
    guard let size = head.size, (0...Int64(Self.blockLimit)).contains(size) else {
      let found = head.size.map { "\($0)" } ?? "no number of"
      throw located(OSMFault("it has \(found) bytes: expected 0 to \(Self.blockLimit)"))
    }
    let count = try next(Int(size))
    guard count == size else { throw cutShort(expected: Int(size), found: count) }
    return count
  }

  /// Reads that many bytes into `stored`, or as many as there are.
  private mutating func next(_ count: Int) throws(MapImportError) -> Int {
    // Asked before memory is: a damaged length must not cost more than the file is long.
    guard !source.surelyLacks(count) else { return source.bytesLeft }
    Self.grow(&stored, to: count)
    return try source.read(into: &stored, 0..<count)
  }

  private static func grow(_ buffer: inout [UInt8], to count: Int) {
    guard buffer.count < count else { return }
    buffer = [UInt8](repeating: 0, count: count)
  }

  private func cutShort(expected: Int, found: Int) -> MapImportError {
    located(OSMFault("the file ends after \(found) of \(expected) bytes: is it complete?"))
  }

  private func located(_ fault: OSMFault) -> MapImportError {
    fault.isUnsupported
      ? .unusableOSM(file: source.file, reason: fault.reason)
      : .malformedPBF(file: source.file, block: block, offset: offset, reason: fault.reason)
  }
}

extension PBFReader {
  /// Turns the blob in `stored[..<size]` into a block within `content`.
  private mutating func decompress(_ size: Int) throws(OSMFault) -> Range<Int> {
    var rawSize: Int64?
    var (raw, zlib): (Range<Int>?, Range<Int>?)
    var message = PBFCursor(stored.span.extracting(first: size))
    while let field = try message.field() {
      switch field.number {
      case 1: raw = try message.range(of: field)
      case 2: rawSize = try message.int64(of: field)
      case 3: zlib = try message.range(of: field)
      case 4: throw Self.unread("lzma")
      case 5: throw Self.unread("bzip2")
      case 6: throw Self.unread("lz4")
      case 7: throw Self.unread("zstd")
      default: try message.skip(field)
      }
    }
    if let raw {
      swap(&stored, &content)
      return raw
    }
    guard let zlib else { throw OSMFault("the block has no content: expected raw or zlib data") }
    guard let rawSize, (0...Int64(Self.blockLimit)).contains(rawSize) else {
      let found = rawSize.map { "\($0)" } ?? "no number of"
      throw OSMFault("it has \(found) bytes uncompressed: expected 0 to \(Self.blockLimit)")
    }
    let count = Int(rawSize)
    // zlib makes at most 1,032 bytes of one.
    guard count <= zlib.count * 1_032 else {
      throw OSMFault("it cannot have \(count) bytes uncompressed and \(zlib.count) compressed")
    }
    Self.grow(&content, to: max(1, count))
    try inflate(zlib, to: count)
    return 0..<count
  }

  private mutating func inflate(_ range: Range<Int>, to count: Int) throws(OSMFault) {
    let inflater = try nextInflater()
    let step: Inflater.Step
    do throws(OSMFault) {
      step = try stored.withUnsafeBufferPointer { input throws(OSMFault) in
        try content.withUnsafeMutableBufferPointer { output throws(OSMFault) in
          try inflater.inflate(
            UnsafeBufferPointer(rebasing: input[range]),
            into: UnsafeMutableBufferPointer(rebasing: output[..<count]))
        }
      }
    } catch {
      throw OSMFault("its zlib data is damaged: \(error.reason)")
    }
    guard step.isComplete, step.written == count else {
      throw OSMFault(
        step.isComplete
          ? "it has \(step.written) bytes uncompressed: expected \(count)"
          : "its zlib data does not end after \(count) bytes")
    }
  }

  private mutating func nextInflater() throws(OSMFault) -> Inflater {
    if let inflater {
      inflater.reset()
      return inflater
    }
    let first = try Inflater(.zlib)
    inflater = first
    return first
  }

  private static func unread(_ compression: String) -> OSMFault {
    .unsupported(
      "is compressed with \(compression): expected zlib or none; rewrite it with "
        + "'osmium cat in.osm.pbf -o out.osm.pbf -f pbf,pbf_compression=zlib'")
  }
}
