internal import SnapshotFormat

extension NearestLists {
  public var statistics: String {
    var lists = Set<UInt32>()
    var entries = 0
    var cut = 0
    var longest = 0
    for w in segments {
      for x in [w.first, w.second] where x != ListedSegment.none {
        if lists.insert(x).inserted {
          let n = Int(words[Int(x) + 1] & 65535)
          entries += n
          longest = max(longest, n)
          if words[Int(x)] >= Self.cutMark { cut += 1 }
        }
      }
    }
    return
      "lists \(lists.count) entries/list \(Double(entries) / Double(max(lists.count, 1))) longest \(longest) cut \(cut) tables \(ordinals.count / 4096)"
  }
}
