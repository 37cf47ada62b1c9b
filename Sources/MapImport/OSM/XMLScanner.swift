/// Splits XML into tags while it is read, as far as OSM uses XML.
///
/// Elements, attributes, the five entities, numeric references, comments, processing instructions and
/// CDATA; text between tags is passed over. No document type: nothing is ever expanded or fetched.
/// Holds a window of the file that a single tag must fit into.
/// https://www.w3.org/TR/xml/.
struct XMLScanner: ~Copyable {
  private var source: ByteSource
  private var window: [UInt8]
  /// What is read and not yet passed: `window[start..<end]`.
  private var start = 0
  private var end = 0
  /// The line that `start` is on, from 1.
  private var line = 1
  /// The line on which the last tag or text begins.
  private var markupLine = 1
  private var sawFirstByte = false
  /// Called whenever more of the file has been read.
  private let progress: ((OSMProgress) -> Void)?

  private static let chunkSize = 1 << 17
  /// The longest tag or comment, in bytes: a thousand times what OSM's 255 characters a value need.
  private static let markupLimit = 1 << 20

  /// - Parameter bytes: the beginning of a file.
  static func recognizes(_ bytes: [UInt8]) -> Bool {
    let text = bytes[ByteOrderMark.length(in: bytes)...]
    return text.first { !isSpace($0) } == UInt8(ascii: "<")
  }

  init(_ source: consuming ByteSource, progress: ((OSMProgress) -> Void)?) {
    self.source = source
    self.progress = progress
    window = [UInt8](repeating: 0, count: Self.chunkSize)
  }

  /// The next tag, or `nil` at the end of the file.
  /// - Parameter isInside: whether an element is open, so that text may stand here.
  mutating func next(isInside: Bool) throws(MapImportError) -> XMLTag? {
    while try skipText(isInside: isInside) {
      if try begins(with: "<!--") {
        try drop(through: "-->", after: 4)
      } else if try begins(with: "<?") {
        let length = try length(through: "?>", after: 2)
        try checkDeclaration(window[start..<start + length])
        pass(length)
      } else if isInside, try begins(with: "<![CDATA[") {
        try drop(through: "]]>", after: 9)
      } else if try begins(with: "<!") {
        throw fault("found a document type or the like: expected elements only")
      } else {
        let length = try tagLength()
        defer { pass(length) }
        do throws(OSMFault) {
          return try XMLTag(window[start..<start + length])
        } catch {
          throw fault(error.reason)
        }
      }
    }
    return nil
  }

  /// What is wrong with the last tag.
  func fault(_ reason: String) -> MapImportError {
    .malformedXML(file: source.file, line: markupLine, reason: reason)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Passes over text up to the next `<`.
  /// - Returns: whether there is one.
  private mutating func skipText(isInside: Bool) throws(MapImportError) -> Bool {
    if !sawFirstByte {
      while end - start < 3, try readMore() {}
      start += ByteOrderMark.length(in: Array(window[start..<end]))
      sawFirstByte = true
    }
    while true {
      var index = start
      var isText = false
      while index < end, window[index] != UInt8(ascii: "<") {
        if !Self.isSpace(window[index]) { isText = true }
        index += 1
      }
      pass(index - start)
      markupLine = line
      guard !isText || isInside else { throw fault("found text outside the element 'osm'") }
      if start < end { return true }
      guard try readMore() else { return false }
    }
  }

  /// Whether these bytes are next.
  private mutating func begins(with text: StaticString) throws(MapImportError) -> Bool {
    while end - start < text.utf8CodeUnitCount, try readMore() {}
    return matches(text, at: start)
  }

  private func matches(_ text: StaticString, at index: Int) -> Bool {
    guard end - index >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(window[index..<index + $0.count]) }
  }

  private mutating func drop(
    through terminator: StaticString, after opening: Int
  ) throws(MapImportError) {
    pass(try length(through: terminator, after: opening))
  }

  /// How many bytes from `start` through the end of the terminator.
  private mutating func length(
    through terminator: StaticString, after opening: Int
  ) throws(MapImportError) -> Int {
    var offset = opening
    while true {
      // Lengths from `start`, because reading more moves it.
      while offset + terminator.utf8CodeUnitCount > end - start { try readMarkup() }
      if matches(terminator, at: start + offset) {
        return offset + terminator.utf8CodeUnitCount
      }
      offset += 1
    }
  }

  /// How many bytes from `<` through `>`, which may also stand in an attribute's value.
  private mutating func tagLength() throws(MapImportError) -> Int {
    var offset = 1
    var quote: UInt8 = 0
    while true {
      while offset < end - start {
        let byte = window[start + offset]
        offset += 1
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          return offset
        } else if byte == UInt8(ascii: "<") {
          throw fault("found '<' within a tag: expected '>' first")
        }
      }
      try readMarkup()
    }
  }

  private mutating func readMarkup() throws(MapImportError) {
    guard end - start < Self.markupLimit else {
      throw fault("a tag or comment is longer than \(Self.markupLimit) bytes")
    }
    guard try readMore() else { throw fault("the file ends within a tag: is it complete?") }
  }

  /// Moves on, counting lines.
  private mutating func pass(_ count: Int) {
    for index in start..<start + count where window[index] == 0x0A { line += 1 }
    start += count
  }

  /// Reads more behind what is left, which moves to the front of the window.
  /// - Returns: whether there was more.
  private mutating func readMore() throws(MapImportError) -> Bool {
    if start > 0 {
      for offset in 0..<end - start { window[offset] = window[start + offset] }
      end -= start
      start = 0
    }
    if window.count - end < Self.chunkSize {
      window += [UInt8](repeating: 0, count: window.count)
    }
    let count = try source.read(into: &window, end..<end + Self.chunkSize)
    end += count
    guard count > 0 else { return false }
    progress?(OSMProgress(bytesRead: source.bytesRead, byteCount: source.byteCount))
    return true
  }

  /// A declaration may name an encoding; only UTF-8 and its part ASCII are read.
  private func checkDeclaration(_ bytes: ArraySlice<UInt8>) throws(MapImportError) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("<?xml ") else { return }
    let parts = text.split(omittingEmptySubsequences: true) { "= \t\r\n\"'?".contains($0) }
    guard let index = parts.firstIndex(of: "encoding"), index + 1 < parts.count else { return }
    let encoding = parts[index + 1]
    guard ["utf-8", "us-ascii"].contains(encoding.lowercased()) else {
      throw fault("its encoding is \(quoted(encoding)): expected UTF-8")
    }
  }
}
