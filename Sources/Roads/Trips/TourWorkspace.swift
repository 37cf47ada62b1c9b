/// The memory of a running search for a tour. As a part of ``HierarchyWorkspace`` it is empty until the
/// first tour is asked for; then 8 bytes for each vertex of the graph, and for each target 8 bytes and
/// 4 for every set of the needs asked for: 20 MB with 20,000 targets and eight needs.
struct TourWorkspace: Sendable {
  /// Someone who has visited a target last, and has some needs behind him.
  struct State: BitwiseCopyable {
    var ordinal: UInt32
    /// What is behind him, see ``TourPlan``.
    var layer: UInt32
    /// The state before; ``none`` at the first target.
    var previous: UInt32
    var arrival: UInt32
    var start: UInt32
    var end: UInt32
  }

  static let none = UInt32.max
  /// Not reached.
  static let far = UInt64.max

  var states: [State] = []
  /// By layer: states.
  var layers: [[UInt32]] = []
  /// By layer and target: a state, or ``none``.
  var slots: [UInt32] = []
  /// By rank: the end of a visit and the way from there, above; the state below.
  var passing: [UInt64] = []
  /// Ranks that are passed.
  var passed: [UInt32] = []
  /// By target: the arrival above, the state before below.
  var arrivals: [UInt64] = []
  /// Targets that are arrived at.
  var arrived: [UInt32] = []
  private(set) var targetCount = 0

  /// Makes room, and forgets the tour before.
  mutating func begin(layerCount: Int, targetCount: Int, vertexCount: Int) {
    self.targetCount = targetCount
    states.removeAll(keepingCapacity: true)
    while layers.count < layerCount { layers.append([]) }
    for layer in layers.indices { layers[layer].removeAll(keepingCapacity: true) }
    TourWorkspace.grow(&slots, to: layerCount * targetCount, TourWorkspace.none)
    TourWorkspace.grow(&passing, to: vertexCount, TourWorkspace.far)
    TourWorkspace.grow(&arrivals, to: targetCount, TourWorkspace.far)
  }

  /// Keeps a state, unless somebody has come to the same sooner.
  mutating func keep(_ state: State) {
    let slot = Int(state.layer) * targetCount + Int(state.ordinal)
    let known = slots[slot]
    guard known == TourWorkspace.none else {
      if state.end < states[Int(known)].end { states[Int(known)] = state }
      return
    }
    slots[slot] = UInt32(truncatingIfNeeded: states.count)
    layers[Int(state.layer)].append(slots[slot])
    states.append(state)
  }

  /// Comes to a target, unless somebody has sooner.
  ///
  /// - Parameter key: when, and the state before.
  @inline(__always)
  mutating func reach(_ ordinal: UInt32, _ key: UInt64) {
    let known = arrivals[Int(ordinal)]
    guard key < known else { return }
    if known == TourWorkspace.far { arrived.append(ordinal) }
    arrivals[Int(ordinal)] = key
  }

  /// Leaves slots as they were found.
  mutating func end() {
    for state in states { slots[Int(state.layer) * targetCount + Int(state.ordinal)] = Self.none }
  }

  private static func grow<Number>(_ numbers: inout [Number], to count: Int, _ value: Number) {
    let missing = count - numbers.count
    if missing > 0 { numbers.append(contentsOf: repeatElement(value, count: missing)) }
  }

  /// The memory it has taken, in bytes.
  var byteCount: Int {
    let numbers =
      slots.capacity + passed.capacity + arrived.capacity + layers.reduce(0) { $0 + $1.capacity }
    return states.capacity * MemoryLayout<State>.stride
      + numbers * MemoryLayout<UInt32>.stride
      + (passing.capacity + arrivals.capacity) * MemoryLayout<UInt64>.stride
  }
}
