/// What an element says of itself: keys with values, in the file's order.
///
/// ```swift
/// if node.tags["amenity"] == "drinking_water" { … }
/// for tag in way.tags { print(tag.key, tag.value) }
/// ```
///
/// An array of pairs, not a dictionary: most elements have no tags and few have more than ten, and at
/// that length comparing is faster than hashing. An element without tags allocates nothing, and one
/// with tags a single array: strings up to 15 bytes, as most are, lie within it.
public struct OSMTags: Hashable, Sendable {
  private var pairs: [OSMTag] = []

  public init() {}

  public init(_ pairs: [OSMTag]) { self.pairs = pairs }

  /// The value of the first tag with that key, or `nil`.
  public subscript(key: String) -> String? {
    for tag in pairs where tag.key == key { return tag.value }
    return nil
  }

  mutating func append(key: String, value: String) throws(OSMFault) {
    try OSMPartLimit.check(pairs.count, "tags")
    pairs.append(OSMTag(key: key, value: value))
  }
}

/// A key and its value, both text that a mapper chose.
public struct OSMTag: Hashable, Sendable {
  public var key: String
  public var value: String

  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

extension OSMTags: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { pairs.count }
  public subscript(position: Int) -> OSMTag { pairs[position] }
}

extension OSMTags: ExpressibleByDictionaryLiteral {
  /// Tags written out, as in `["highway": "footway", "surface": "asphalt"]`.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { OSMTag(key: $0.0, value: $0.1) })
  }
}
