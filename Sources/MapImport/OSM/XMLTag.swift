/// A tag of an XML file: `<way id="1">`, `<tag k="highway" v="path"/>` or `</way>`.
struct XMLTag {
  enum Kind { case opening, closing, empty }

  let kind: Kind
  let name: XMLName
  /// The tag from `<` through `>`.
  private let bytes: ArraySlice<UInt8>
  private var attributes: [Attribute] = []

  private struct Attribute {
    var name: Range<Int>
    /// Without the quotes, not yet decoded.
    var value: Range<Int>
  }

  private static let attributeLimit = 64

  /// - Parameter bytes: begin with `<` and end with the `>` that no quotes enclose.
  init(_ bytes: ArraySlice<UInt8>) throws(OSMFault) {
    self.bytes = bytes
    var index = bytes.startIndex + 1
    var end = bytes.endIndex - 1
    if index < end, bytes[index] == UInt8(ascii: "/") {
      kind = .closing
      index += 1
    } else if index < end, bytes[end - 1] == UInt8(ascii: "/") {
      kind = .empty
      end -= 1
    } else {
      kind = .opening
    }
    let nameStart = index
    while index < end, !XMLScanner.isSpace(bytes[index]) { index += 1 }
    name = try XMLName(bytes[nameStart..<index])
    try readAttributes(index..<end)
    guard kind != .closing || attributes.isEmpty else {
      throw OSMFault("a closing tag \(name) has attributes")
    }
  }

  private mutating func readAttributes(_ range: Range<Int>) throws(OSMFault) {
    var index = range.lowerBound
    let end = range.upperBound
    // Each pass takes up the blanks before an attribute and then the attribute, so the loop ends.
    while true {
      let blanks = index
      while index < end, XMLScanner.isSpace(bytes[index]) { index += 1 }
      guard index < end else { return }
      guard index > blanks else { throw OSMFault("a blank is missing before an attribute") }
      let nameStart = index
      while index < end, bytes[index] != UInt8(ascii: "="), !XMLScanner.isSpace(bytes[index]) {
        index += 1
      }
      let name = nameStart..<index
      while index < end, XMLScanner.isSpace(bytes[index]) { index += 1 }
      guard !name.isEmpty, index < end, bytes[index] == UInt8(ascii: "=") else {
        throw OSMFault("an attribute of \(self.name) has no value: expected name=\"value\"")
      }
      index += 1
      while index < end, XMLScanner.isSpace(bytes[index]) { index += 1 }
      guard index < end, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
      else { throw OSMFault("a value in \(self.name) stands without quotes") }
      let quote = bytes[index]
      index += 1
      let valueStart = index
      while index < end, bytes[index] != quote { index += 1 }
      guard index < end else { throw OSMFault("a quote in \(self.name) is not closed") }
      guard attributes.count < Self.attributeLimit else {
        throw OSMFault("\(self.name) has more than \(Self.attributeLimit) attributes")
      }
      guard !attributes.contains(where: { bytes[$0.name] == bytes[name] }) else {
        throw OSMFault("\(self.name) has an attribute twice")
      }
      attributes.append(Attribute(name: name, value: valueStart..<index))
      index += 1
    }
  }

  /// The raw bytes of an attribute, or `nil` where it is missing.
  private func rawValue(_ name: StaticString) -> ArraySlice<UInt8>? {
    for attribute in attributes {
      let matches = name.withUTF8Buffer { $0.elementsEqual(bytes[attribute.name]) }
      if matches { return bytes[attribute.value] }
    }
    return nil
  }

  /// The text of an attribute.
  func text(_ name: StaticString) throws(OSMFault) -> String? {
    guard let raw = rawValue(name) else { return nil }
    return try XMLText.decode(raw)
  }

  /// The text of an attribute that must be there.
  func requiredText(_ name: StaticString) throws(OSMFault) -> String {
    guard let text = try text(name) else { throw missing(name) }
    return text
  }

  /// An id that must be there.
  func id(_ name: StaticString) throws(OSMFault) -> Int64 {
    guard let raw = rawValue(name) else { throw missing(name) }
    guard raw.count <= 20, let id = Int64(String(decoding: raw, as: UTF8.self)) else {
      let found = quoted(String(decoding: raw, as: UTF8.self))
      throw OSMFault("the \(name) of \(self.name) is \(found): expected a whole number of 64 bits")
    }
    return id
  }

  /// Degrees that must be there. `Double.init` alone would also take `nan` and hexadecimal.
  func degrees(_ name: StaticString) throws(OSMFault) -> Double {
    guard let raw = rawValue(name) else { throw missing(name) }
    let isPlain = raw.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    let text = String(decoding: raw, as: UTF8.self)
    guard isPlain, raw.count <= 64, let degrees = Double(text) else {
      throw OSMFault("the \(name) of \(self.name) is \(quoted(text)): expected decimal degrees")
    }
    return degrees
  }

  private func missing(_ name: StaticString) -> OSMFault {
    OSMFault("\(self.name) has no attribute '\(name)'")
  }
}
