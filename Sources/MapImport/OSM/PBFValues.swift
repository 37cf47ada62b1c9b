/// The values of a repeated number field, one after the other, without an array.
///
/// Writers may pack them into one field, into several, or give each a field of its own, and may mix
/// that; readers must take it all. Several of these can walk one message side by side, which is how
/// parallel lists such as ids, latitudes and longitudes are read.
struct PBFValues: ~Escapable {
  /// Where the search for the next field of that number goes on.
  private var message: PBFCursor
  /// What is left of the field being read.
  private var packed: PBFCursor
  private let number: Int

  @_lifetime(copy message)
  init(_ number: Int, of message: PBFCursor) {
    self.message = message
    self.number = number
    packed = message.empty()
  }

  /// The next value, or `nil` after the last.
  mutating func next() throws(OSMFault) -> UInt64? {
    while packed.isAtEnd {
      guard let field = try message.field() else { return nil }
      if field.number != number {
        try message.skip(field)
      } else if field.wire == .bytes {
        packed = try message.message(of: field)
      } else {
        return try message.varint(of: field)
      }
    }
    return try packed.varint()
  }

  /// The next value of a `sint64` field.
  mutating func nextSigned() throws(OSMFault) -> Int64? {
    guard let value = try next() else { return nil }
    return PBFCursor.zigzag(value)
  }
}

/// A sum of differences, as OSM PBF stores ids and coordinates.
struct PBFSum {
  private(set) var value: Int64 = 0

  /// - Parameter what: what is summed up, for the message.
  mutating func add(_ difference: Int64, _ what: StaticString) throws(OSMFault) {
    let (sum, overflow) = value.addingReportingOverflow(difference)
    guard !overflow else {
      throw OSMFault("\(what) \(value) plus \(difference) is more than 64 bits hold")
    }
    value = sum
  }
}
