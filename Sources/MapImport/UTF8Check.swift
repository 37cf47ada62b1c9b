/// Makes sure that bytes are UTF-8, and finds the first that is not.
enum UTF8Check {
  static func validate(_ bytes: [UInt8], file: String) throws(MapImportError) {
    // The standard library's validation is fast and says only yes or no; the slow walk that finds
    // the place is left to files that fail.
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    let offset = firstInvalidOffset(in: bytes)
    guard offset < bytes.count else { return }
    let line = 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }
    throw .invalidUTF8(file: file, byte: bytes[offset], offset: offset, line: line)
  }

  private static func firstInvalidOffset(in bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }
}

/// The three bytes with which some programs begin UTF-8.
enum ByteOrderMark {
  /// How many bytes of the mark the text begins with: 3 or 0.
  static func length(in bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
