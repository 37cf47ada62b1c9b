/// The name of a section: one to eight ASCII characters.
///
/// ```swift
/// static let arcHeads: SectionID = "arc.head"
/// ```
public struct SectionID: Hashable, Sendable, BitwiseCopyable {
  /// The characters, the first in the lowest byte, zeros behind the last.
  public let rawValue: UInt64

  /// Takes the bytes as they are.
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

extension SectionID: ExpressibleByStringLiteral {
  /// The name as it is written.
  ///
  /// - Precondition: at most eight bytes.
  public init(stringLiteral text: StaticString) {
    precondition(text.utf8CodeUnitCount <= 8, "a section's name has at most eight characters")
    var value: UInt64 = 0
    let bytes = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for place in 0..<min(8, bytes.count) {
      value |= UInt64(unsafe bytes[place]) << UInt64(8 * place)
    }
    rawValue = value
  }
}

extension SectionID {
  /// The same name with a digit behind it, for sections of one kind.
  ///
  /// - Parameter number: 0...9.
  /// - Precondition: the name has at most seven characters.
  public func numbered(_ number: UInt8) -> SectionID {
    precondition(rawValue >> 56 == 0 && number < 10, "room for a digit")
    let length = UInt64(8 - rawValue.leadingZeroBitCount / 8)
    return SectionID(rawValue: rawValue | (0x30 + UInt64(number)) << (8 * length))
  }
}

extension SectionID: CustomStringConvertible {
  /// Printable whatever the bytes are.
  public var description: String {
    var text = ""
    var rest = rawValue
    while rest != 0 {
      let byte = UInt8(truncatingIfNeeded: rest)
      text.unicodeScalars.append((33...126).contains(byte) ? Unicode.Scalar(byte) : "?")
      rest >>= 8
    }
    return text
  }
}
