internal import SnapshotFormat

/// Targets, attached to the vertices of a graph for one profile.
///
/// Built once for a set of targets; a target is known by its ordinal, its place in the array. Never
/// changes, and can be shared by any number of threads.
///
/// Doors have numbers of their own: the first door of every target has the target's, and the others, target
/// by target, come behind those. Where each target has one door, a door is its target.
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

  /// Whose a door is.
  struct Belonging: ColumnElement, Equatable {
    /// The target's ordinal.
    var ordinal: UInt32
    /// See ``RoadTarget/Door/number``.
    var number: UInt32
  }

  // By door.

  /// ``offTheMap`` for a target without a place.
  let segments: Column<UInt32>
  let fractions: Column<Double>
  /// Deciseconds.
  let accesses: Column<UInt32>
  /// Whose each door is; empty where every target has one door without a number.
  let belongings: Column<Belonging>

  /// By ordinal.
  let features: Column<UInt64>

  /// Doors on the map by segment, and in their order within one.
  let bySegment: Column<UInt32>

  static let offTheMap = UInt32.max

  /// The number of targets, those off the map included.
  public var count: Int { features.count }

  /// The number of doors: one for each target, also for one off the map, and more where targets have several.
  public var doorCount: Int { segments.count }

  /// Whether doors are known by number, or a target has several.
  public var hasDoors: Bool { !belongings.isEmpty }

  /// Where a target's first door is; `nil` off the map.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func place(of ordinal: UInt32) -> RoadPlace? { place(ofDoor: ordinal) }

  /// Where a door is; `nil` off the map.
  ///
  /// - Parameter door: 0..<``doorCount``.
  public func place(ofDoor door: UInt32) -> RoadPlace? {
    let door = Int(door)
    guard segments[door] != RoadTargets.offTheMap else { return nil }
    return RoadPlace(
      SegmentPosition(segment: segments[door], fraction: fractions[door]),
      access: Weight(deciseconds: accesses[door]))
  }

  /// The target that a door belongs to.
  ///
  /// - Parameter door: 0..<``doorCount``.
  @inline(__always)
  public func target(ofDoor door: UInt32) -> UInt32 {
    Int(door) < count ? door : belongings[Int(door)].ordinal
  }

  /// What the caller calls a door; ``RoadTarget/Door/unnumbered`` where it has no number.
  ///
  /// - Parameter door: 0..<``doorCount``.
  public func number(ofDoor door: UInt32) -> UInt32 {
    belongings.isEmpty ? RoadTarget.Door.unnumbered : belongings[Int(door)].number
  }

  /// The doors of a target, the first one in front; none off the map. O(log doors).
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func doors(of ordinal: UInt32) -> [UInt32] {
    guard segments[Int(ordinal)] != RoadTargets.offTheMap else { return [] }
    var range = count..<doorCount
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        belongings[middle].ordinal < ordinal
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    var doors = [ordinal]
    var next = range.lowerBound
    while next < doorCount, belongings[next].ordinal == ordinal {
      doors.append(UInt32(truncatingIfNeeded: next))
      next += 1
    }
    return doors
  }

  /// Whether a target has not several doors.
  func hasOneDoor(_ ordinal: UInt32) -> Bool {
    doorCount == count || doors(of: ordinal).count < 2
  }

  /// A target as it was given; `nil` off the map.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func target(_ ordinal: UInt32) -> RoadTarget? {
    let doors = doors(of: ordinal).compactMap { door in
      place(ofDoor: door).map { RoadTarget.Door($0, number: number(ofDoor: door)) }
    }
    return RoadTarget(doors, features: features[Int(ordinal)])
  }

  /// Every door as a target of its own that offers what its target does, by the numbers of the doors: for
  /// ways that go on from the door they came to. O(n + t log t); the same where each target has one door.
  ///
  /// - Parameter graph: the one they are attached to.
  public func byDoor(in graph: RoadGraph) -> RoadTargets {
    guard doorCount > count else { return self }
    let doors = (0..<UInt32(truncatingIfNeeded: doorCount)).map { door in
      place(ofDoor: door).map { RoadTarget($0, features: features[Int(target(ofDoor: door))]) }
    }
    return RoadTargets(doors, in: graph, for: profile)
  }

  /// What a target offers.
  ///
  /// - Parameter ordinal: 0..<``count``.
  public func features(of ordinal: UInt32) -> UInt64 { features[Int(ordinal)] }

  /// Attaches targets to a graph. O(n + t log t) for t doors.
  ///
  /// - Parameter targets: `nil` for one that is off the map, and never found.
  /// - Precondition: all doors lie on segments of the graph.
  public init(_ targets: [RoadTarget?], in graph: RoadGraph, for profile: Profile) {
    var doors: [RoadTarget.Door?] = targets.map { $0?.doors.first }
    var belongings = doors.enumerated().map { ordinal, door in
      Belonging(
        ordinal: UInt32(truncatingIfNeeded: ordinal),
        number: door?.number ?? RoadTarget.Door.unnumbered)
    }
    for (ordinal, target) in targets.enumerated() {
      for door in target?.doors.dropFirst() ?? [] {
        doors.append(door)
        belongings.append(
          Belonging(ordinal: UInt32(truncatingIfNeeded: ordinal), number: door.number))
      }
    }
    let isPlain =
      doors.count == targets.count
      && belongings.allSatisfy { $0.number == RoadTarget.Door.unnumbered }
    self.profile = profile
    vertexCount = graph.vertexCount
    segments = Column(doors.map { $0?.place.position.segment ?? RoadTargets.offTheMap })
    fractions = Column(doors.map { $0?.place.position.fraction ?? 0 })
    accesses = Column(doors.map { $0?.place.access.deciseconds ?? 0 })
    features = Column(targets.map { $0?.features ?? 0 })
    self.belongings = Column(isPlain ? [] : belongings)
    var entries: [(vertex: UInt32, entry: Entry)] = []
    for (number, door) in doors.enumerated() {
      guard let door else { continue }
      precondition(
        Int(door.place.position.segment) < graph.segmentCount, "a target lies on a segment")
      graph.forEachApproach(to: door.place, profile) { arc, weight in
        entries.append(
          (
            graph.tail(ofArc: arc),
            Entry(
              ordinal: belongings[number].ordinal, weight: weight.deciseconds, arc: UInt32(arc))
          ))
      }
    }
    let rows = Rows(count: graph.vertexCount, entries.map(\.vertex))
    firstEntry = Column(rows.first)
    self.entries = Column(rows.values.map { entries[Int($0)].entry })
    let placed = doors.enumerated().compactMap { number, door in
      door.map { (segment: $0.place.position.segment, door: UInt32(truncatingIfNeeded: number)) }
    }
    bySegment = Column(placed.sorted { $0 < $1 }.map(\.door))
  }

  /// The places in ``bySegment`` of the doors on a segment. O(log t).
  func doors(onSegment segment: UInt32) -> Range<Int> {
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
      for entry in arcs(along: travel) where isUsable(entry, profile) {
        body(Int(arcsOfDirected[entry]), weight)
      }
    }
  }

  /// Whether a profile may use an arc.
  ///
  /// - Parameter place: in `arcsOfDirected`.
  @inline(__always)
  func isUsable(_ place: Int, _ profile: Profile) -> Bool {
    arcWeights[profile][Int(arcsOfDirected[place])] < Weight.infinity.deciseconds
  }
}
