/// What the value of an XML attribute stands for.
enum XMLText {
  /// Resolves references; a line break or tab that is not one becomes a blank, as XML asks.
  static func decode(_ bytes: ArraySlice<UInt8>) throws(OSMFault) -> String {
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "&") }
    let decoded = isPlain ? bytes : try resolve(bytes)
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw OSMFault("found text that is not UTF-8")
    }
    return text
  }

  private static func resolve(_ bytes: ArraySlice<UInt8>) throws(OSMFault) -> ArraySlice<UInt8> {
    var result: ArraySlice<UInt8> = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"):
        guard let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
          throw OSMFault("found '&' without a reference: expected '&amp;'")
        }
        let name = String(decoding: bytes[index..<end], as: UTF8.self)
        result += String(Character(try scalar(name))).utf8
        index = end + 1
      case 0x0D where index < bytes.endIndex && bytes[index] == 0x0A:
        // Of CR and LF together one blank remains.
        continue
      case 0x09, 0x0A, 0x0D:
        result.append(0x20)
      case 0..<0x20:
        throw OSMFault("found the control character \(byte), which XML does not have")
      default:
        result.append(byte)
      }
    }
    return result
  }

  /// What stands between `&` and `;`.
  private static func scalar(_ name: String) throws(OSMFault) -> Unicode.Scalar {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
    let isNumber =
      name.hasPrefix("#") && !digits.isEmpty && digits.utf8.first != UInt8(ascii: "+")
    guard isNumber, let number = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
      let scalar = Unicode.Scalar(number),
      number >= 0x20 || number == 0x09 || number == 0x0A || number == 0x0D,
      number != 0xFFFE, number != 0xFFFF
    else {
      throw OSMFault("found the reference \(quoted("&" + name + ";")), which stands for nothing")
    }
    return scalar
  }
}
