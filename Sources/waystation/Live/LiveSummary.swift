internal import NearestStop

/// What had changed when a question was answered: what `--explain` tells of it.
struct LiveSummary: Sendable {
  /// Ids of the map's stops that were closed.
  let closed: [String]
  /// Ids of stops that were there for the time being.
  let temporary: [String]
  /// Ids of those that had nothing left of what was asked for.
  let exhausted: [String]
  /// What was blocked, by the names of the blocks.
  let blocks: [String]
  /// How many segments that comes to, for anybody.
  let segmentCount: Int

  init(_ stops: LiveStops, without resources: StopResourceSet) {
    let ordinals = 0..<UInt32(truncatingIfNeeded: stops.count)
    closed = ordinals.filter { stops.isClosed($0) }.map { stops[$0].id }
    temporary = ordinals.filter { stops.isTemporary($0) && !stops.isClosed($0) }
      .map { stops[$0].id }
    exhausted = ordinals.filter { ordinal in
      !stops.isClosed(ordinal)
        && StopResource.allCases.contains {
          resources.contains(StopResourceSet($0)) && stops.reading($0, of: ordinal)?.count == 0
        }
    }.map { stops[$0].id }
    blocks = stops.roadBlocks.map(\.id)
    segmentCount =
      Profile.allCases.reduce(into: Set<UInt32>()) {
        $0.formUnion(stops.blockedSegments(for: $1))
      }.count
  }

  /// For people, a line for each kind of thing.
  func lines(_ words: TableWords) -> [String] {
    func line(_ ids: [String], _ english: String, _ chinese: String) -> [String] {
      guard !ids.isEmpty else { return [] }
      var names = ids.prefix(10).map { PrintableText.excerpt($0) }
      if ids.count > names.count { names.append("… (\(ids.count))") }
      return [words.pick(english, chinese) + names.joined(separator: words.listSeparator)]
    }
    var lines = line(closed, "Closed for now: ", "临时关闭：")
    lines += line(exhausted, "With nothing left: ", "已用完：")
    lines += line(temporary, "There for now: ", "临时驿站：")
    if !blocks.isEmpty {
      let count = words.pick(" (\(Plural.of(segmentCount, "road")))", "（\(segmentCount) 段道路）")
      lines += line(blocks, "Roads blocked: ", "道路封闭：").map { $0 + count }
    }
    return lines
  }
}

extension OutputBuffer {
  /// `changes`: what was closed, added and blocked.
  mutating func changesMember(_ summary: LiveSummary) {
    beginObject("changes")
    member("closed", summary.closed)
    member("nothing_left", summary.exhausted)
    member("temporary", summary.temporary)
    member("blocks", summary.blocks)
    member("blocked_segments", summary.segmentCount)
    endObject()
  }
}
