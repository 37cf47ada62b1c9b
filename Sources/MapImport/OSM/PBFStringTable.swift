/// The strings of a block, to which its elements refer by number.
///
/// A string is decoded and checked when an element first asks for it, and shared from then on: names
/// of mappers, which nothing asks for, cost nothing.
struct PBFStringTable {
  /// Where in the block each string lies.
  private var ranges: [Range<Int>] = []
  private var texts: [String?] = []

  /// More than a hundred times what the usual 8,000 elements of a block need; bounds the memory that
  /// 32 MiB of empty strings could take.
  private static let limit = 1 << 20

  /// Begins with the next block's strings.
  mutating func removeAll() {
    ranges.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }

  mutating func append(contentsOf message: consuming PBFCursor) throws(OSMFault) {
    while let field = try message.field() {
      guard field.number == 1 else {
        try message.skip(field)
        continue
      }
      guard ranges.count < Self.limit else {
        throw OSMFault("the block has more than \(Self.limit) strings")
      }
      ranges.append(try message.range(of: field))
      texts.append(nil)
    }
  }

  /// - Parameter bytes: the block.
  mutating func text(_ number: UInt64, in bytes: Span<UInt8>) throws(OSMFault) -> String {
    guard number < UInt64(texts.count) else {
      throw OSMFault("string \(number) is asked for: expected one of the block's \(texts.count)")
    }
    let index = Int(number)
    if let text = texts[index] { return text }
    let text = try PBFCursor.string(in: bytes, ranges[index])
    texts[index] = text
    return text
  }
}
