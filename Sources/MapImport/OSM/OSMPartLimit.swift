/// The most tags, nodes or members that one element may have.
///
/// OpenStreetMap allows 2,000 nodes and 32,000 members. A block of the format's 32 MiB, packed into
/// 32 KiB, could hold one element of 33 million, and take 600 MB.
enum OSMPartLimit {
  static let count = 1 << 20

  /// - Parameter count: how many there are before another is added.
  static func check(_ count: Int, _ what: StaticString) throws(OSMFault) {
    guard count < Self.count else {
      throw OSMFault("an element has more than \(Self.count) \(what)")
    }
  }
}
