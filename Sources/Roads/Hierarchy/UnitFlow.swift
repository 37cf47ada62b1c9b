/// A greatest flow through a cell all of whose edges carry one unit, and the least cuts it proves.
///
/// Source: E. Dinic, "Algorithm for solution of a problem of maximum flow in networks with power
/// estimation" (1970): in rounds, each of which sends as much as goes along shortest ways. With unit
/// capacities a round is O(m), and a city takes about ten.
struct UnitFlow {
  /// Where flow begins and where it ends.
  enum Role: UInt8 {
    case between, source, sink
  }

  private let cell: DissectionCell
  /// By arc: the one back.
  private let twins: [UInt32]
  /// By arc: 1 when a unit flows along it, −1 when one flows along its twin.
  private var flow: [Int8]
  /// By node: how many arcs with room lie between it and the sources.
  private var levels: [UInt32]
  /// By node: the first arc that may still lead to a sink in this round.
  private var nextArcs: [UInt32]

  private static let unreached = UInt32.max

  init(_ cell: DissectionCell) {
    self.cell = cell
    // Rows ascend, so the arcs that lead to a node come in the order of its own row.
    var next = cell.first
    var twins = [UInt32](repeating: 0, count: cell.neighbors.count)
    for arc in cell.neighbors.indices {
      let head = Int(cell.neighbors[arc])
      twins[arc] = next[head]
      next[head] += 1
    }
    self.twins = twins
    flow = [Int8](repeating: 0, count: twins.count)
    levels = [UInt32](repeating: 0, count: cell.count)
    nextArcs = levels
  }

  /// Finds a greatest flow, unless it is greater than a limit.
  ///
  /// - Returns: its units; `nil` above the limit.
  mutating func run(_ roles: [Role], upTo limit: Int) -> Int? {
    let (cell, twins) = (cell, twins)
    return UnitFlow.run(cell, twins.span, roles.span, limit, &flow, &levels, &nextArcs)
  }

  private static func run(
    _ cell: DissectionCell, _ twins: Span<UInt32>, _ roles: Span<Role>, _ limit: Int,
    _ arcFlow: inout [Int8], _ nodeLevels: inout [UInt32], _ nodeArcs: inout [UInt32]
  ) -> Int? {
    let (heads, rows) = (cell.neighbors.span, cell.first.span)
    var flow = arcFlow.mutableSpan
    var levels = nodeLevels.mutableSpan
    var nextArcs = nodeArcs.mutableSpan
    for arc in flow.indices { flow[arc] = 0 }
    var starts: [UInt32] = []
    var nodes: [UInt32] = []
    for node in roles.indices where roles[node] == .source {
      // Only sources with a neighbour that is none can send anything.
      for arc in Int(rows[node])..<Int(rows[node + 1]) where roles[Int(heads[arc])] != .source {
        starts.append(UInt32(node))
        break
      }
    }
    var value = 0
    while reach(heads, rows, roles, starts, flow.span, &levels, &nextArcs, &nodes) {
      for start in starts {
        while send(heads, rows, twins, roles, start, levels.span, &flow, &nextArcs, &nodes) {
          value += 1
          if value > limit { return nil }
        }
      }
    }
    return value
  }

  /// Numbers the nodes by level up to that of the nearest sinks; whether there is one.
  private static func reach(
    _ heads: Span<UInt32>, _ rows: Span<UInt32>, _ roles: Span<Role>, _ starts: [UInt32],
    _ flow: Span<Int8>, _ levels: inout MutableSpan<UInt32>,
    _ nextArcs: inout MutableSpan<UInt32>, _ queue: inout [UInt32]
  ) -> Bool {
    for node in levels.indices {
      levels[node] = roles[node] == .source ? 0 : unreached
      nextArcs[node] = rows[node]
    }
    queue.removeAll(keepingCapacity: true)
    queue.append(contentsOf: starts)
    var end = unreached
    var place = 0
    while place < queue.count {
      let node = Int(queue[place])
      place &+= 1
      let level = levels[node] &+ 1
      if level > end { break }
      var arc = Int(rows[node])
      let last = Int(rows[node &+ 1])
      while arc < last {
        let head = Int(heads[arc])
        if flow[arc] < 1, levels[head] == unreached {
          levels[head] = level
          if roles[head] == .sink { end = level } else { queue.append(UInt32(head)) }
        }
        arc &+= 1
      }
    }
    return end != unreached
  }

  /// Sends one unit from a source to a sink, from level to level; whether it came through.
  private static func send(
    _ heads: Span<UInt32>, _ rows: Span<UInt32>, _ twins: Span<UInt32>, _ roles: Span<Role>,
    _ start: UInt32, _ levels: Span<UInt32>, _ flow: inout MutableSpan<Int8>,
    _ nextArcs: inout MutableSpan<UInt32>, _ way: inout [UInt32]
  ) -> Bool {
    way.removeAll(keepingCapacity: true)
    var node = Int(start)
    while roles[node] != .sink {
      let level = levels[node] &+ 1
      var arc = Int(nextArcs[node])
      let end = Int(rows[node &+ 1])
      while arc < end, flow[arc] >= 1 || levels[Int(heads[arc])] != level { arc &+= 1 }
      nextArcs[node] = UInt32(truncatingIfNeeded: arc)
      if arc < end {
        way.append(UInt32(truncatingIfNeeded: arc))
        node = Int(heads[arc])
      } else {
        // A blind alley: back, and never into it again in this round.
        guard let arc = way.popLast() else { return false }
        node = Int(heads[Int(twins[Int(arc)])])
        nextArcs[node] &+= 1
      }
    }
    for arc in way {
      flow[Int(arc)] &+= 1
      flow[Int(twins[Int(arc)])] &-= 1
    }
    return true
  }

  /// By node: whether it is on the sources' side of the least cut next to them. Asked after `run`.
  var sourceSide: [Bool] { levels.map { $0 != UnitFlow.unreached } }

  /// By node: whether it is on the sources' side of the least cut next to the sinks.
  func sideUpToSinks(_ roles: [Role]) -> [Bool] {
    var isBehind = roles.map { $0 != .sink }
    var pending = (0..<UInt32(cell.count)).filter { roles[Int($0)] == .sink }
    while let node = pending.popLast() {
      for arc in cell.row(node) where flow[arc] > -1 {
        let tail = Int(cell.neighbors[arc])
        if isBehind[tail] {
          isBehind[tail] = false
          pending.append(UInt32(tail))
        }
      }
    }
    return isBehind
  }
}
