extension PBFPrimitiveBlock {
  /// A node with a message of its own.
  mutating func node(_ message: PBFCursor, in bytes: Span<UInt8>) throws(OSMFault) -> OSMNode {
    let id = PBFCursor.zigzag(try Self.id(of: message))
    var rest = message
    var (latitude, longitude): (Int64?, Int64?)
    while let field = try rest.field() {
      switch field.number {
      case 8: latitude = try rest.signed(of: field)
      case 9: longitude = try rest.signed(of: field)
      default: try rest.skip(field)
      }
    }
    guard let latitude, let longitude else {
      throw OSMFault("node \(id) has no latitude or no longitude")
    }
    return OSMNode(
      id: id,
      coordinate: try grid.coordinate(latitude: latitude, longitude: longitude, ofNode: id),
      tags: try tags(of: message, in: bytes))
  }

  /// Nodes as parallel lists of differences: the fields 1, 8 and 9, and in field 10 for each node
  /// its tags as key, value, key, value, …, 0. Where no node has a tag that list may be missing.
  mutating func readDenseNodes(
    _ message: PBFCursor, in bytes: Span<UInt8>, handling handler: inout some OSMHandler
  ) throws(OSMFault) {
    var ids = PBFValues(1, of: message)
    var latitudes = PBFValues(8, of: message)
    var longitudes = PBFValues(9, of: message)
    var strings = PBFValues(10, of: message)
    var (id, latitude, longitude) = (PBFSum(), PBFSum(), PBFSum())
    var next = try strings.next()
    let hasTags = next != nil

    while let difference = try ids.nextSigned() {
      guard let north = try latitudes.nextSigned(), let east = try longitudes.nextSigned() else {
        throw OSMFault("dense nodes have fewer coordinates than ids")
      }
      try id.add(difference, "the node id")
      try latitude.add(north, "the latitude")
      try longitude.add(east, "the longitude")
      var tags = OSMTags()
      if hasTags {
        // Each pass takes up a key and its value; `next` is the 0 behind the last when it ends.
        while next != 0 {
          guard let key = next, let value = try strings.next() else {
            throw OSMFault("dense nodes have tags for fewer nodes than there are ids")
          }
          try tags.append(
            key: try self.strings.text(key, in: bytes),
            value: try self.strings.text(value, in: bytes))
          next = try strings.next()
        }
        next = try strings.next()
      }
      let coordinate = try grid.coordinate(
        latitude: latitude.value, longitude: longitude.value, ofNode: id.value)
      handler.node(OSMNode(id: id.value, coordinate: coordinate, tags: tags))
    }
    guard try latitudes.next() == nil, try longitudes.next() == nil else {
      throw OSMFault("dense nodes have more coordinates than ids")
    }
    guard next == nil else {
      throw OSMFault("dense nodes have tags for more nodes than there are ids")
    }
  }
}
