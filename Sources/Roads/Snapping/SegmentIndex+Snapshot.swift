public import SnapshotFormat

extension SegmentIndex {
  private static let pieceSection: SectionID = "ri.piece"
  private static let shareSection: SectionID = "ri.share"
  private static let segmentSection: SectionID = "ri.segm"
  private static let pieceMarkSection: SectionID = "ri.pmark"
  private static let boxSection: SectionID = "ri.box"
  private static let boxMarkSection: SectionID = "ri.bmark"

  /// Adds the index to a snapshot.
  public func write(to writer: inout SnapshotWriter) {
    writer.add(Self.pieceSection, pieces)
    writer.add(Self.shareSection, shares)
    writer.add(Self.segmentSection, segments)
    writer.add(Self.pieceMarkSection, pieceMarks)
    writer.add(Self.boxSection, boxes)
    writer.add(Self.boxMarkSection, boxMarks)
  }

  /// The index of a snapshot, in its mapped memory. O(pieces) for one comparison each.
  ///
  /// - Parameter graph: of the same snapshot.
  public init(_ snapshot: Snapshot, _ graph: RoadGraph) throws(SnapshotError) {
    segments = try snapshot.column(Self.segmentSection)
    let count = segments.count
    guard count <= RoadGraph.maximumCount, count.isMultiple(of: SegmentIndex.width) else {
      throw .contradiction("\(count) pieces of roads, expected a multiple of 8")
    }
    pieces = try snapshot.column(Self.pieceSection, count: count * 4)
    shares = try snapshot.column(Self.shareSection, count: count)
    pieceMarks = try snapshot.column(Self.pieceMarkSection, count: count)
    levelStarts = SegmentIndex.levelStarts(leafCount: count / SegmentIndex.width)
    // There is always a first start.
    let boxCount = levelStarts[levelStarts.count - 1] * SegmentIndex.width
    boxes = try snapshot.column(Self.boxSection, count: boxCount * 4)
    boxMarks = try snapshot.column(Self.boxMarkSection, count: boxCount)
    // Everything else is a position, which may be anywhere: a wrong one gives a wrong distance.
    try ColumnCheck.are(segments, below: graph.segmentCount, "a piece belongs to segment")
  }
}
