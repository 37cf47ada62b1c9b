public import Geodesy
public import SnapshotFormat

/// Roads as a compiler of maps describes them: the input of ``RoadGraph``.
///
/// ```swift
/// var network = RoadNetwork()
/// let west = network.addVertex(at: a)
/// let east = network.addVertex(at: b)
/// let name = network.addName(StreetName(chinese: "西长安街"))
/// let walk = RoadNetwork.Movement(both: Weight(metres: 310, kilometresPerHour: 4.8))
/// network.addSegment(
///   from: west, to: east, through: [bend], length: try Distance(metres: 310), name: name,
///   movement: PerProfile(foot: walk, bicycle: .notUsable, ebike: .notUsable))
/// let graph = try RoadGraph(network)
/// ```
///
/// Vertices and segments are known by their places in the arrays. Everything is checked when a graph
/// is built from it, nothing before.
public struct RoadNetwork: Sendable {
  /// Junctions and dead ends.
  public var vertices: [Coordinate] = []
  /// Roads between two of them.
  public var segments: [Segment] = []
  /// Points between the ends of the segments, segment after segment; see ``Segment/points``.
  public var points: [Coordinate] = []
  /// Turns forbidden or prescribed.
  public var restrictions: [TurnRestriction] = []
  /// Street names, in any order.
  public var names: [StreetName] = []

  /// An empty network.
  public init() {}
}

extension RoadNetwork {
  /// A road between two junctions.
  public struct Segment: Hashable, Sendable {
    /// The vertex where it begins.
    public var tail: UInt32
    /// The vertex where it ends; may be the tail.
    public var head: UInt32
    /// Where its inner points stand in ``RoadNetwork/points``, ordered from tail to head.
    public var points: Range<Int>
    /// Its length along all its points.
    public var length: Distance
    /// The place of its street's name in ``RoadNetwork/names``; `nil` when it has none.
    public var name: UInt32?
    /// How long each profile takes along it.
    public var movement: PerProfile<Movement>
    /// Who may use it only where a trip begins or ends, never in between: private ground, customers
    /// only, deliveries.
    public var endsOnly: ProfileSet
    /// What else is known of it.
    public var flags: SegmentFlags

    /// Describes one segment.
    public init(
      tail: UInt32, head: UInt32, points: Range<Int>, length: Distance, name: UInt32? = nil,
      movement: PerProfile<Movement>, endsOnly: ProfileSet = [], flags: SegmentFlags = []
    ) {
      self.tail = tail
      self.head = head
      self.points = points
      self.length = length
      self.name = name
      self.movement = movement
      self.endsOnly = endsOnly
      self.flags = flags
    }
  }

  /// How long one profile takes along a segment.
  ///
  /// What has to be waited for at the end of it, a gate or a signal, is a delay: paid by whoever
  /// follows the segment to that end, not by whoever gets off it before.
  public struct Movement: Hashable, Sendable {
    /// From tail to head, without the delay; infinite where that is not allowed.
    public var forward: Weight
    /// From head to tail, without the delay; infinite where that is not allowed.
    public var backward: Weight
    /// At the head, for whoever arrives there along this segment; finite.
    public var forwardDelay: Weight
    /// At the tail, for whoever arrives there along this segment; finite.
    public var backwardDelay: Weight

    /// One weight for each direction.
    public init(
      forward: Weight, backward: Weight, forwardDelay: Weight = .zero, backwardDelay: Weight = .zero
    ) {
      self.forward = forward
      self.backward = backward
      self.forwardDelay = forwardDelay
      self.backwardDelay = backwardDelay
    }

    /// The same weight in both directions.
    public init(both weight: Weight) { self.init(forward: weight, backward: weight) }

    /// For a profile that may not use the segment at all.
    public static let notUsable = Movement(both: .infinity)

    /// The weight in one direction, without the delay.
    public subscript(direction: TravelDirection) -> Weight {
      direction == .forward ? forward : backward
    }

    /// The delay at the end in one direction.
    public func delay(_ direction: TravelDirection) -> Weight {
      direction == .forward ? forwardDelay : backwardDelay
    }
  }
}

/// What is known of a segment beside its weights; shown to people, never searched by.
@frozen
public struct SegmentFlags: OptionSet, Hashable, ColumnElement {
  /// The bits.
  public let rawValue: UInt16

  /// Takes the bits as they are.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Steps.
  public static let stairs = SegmentFlags(rawValue: 1 << 0)
  /// A bicycle or e-bike has to be pushed, in whatever direction one may go.
  public static let pushing = SegmentFlags(rawValue: 1 << 1)
  /// On a bridge.
  public static let bridge = SegmentFlags(rawValue: 1 << 2)
  /// In a tunnel or an underpass.
  public static let tunnel = SegmentFlags(rawValue: 1 << 3)
  /// Through a gate that has to be opened.
  public static let gate = SegmentFlags(rawValue: 1 << 4)
  /// On private ground, or for visitors and deliveries only.
  public static let restrictedAccess = SegmentFlags(rawValue: 1 << 5)
  /// Part of a roundabout.
  public static let roundabout = SegmentFlags(rawValue: 1 << 6)
  /// A ferry.
  public static let ferry = SegmentFlags(rawValue: 1 << 7)
  /// A bicycle or e-bike has to be pushed from tail to head, and is ridden the other way: against the
  /// traffic of a oneway.
  public static let pushingForward = SegmentFlags(rawValue: 1 << 8)
  /// A bicycle or e-bike has to be pushed from head to tail, and is ridden the other way.
  public static let pushingBackward = SegmentFlags(rawValue: 1 << 9)
}

extension RoadNetwork {
  /// Adds a junction or dead end.
  ///
  /// - Returns: its number.
  public mutating func addVertex(at coordinate: Coordinate) -> UInt32 {
    vertices.append(coordinate)
    return UInt32(truncatingIfNeeded: vertices.count - 1)
  }

  /// Adds a street name. Equal names are not looked for.
  ///
  /// - Returns: its number.
  public mutating func addName(_ name: StreetName) -> UInt32 {
    names.append(name)
    return UInt32(truncatingIfNeeded: names.count - 1)
  }

  /// Adds a segment, with its inner points from tail to head.
  ///
  /// - Returns: its number.
  @discardableResult
  public mutating func addSegment(
    from tail: UInt32, to head: UInt32, through inner: some Sequence<Coordinate>,
    length: Distance, name: UInt32? = nil, movement: PerProfile<Movement>,
    endsOnly: ProfileSet = [], flags: SegmentFlags = []
  ) -> UInt32 {
    let first = points.count
    points.append(contentsOf: inner)
    segments.append(
      Segment(
        tail: tail, head: head, points: first..<points.count, length: length, name: name,
        movement: movement, endsOnly: endsOnly, flags: flags))
    return UInt32(truncatingIfNeeded: segments.count - 1)
  }
}
