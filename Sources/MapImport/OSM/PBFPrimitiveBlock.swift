/// A block of the type `OSMData`: strings, a grid, and groups of elements in any order.
struct PBFPrimitiveBlock {
  var strings = PBFStringTable()
  var grid = PBFGrid()
  /// Collects the nodes of a way, so that the way's own array has the right size at once.
  var references: [Int64] = []

  /// - Parameter bytes: the block, decompressed.
  mutating func read(
    _ bytes: Span<UInt8>, _ kinds: OSMKinds, handling handler: inout some OSMHandler
  ) throws(OSMFault) {
    // The strings and the grid may stand behind the elements that need them.
    strings.removeAll()
    grid = PBFGrid()
    var message = PBFCursor(bytes)
    while let field = try message.field() {
      switch field.number {
      case 1: try strings.append(contentsOf: try message.message(of: field))
      case 17: grid.granularity = try message.int64(of: field)
      case 19: grid.latitudeOffset = try message.int64(of: field)
      case 20: grid.longitudeOffset = try message.int64(of: field)
      default: try message.skip(field)
      }
    }
    guard grid.granularity > 0 else {
      throw OSMFault("the granularity is \(grid.granularity): expected 1 or more")
    }
    message = PBFCursor(bytes)
    while let field = try message.field() {
      if field.number == 2 {
        try readGroup(try message.message(of: field), in: bytes, kinds, handling: &handler)
      } else {
        try message.skip(field)
      }
    }
  }

  private mutating func readGroup(
    _ group: consuming PBFCursor, in bytes: Span<UInt8>, _ kinds: OSMKinds,
    handling handler: inout some OSMHandler
  ) throws(OSMFault) {
    while let field = try group.field() {
      switch field.number {
      case 1 where kinds.contains(.nodes):
        handler.node(try node(try group.message(of: field), in: bytes))
      case 2 where kinds.contains(.nodes):
        try readDenseNodes(try group.message(of: field), in: bytes, handling: &handler)
      case 3 where kinds.contains(.ways):
        handler.way(try way(try group.message(of: field), in: bytes))
      case 4 where kinds.contains(.relations):
        handler.relation(try relation(try group.message(of: field), in: bytes))
      default:
        try group.skip(field)
      }
    }
  }

  /// The tags of an element that keeps keys and values in two lists, the fields 2 and 3.
  mutating func tags(
    of element: PBFCursor, in bytes: Span<UInt8>
  ) throws(OSMFault) -> OSMTags {
    var keys = PBFValues(2, of: element)
    var values = PBFValues(3, of: element)
    var tags = OSMTags()
    while let key = try keys.next() {
      guard let value = try values.next() else {
        throw OSMFault("an element has more keys than values")
      }
      try tags.append(
        key: try strings.text(key, in: bytes), value: try strings.text(value, in: bytes))
    }
    guard try values.next() == nil else {
      throw OSMFault("an element has more values than keys")
    }
    return tags
  }

  /// The field 1 of every element but dense nodes. Nodes store it zigzag.
  static func id(of element: consuming PBFCursor) throws(OSMFault) -> UInt64 {
    while let field = try element.field() {
      if field.number == 1 { return try element.varint(of: field) }
      try element.skip(field)
    }
    throw OSMFault("an element has no id")
  }
}
