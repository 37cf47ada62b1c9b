public import NearestStop
internal import Worlds

/// Roads, stops on them, and places to ask from: what everything by road is measured with.
///
/// A stop offers, by seed, ``Feature/third`` or ``Feature/rare``, so that the same share of the stops
/// qualifies on every map.
public struct RoadWorld: Sendable {
  /// What a question may ask of a stop.
  public enum Feature {
    /// 30 % of the stops offer it.
    public static let third: UInt64 = 1
    /// 1 % of the stops offer it, and at least one.
    public static let rare: UInt64 = 2
  }

  public let graph: RoadGraph
  public let segments: SegmentIndex
  public let profile: Profile
  public let targets: RoadTargets
  /// What each stop offers.
  public let features: [UInt64]
  /// Junctions that a trip can begin and end at, in the order of the graph.
  public let junctions: [RoadJunction]
  /// By vertex: its number among those that the profile has an arc from or to; `UInt32.max` for others,
  /// such as copies of junctions that are there for riders. Other programs get none of these.
  public let numbers: [UInt32]
  /// How many the profile has an arc from or to.
  public let usedVertexCount: Int

  /// - Parameters:
  ///   - places: of the stops; `nil` for one off the map.
  public init(
    _ graph: RoadGraph, _ segments: SegmentIndex, _ profile: Profile, stops places: [RoadPlace?]
  ) {
    self.graph = graph
    self.segments = segments
    self.profile = profile
    var random = SplitMix64(seed: 3)
    var features = places.map { _ in
      (random.unit() < 0.3 ? Feature.third : 0) | (random.unit() < 0.01 ? Feature.rare : 0)
    }
    if !features.isEmpty, !features.contains(where: { $0 & Feature.rare != 0 }) {
      features[features.count / 2] |= Feature.rare
    }
    self.features = features
    let targets = zip(places, features).map { place, features in
      place.map { RoadTarget($0, features: features) }
    }
    self.targets = RoadTargets(targets, in: graph, for: profile)
    junctions = (0..<UInt32(graph.vertexCount)).compactMap {
      RoadJunction($0, in: graph, profile)
    }
    var isUsed = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in 0..<graph.vertexCount {
      for arc in graph.arcs(outOf: UInt32(vertex))
      where graph.weight(ofArc: arc, profile).isFinite {
        isUsed[vertex] = true
        isUsed[Int(graph.head(ofArc: arc))] = true
      }
    }
    var count: UInt32 = 0
    numbers = isUsed.map { isUsed in
      defer { if isUsed { count += 1 } }
      return isUsed ? count : .max
    }
    usedVertexCount = Int(count)
  }
}

extension RoadWorld {
  /// Places at random on the segments that lead from and to the main component.
  ///
  /// With each of the same chance, so short segments, as there are in the middle of towns, have more of
  /// them than long ones.
  public static func places(
    _ count: Int, on graph: RoadGraph, _ profile: Profile, seed: UInt64
  ) -> [RoadPlace] {
    let usable = (0..<UInt32(graph.segmentCount)).filter { segment in
      let marks = graph.marks(ofSegment: segment)
      return marks.leadsToMain(profile) && marks.isLedToFromMain(profile)
    }
    guard !usable.isEmpty else { return [] }
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let segment = usable[Int.random(in: 0..<usable.count, using: &random)]
      return RoadPlace(SegmentPosition(segment: segment, fraction: random.unit()))
    }
  }

  /// Junctions in random order, each as often as any other; distinct up to the number there is.
  public func origins(_ count: Int, seed: UInt64) -> [RoadJunction] {
    var random = SplitMix64(seed: seed)
    var origins: [RoadJunction] = []
    while origins.count < count, !junctions.isEmpty {
      origins += junctions.shuffled(using: &random).prefix(count - origins.count)
    }
    return origins
  }

  /// Coordinates up to 200 m from random junctions, near a road.
  public func coordinates(_ count: Int, seed: UInt64) -> [Coordinate] {
    var random = SplitMix64(seed: seed)
    var places: [Coordinate] = []
    while places.count < count, !junctions.isEmpty {
      let junction = junctions[Int.random(in: 0..<junctions.count, using: &random)]
      let near = graph.coordinate(of: junction.vertex)
      let place = Coordinate(
        clampingLatitude: near.latitude + .random(in: -0.002...0.002, using: &random),
        longitude: near.longitude + .random(in: -0.002...0.002, using: &random))
      if segments.snap(place, for: profile, as: .origin) != nil { places.append(place) }
    }
    return places
  }
}
