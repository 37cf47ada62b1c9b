internal import SnapshotFormat

/// A place to be found.
public struct RoadTarget: Hashable, Sendable {
  /// Where it is.
  public var place: RoadPlace
  /// What it offers, one bit for each thing; what the bits mean is the caller's business.
  public var features: UInt64

  /// Describes one target.
  public init(_ place: RoadPlace, features: UInt64 = 0) {
    self.place = place
    self.features = features
  }
}

/// Places to be found, attached to the vertices of a graph for one profile.
///
/// Built once for a set of targets; a target is known by its ordinal, its place in the array. Never
/// changes, and can be shared by any number of threads.
public struct RoadTargets: Sendable {
  /// One way to a target from a vertex.
  struct Entry: ColumnElement, Equatable {
    var ordinal: UInt32
    /// From the vertex to the target, its access included; finite.
    var weight: UInt32
    /// The arc of which the last part of the way is the beginning.
    var arc: UInt32
  }

  /// For whom they are attached.
  public let profile: Profile
  /// The number of vertices of the graph they belong to.
  let vertexCount: Int
  /// By vertex: where its entries begin; one more than there are vertices.
  let firstEntry: Column<UInt32>
  let entries: Column<Entry>

  // By ordinal.

  /// ``offTheMap`` for a target without a place.
  let segments: Column<UInt32>
  let fractions: Column<Double>
  /// Deciseconds.
  let accesses: Column<UInt32>
  let features: Column<UInt64>

  /// Ordinals of the targets that have a place, by segment, and by ordinal within one.
  let bySegment: Column<UInt32>

  static let offTheMap = UInt32.max

  /// The number of targets, those off the map included.
  public var count: Int { segments.count }

  /// Where a target is; `nil` off the map.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func place(of ordinal: UInt32) -> RoadPlace? {
    let ordinal = Int(ordinal)
    guard segments[ordinal] != RoadTargets.offTheMap else { return nil }
    return RoadPlace(
      SegmentPosition(segment: segments[ordinal], fraction: fractions[ordinal]),
      access: Weight(deciseconds: accesses[ordinal]))
  }

  /// What a target offers.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func features(of ordinal: UInt32) -> UInt64 { features[Int(ordinal)] }

  /// Attaches targets to a graph. O(n + t log t).
  ///
  /// - Parameter targets: `nil` for one that is off the map, and never found.
  /// - Precondition: every other target lies on one of the graph's segments.
  public init(_ targets: [RoadTarget?], in graph: RoadGraph, for profile: Profile) {
    self.profile = profile
    vertexCount = graph.vertexCount
    segments = Column(targets.map { $0?.place.position.segment ?? RoadTargets.offTheMap })
    fractions = Column(targets.map { $0?.place.position.fraction ?? 0 })
    accesses = Column(targets.map { $0?.place.access.deciseconds ?? 0 })
    features = Column(targets.map { $0?.features ?? 0 })
    var entries: [(vertex: UInt32, entry: Entry)] = []
    for (ordinal, target) in targets.enumerated() {
      guard let target else { continue }
      precondition(
        Int(target.place.position.segment) < graph.segmentCount, "a target lies on a segment")
      graph.forEachApproach(to: target.place, profile) { arc, weight in
        entries.append(
          (
            graph.tail(ofArc: arc),
            Entry(ordinal: UInt32(ordinal), weight: weight.deciseconds, arc: UInt32(arc))
          ))
      }
    }
    let rows = Rows(count: graph.vertexCount, entries.map(\.vertex))
    firstEntry = Column(rows.first)
    self.entries = Column(rows.values.map { entries[Int($0)].entry })
    let placed = targets.enumerated().compactMap { ordinal, target in
      target.map { (segment: $0.place.position.segment, ordinal: UInt32(ordinal)) }
    }
    bySegment = Column(placed.sorted { $0 < $1 }.map(\.ordinal))
  }

  /// The places in ``bySegment`` of the targets on a segment. O(log t).
  func targets(onSegment segment: UInt32) -> Range<Int> {
    func firstPlace(notBelow segment: UInt32) -> Int {
      var range = 0..<bySegment.count
      while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        if segments[Int(bySegment[middle])] < segment {
          range = (middle + 1)..<range.upperBound
        } else {
          range = range.lowerBound..<middle
        }
      }
      return range.lowerBound
    }
    return firstPlace(notBelow: segment)..<firstPlace(notBelow: segment + 1)
  }
}

extension RoadGraph {
  /// All arcs whose beginning leads to a place, with what the way from their tails to it weighs.
  func forEachApproach(
    to place: RoadPlace, _ profile: Profile, _ body: (_ arc: Int, _ weight: Weight) -> Void
  ) {
    for direction in TravelDirection.both {
      let travel = DirectedSegment(segment: place.position.segment, direction: direction)
      let weight = weight(to: place.position, direction, profile) + place.access
      guard weight.isFinite else { continue }
      for entry in arcs(along: travel) {
        let arc = Int(arcsOfDirected[entry])
        if arcWeights[profile][arc] < Weight.infinity.deciseconds { body(arc, weight) }
      }
    }
  }
}
