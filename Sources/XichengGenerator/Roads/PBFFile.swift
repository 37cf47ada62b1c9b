/// Writes OSM PBF, as the format is described in the OpenStreetMap wiki: length-prefixed blobs, the
/// first a header, the others blocks of elements with a table of strings each.
///
/// The blobs are raw. The format allows it, the same bytes come out everywhere, and git compresses
/// them anyway. No element has a version or a date: there is no history to speak of.
enum PBFFile {
  /// What readers recommend not to exceed.
  private static let elementsPerBlock = 8000
  /// Coordinates are whole multiples of so many billionths of a degree: the grid of ``Spot``.
  private static let granularity = 1000

  static func bytes(of elements: RoadElements) -> [UInt8] {
    var file = blob("OSMHeader", header(elements))
    for numbers in blocks(of: elements.nodes.count) {
      var block = PBFBlock()
      block.add(nodes: elements.nodes, numbers)
      file += blob("OSMData", block.message(granularity: granularity))
    }
    for numbers in blocks(of: elements.ways.count) {
      var block = PBFBlock()
      for number in numbers { block.add(elements.ways[number], id: number + 1) }
      file += blob("OSMData", block.message(granularity: granularity))
    }
    for numbers in blocks(of: elements.restrictions.count) {
      var block = PBFBlock()
      for number in numbers { block.add(elements.restrictions[number], id: number + 1) }
      file += blob("OSMData", block.message(granularity: granularity))
    }
    return file
  }

  private static func blocks(of count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: elementsPerBlock).map {
      $0..<min($0 + elementsPerBlock, count)
    }
  }

  private static func header(_ elements: RoadElements) -> PBFMessage {
    let latitudes = elements.nodes.map { PBFBlock.millionths($0.spot.latitude) }
    let longitudes = elements.nodes.map { PBFBlock.millionths($0.spot.longitude) }
    var box = PBFMessage()
    box.add(1, signed: (longitudes.min() ?? 0) * granularity)
    box.add(2, signed: (longitudes.max() ?? 0) * granularity)
    box.add(3, signed: (latitudes.max() ?? 0) * granularity)
    box.add(4, signed: (latitudes.min() ?? 0) * granularity)
    var header = PBFMessage()
    header.add(1, box)
    header.add(4, text: "OsmSchema-V0.6")
    header.add(4, text: "DenseNodes")
    header.add(5, text: "Sort.Type_then_ID")
    header.add(16, text: "Waystation sample generator")
    header.add(17, text: "Waystation sample: drawn from general knowledge and invented; no map")
    return header
  }

  /// The length of the head, in four bytes, the head, and the data as they are.
  private static func blob(_ type: String, _ content: PBFMessage) -> [UInt8] {
    var body = PBFMessage()
    body.add(1, bytes: content.bytes)
    var head = PBFMessage()
    head.add(1, text: type)
    head.add(3, UInt64(body.bytes.count))
    let length = head.bytes.count
    return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + head.bytes
      + body.bytes
  }
}

/// One block: elements of one kind and the strings they use.
struct PBFBlock {
  private var strings: [String] = [""]
  private var numbers: [String: Int] = ["": 0]
  private var group = PBFMessage()

  static func millionths(_ degrees: Double) -> Int { Int((degrees * 1_000_000).rounded()) }

  private mutating func number(of string: String) -> Int {
    if let number = numbers[string] { return number }
    numbers[string] = strings.count
    strings.append(string)
    return strings.count - 1
  }

  /// Dense: a column each for ids, latitudes, longitudes and tags. The id of a node is one more than
  /// its index.
  mutating func add(nodes: [RoadElements.Node], _ range: Range<Int>) {
    var tags: [Int] = []
    for node in nodes[range] {
      for pair in node.tags.pairs { tags += [number(of: pair.key), number(of: pair.value)] }
      tags.append(0)
    }
    var dense = PBFMessage()
    dense.add(1, deltas: range.map { $0 + 1 })
    dense.add(8, deltas: nodes[range].map { PBFBlock.millionths($0.spot.latitude) })
    dense.add(9, deltas: nodes[range].map { PBFBlock.millionths($0.spot.longitude) })
    dense.add(10, packed: tags)
    group.add(2, dense)
  }

  mutating func add(_ way: RoadElements.Way, id: Int) {
    var message = element(id, way.tags)
    message.add(8, deltas: way.nodes.map { $0 + 1 })
    group.add(3, message)
  }

  mutating func add(_ restriction: RoadElements.Restriction, id: Int) {
    var message = element(id, restriction.tags)
    let roles = ["from", "via", "to"].map { number(of: $0) }
    message.add(8, packed: roles)
    message.add(9, deltas: [restriction.from + 1, restriction.via + 1, restriction.to + 1])
    // A way, a node, a way.
    message.add(10, packed: [1, 0, 1])
    group.add(4, message)
  }

  private mutating func element(_ id: Int, _ tags: RoadTags) -> PBFMessage {
    var message = PBFMessage()
    message.add(1, UInt64(id))
    message.add(2, packed: tags.pairs.map { number(of: $0.key) })
    message.add(3, packed: tags.pairs.map { number(of: $0.value) })
    return message
  }

  func message(granularity: Int) -> PBFMessage {
    var table = PBFMessage()
    for string in strings { table.add(1, text: string) }
    var block = PBFMessage()
    block.add(1, table)
    block.add(2, group)
    block.add(17, UInt64(granularity))
    return block
  }
}
