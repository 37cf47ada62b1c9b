internal import Geodesy
internal import MapImport
internal import Roads

/// The second reading of a map: where the nodes of the roads lie and what is there.
///
/// Nodes are known by their places in ``ids``; 18 bytes each.
struct NodeCollector: OSMHandler {
  /// What is known of a node.
  enum State: UInt8 { case missing, inside, outside }

  /// Sorted, each once.
  let ids: [Int64]
  private(set) var states: [State]
  /// Whether the node has terms.
  private(set) var isSpecial: [Bool]
  /// The nodes with terms, and the numbers of these; sorted by node after ``finish()``.
  private(set) var special: [(node: UInt32, terms: UInt32)] = []
  private(set) var terms = Numbering<NodeTerms>()
  private(set) var unread: TagTally

  /// In the 1e-7 degrees of OpenStreetMap: half the memory of two `Double`s.
  private var places: [SIMD2<Int32>]
  private let clip: OSMClip?
  private let parameters: MovementParameters

  /// - Parameter references: ids of the nodes that are wanted, in any order, also repeatedly.
  init(
    references: [Int64], parameters: MovementParameters, clip: OSMClip?, unread: TagTally
  ) {
    var ids = references
    ids.sort()
    var count = 0
    for id in ids where count == 0 || ids[count - 1] != id {
      ids[count] = id
      count += 1
    }
    self.ids = Array(ids[..<count])
    states = Array(repeating: .missing, count: count)
    isSpecial = Array(repeating: false, count: count)
    places = Array(repeating: .zero, count: count)
    self.parameters = parameters
    self.clip = clip
    self.unread = unread
  }

  /// The place of a node in ``ids``. O(log n).
  func index(of id: Int64) -> Int? {
    let index = ids.partitioningIndex { $0 < id }
    return index < ids.count && ids[index] == id ? index : nil
  }

  /// Of several nodes with one id the first counts.
  mutating func node(_ node: OSMNode) {
    guard let index = index(of: node.id), states[index] == .missing else { return }
    guard clip?.contains(node.coordinate) ?? true else {
      states[index] = .outside
      return
    }
    states[index] = .inside
    // The reader has them rounded to 1e-7 degrees, and 180e7 is within an Int32.
    places[index] = SIMD2(
      Int32((node.coordinate.latitude * 1e7).rounded()),
      Int32((node.coordinate.longitude * 1e7).rounded()))
    guard !node.tags.isEmpty else { return }
    let rule = NodeRule(node.tags, parameters: parameters)
    for tag in rule.unread { unread.add(tag) }
    guard let found = NodeTerms(rule) else { return }
    isSpecial[index] = true
    special.append((UInt32(index), terms.number(of: found)))
  }

  mutating func finish() { special.sort { $0.node < $1.node } }

  /// Where a node lies; `nil` where that is not known or outside the clip. The very coordinate that was
  /// read.
  func coordinate(of node: Int) -> Coordinate? {
    guard states[node] == .inside else { return nil }
    return try? Coordinate(
      latitude: Double(places[node].x) / 1e7, longitude: Double(places[node].y) / 1e7)
  }

  /// What is at a node; `nil` for nothing. O(log n).
  func terms(of node: Int) -> NodeTerms? {
    guard isSpecial[node] else { return nil }
    let place = special.partitioningIndex { $0.node < node }
    guard place < special.count else { return nil }
    return terms.values[Int(special[place].terms)]
  }
}
