import Geodesy
import MapImport
import Testing

/// Every way the format has of saying the same, in files built byte by byte.
@Suite struct OSMPBFTests {
  typealias Writer = OSMPBFWriter

  static let strings = ["", "amenity", "toilets", "fee", "no", "outer"]

  /// Two nodes, the first with two tags.
  static var dense: ProtoMessage {
    ProtoMessage().deltas(1, [7, 5]).deltas(8, [399_000_000, -900_000_000])
      .deltas(9, [1_164_000_000, 1_800_000_000]).packed(10, [1, 2, 3, 4, 0, 0])
  }

  static func twoNodes() throws -> [OSMNode] {
    [
      OSMNode(
        id: 7, coordinate: try Coordinate(latitude: 39.9, longitude: 116.4),
        tags: ["amenity": "toilets", "fee": "no"]),
      OSMNode(id: 5, coordinate: try Coordinate(latitude: -90, longitude: 180)),
    ]
  }

  static var way: ProtoMessage {
    ProtoMessage().int(1, 11).packed(2, [1]).packed(3, [2]).deltas(8, [7, 5, 9, 7])
  }

  static var relation: ProtoMessage {
    ProtoMessage().int(1, 12).packed(2, [1]).packed(3, [2]).packed(8, [5, 0, 0])
      .deltas(9, [11, 7, -3]).packed(10, [1, 0, 2])
  }

  /// One of each, the group compressed.
  static var everything: [UInt8] {
    let group = ProtoMessage().message(2, dense).message(3, way).message(4, relation)
    let block = ProtoMessage().message(1, Writer.strings(strings)).message(2, group)
    return Writer.raw("OSMHeader", Writer.header) + Writer.zlib("OSMData", block)
  }

  /// Where the second block of ``everything`` begins.
  static var headerLength: Int { Writer.raw("OSMHeader", Writer.header).count }

  private func read(group: ProtoMessage) throws -> OSMRecorder {
    try OSMRecorder.read(Writer.file(Self.strings, group: group))
  }

  @Test func denseNodes() throws {
    #expect(try read(group: ProtoMessage().message(2, Self.dense)).nodes == Self.twoNodes())
  }

  @Test func denseNodesWithoutATagList() throws {
    let dense = ProtoMessage().deltas(1, [1, 2]).deltas(8, [0, 0]).deltas(9, [0, 0])
    let nodes = try read(group: ProtoMessage().message(2, dense)).nodes
    #expect(nodes.map(\.id) == [1, 2])
    #expect(nodes.allSatisfy { $0.tags.isEmpty })
  }

  @Test func plainNodes() throws {
    let first = ProtoMessage().sint(8, 399_000_000).packed(2, [1, 3]).packed(3, [2, 4])
      .sint(9, 1_164_000_000).sint(1, 7)
    let second = ProtoMessage().sint(1, 5).sint(8, -900_000_000).sint(9, 1_800_000_000)
    let group = ProtoMessage().message(1, first).message(1, second)
    #expect(try read(group: group).nodes == Self.twoNodes())
  }

  @Test func numbersNotPackedOrPackedInParts() throws {
    var dense = ProtoMessage().sint(1, 7).packed(10, [1, 2])
    for number in [3, 4, 0] as [Int64] { dense = dense.int(10, number) }
    dense = dense.deltas(8, [399_000_000]).sint(8, -1_299_000_000).packed(10, []).packed(10, [0])
      .sint(9, 1_164_000_000).deltas(9, [636_000_000]).sint(1, -2)
    #expect(try read(group: ProtoMessage().message(2, dense)).nodes == Self.twoNodes())

    let way = ProtoMessage().int(2, 1).int(3, 2).sint(8, 7).sint(8, -2).deltas(8, [4, 2]).int(1, 11)
    let same = try read(group: ProtoMessage().message(3, Self.way)).ways
    #expect(try read(group: ProtoMessage().message(3, way)).ways == same)
  }

  @Test func waysAndRelations() throws {
    let recorder = try OSMRecorder.read(Self.everything)
    #expect(
      recorder.ways == [OSMWay(id: 11, nodes: [7, 5, 9, 7], tags: ["amenity": "toilets"])])
    #expect(recorder.ways.first?.isClosed == true)
    #expect(
      recorder.relations == [
        OSMRelation(
          id: 12,
          members: [
            OSMMember(kind: .way, id: 11, role: "outer"),
            OSMMember(kind: .node, id: 7, role: ""),
            OSMMember(kind: .relation, id: -3, role: ""),
          ],
          tags: ["amenity": "toilets"])
      ])
  }

  @Test func compressedOrNot() throws {
    let block = ProtoMessage().message(1, Writer.strings(Self.strings))
      .message(2, ProtoMessage().message(2, Self.dense))
    for header in [Writer.raw, Writer.zlib] {
      for data in [Writer.raw, Writer.zlib] {
        let file = header("OSMHeader", Writer.header) + data("OSMData", block)
        #expect(try OSMRecorder.read(file).nodes == Self.twoNodes())
      }
    }
  }

  @Test func severalBlocksAndGroupsInAnyOrder() throws {
    let nodes = ProtoMessage().message(2, Self.dense)
    let ways = ProtoMessage().message(3, Self.way)
    // The strings stand last: a reader may not rely on their coming first.
    let block = ProtoMessage().message(2, ways).message(2, nodes).message(2, ways)
      .message(1, Writer.strings(Self.strings))
    let file =
      Writer.raw("OSMHeader", Writer.header) + Writer.raw("OSMData", block)
      + Writer.raw("Somebodys", ProtoMessage().int(1, 1)) + Writer.raw("OSMData", block)
    let recorder = try OSMRecorder.read(file)
    #expect(recorder.ways.count == 4)
    #expect(try recorder.nodes == Self.twoNodes() + Self.twoNodes())
    #expect(recorder.headers.count == 1)
  }

  @Test(arguments: [
    (1, 39_900_000_000, 0, 39.9), (100, 399_000_000, 0, 39.9), (1_000, 39_900_000, 0, 39.9),
    (100, 0, 39_900_000_000, 39.9), (7, 0, -90_000_000_000, -90), (1, 49, 0, 0), (1, 50, 0, 1e-7),
    (1, -50, 0, -1e-7), (3_000_000_000, 13, 0, 39),
  ]) func granularityAndOffset(granularity: Int64, latitude: Int64, offset: Int64, degrees: Double)
    throws
  {
    let dense = ProtoMessage().deltas(1, [1]).deltas(8, [latitude]).deltas(9, [0])
    let block = ProtoMessage().message(2, ProtoMessage().message(2, dense))
      .int(17, granularity).int(19, offset).int(20, -1_000_000_000).int(18, 5)
    let file = Writer.raw("OSMHeader", Writer.header) + Writer.raw("OSMData", block)
    let node = try #require(try OSMRecorder.read(file).nodes.first)
    #expect(node.coordinate.latitude == degrees)
    #expect(node.coordinate.longitude == -1)
  }

  @Test func unknownFieldsArePassedOver() throws {
    let noise = ProtoMessage().int(100, 1).bytes(101, [1, 2, 3])
      .adding(ProtoMessage.varint(102 << 3 | 1) + [UInt8](repeating: 9, count: 8))
      .adding(ProtoMessage.varint(103 << 3 | 5) + [UInt8](repeating: 9, count: 4))
    let way = noise.adding(Self.way.bytes).adding(noise.bytes)
    let group = noise.message(3, way).message(5, ProtoMessage().int(1, 1))
    #expect(try read(group: group).ways.map(\.nodes) == [[7, 5, 9, 7]])
  }

  @Test func kindsCanBeLeftOut() throws {
    for (kinds, counts) in [
      (OSMKinds.nodes, [2, 0, 0]), (.ways, [0, 1, 0]), (.relations, [0, 0, 1]),
      ([.nodes, .relations], [2, 0, 1]), ([], [0, 0, 0]),
    ] {
      let recorder = try OSMRecorder.read(Self.everything, kinds: kinds)
      #expect(
        [recorder.nodes.count, recorder.ways.count, recorder.relations.count] == counts)
    }
  }

  @Test func theHeaderIsShown() throws {
    let box = ProtoMessage().sint(1, 116_300_000_000).sint(2, 116_400_000_000)
      .sint(3, 40_000_000_000).sint(4, 39_800_000_000)
    let header = Writer.header.message(1, box).text(5, "Sort.Type_then_ID").text(16, "writer")
      .text(17, "source").int(32, 1_700_000_000).int(33, 42).text(34, "https://example.org")
    var expected = OSMHeader()
    expected.boundingBox = try BoundingBox(south: 39.8, west: 116.3, north: 40, east: 116.4)
    expected.writingProgram = "writer"
    expected.source = "source"
    expected.requiredFeatures = ["OsmSchema-V0.6", "DenseNodes"]
    expected.optionalFeatures = ["Sort.Type_then_ID"]
    expected.replicationTimestamp = 1_700_000_000
    expected.replicationSequence = 42
    expected.replicationURL = "https://example.org"
    #expect(try OSMRecorder.read(Writer.raw("OSMHeader", header)).headers == [expected])
  }

  @Test func progressEndsWithTheFile() throws {
    var steps: [OSMProgress] = []
    let file = Self.everything
    var recorder = OSMRecorder()
    let reader = OSMReader(progress: { steps.append($0) })
    try reader.read(bytes: file, file: "x", handling: &recorder)
    #expect(steps.count == 2)
    #expect(steps.last?.bytesRead == file.count)
    #expect(steps.last?.byteCount == file.count)
  }
}
