internal import SnapshotFormat

/// A hierarchy whose roads are closed, reopened, slower or faster while others ask.
///
/// ```swift
/// var live = LiveHierarchy(graph, topology, .foot)
/// live.set([DirectedSegment(segment: 7, direction: .forward): .infinity])   // closed
/// let search = live.search()                                               // to be handed to readers
/// ```
///
/// Belongs to one writer. What it hands out never changes and can be asked by any number of threads. Every
/// answer is exact: the weights are those that customizing everything again would give, to the last bit,
/// but only edges are looked at that a change can have touched.
///
/// Source: J. Dibbelt, B. Strasser, D. Wagner, "Customizable contraction hierarchies" (2016), section 6,
/// there "partial updates".
public struct LiveHierarchy: Sendable {
  /// The roads as they are now.
  public private(set) var graph: RoadGraph
  let topology: HierarchyTopology
  private(set) var metric: HierarchyMetric
  private var departures: [SegmentDepartures]
  private let arcs: EdgeArcs
  private var pending: PendingEdges
  private let original: RoadGraph
  /// What weighs something else than in the beginning, without delays.
  public private(set) var changes: [DirectedSegment: Weight] = [:]
  /// What has changed since somebody began to follow.
  private(set) var trace: HierarchyTrace?

  /// For whom.
  public var profile: Profile { metric.profile }

  /// Customizes a hierarchy: 15 ms for a city.
  ///
  /// - Parameter topology: of this graph.
  public init(_ graph: RoadGraph, _ topology: HierarchyTopology, _ profile: Profile) {
    precondition(
      topology.vertexCount == graph.vertexCount && topology.edgeOfArc.count == graph.arcCount,
      "a hierarchy belongs to the graph it was made for")
    self.graph = graph
    original = graph
    self.topology = topology
    metric = HierarchyMetric(topology, graph, profile)
    departures = SegmentDepartures.all(graph, topology, profile).array
    arcs = EdgeArcs(topology)
    pending = PendingEdges(count: topology.edgeCount)
  }

  /// Gives directed segments other runs; what was said of others before still holds.
  ///
  /// - Parameter runs: what a whole segment weighs without the delay at its end; infinite to close it. A
  ///   road that the profile may not use stays as it is.
  public mutating func set(_ runs: [DirectedSegment: Weight]) {
    changes.merge(runs) { $1 }
    update(runs.keys)
  }

  /// Gives directed segments the weights they had in the beginning.
  public mutating func restore(_ segments: some Sequence<DirectedSegment>) {
    let segments = Array(segments)
    for travel in segments { changes[travel] = nil }
    update(segments)
  }

  /// Gives everything the weights it had in the beginning.
  public mutating func reset() { restore(changes.keys) }

  /// Weighs what depends on some directed segments. 0.1 ms for copying, and as a rule less for the rest.
  private mutating func update(_ segments: some Sequence<DirectedSegment>) {
    graph = original.changing(changes, for: profile)
    for travel in segments {
      for place in graph.arcs(along: travel) {
        let edge = topology.edgeOfArc[Int(graph.arcsOfDirected[place])]
        if edge != HierarchyTopology.noEdge { pending.insert(edge >> 1) }
      }
      departures[Int(travel.segment)] = SegmentDepartures(
        graph, topology, profile, travel.segment)
    }
    let weights = graph.arcWeights[profile]
    guard trace != nil else {
      metric.update(&pending, arcs, weights: weights.span)
      return
    }
    let former = (up: metric.up, down: metric.down)
    metric.update(&pending, arcs, weights: weights.span)
    trace?.note(segments.lazy.map(\.segment), former.up, former.down, metric)
  }

  /// From now on notes which targets changes concern: see ``targetsConcerned(of:)``.
  public mutating func beginTrace() { trace = HierarchyTrace(topology.vertexCount) }

  /// A search over the roads as they are now: 4 ms for a city.
  ///
  /// It keeps every edge that can be used: to find out which no search needs takes three times as long,
  /// and leaves out a seventh.
  public func search() -> HierarchySearch {
    HierarchySearch(
      graph, topology, metric, shortest: nil, departures: Column(departures))
  }
}

/// The arcs that lie along the edges of a hierarchy.
struct EdgeArcs: Sendable {
  /// By edge; one more than there are edges.
  let first: [UInt32]
  /// Arcs by edge, ascending in each.
  let arcs: [UInt32]

  /// O(arcs).
  init(_ topology: HierarchyTopology) {
    var owners: [UInt32] = []
    var ends: [UInt32] = []
    for (arc, edge) in topology.edgeOfArc.enumerated() where edge != HierarchyTopology.noEdge {
      owners.append(edge >> 1)
      ends.append(UInt32(truncatingIfNeeded: arc))
    }
    let rows = Rows(count: topology.edgeCount, owners)
    first = rows.first
    arcs = rows.values.map { ends[Int($0)] }
  }
}
