internal import CLanes
public import Geodesy
internal import SnapshotFormat

/// Why a place is brought to a road.
public enum SnapPurpose: Hashable, Sendable {
  /// To start there: only roads from which the profile gets to its main component.
  case origin
  /// To go there: only roads to which the profile gets from its main component.
  case destination
  /// Any road the profile may use, islands included.
  case anywhere

  /// The marks of which a segment has to have one.
  func mask(_ profile: Profile) -> UInt16 {
    switch self {
    case .origin: SegmentMarks.bit(.leadsToMain, profile)
    case .destination: SegmentMarks.bit(.isLedToFromMain, profile)
    case .anywhere: SegmentMarks.bit(.forward, profile) | SegmentMarks.bit(.backward, profile)
    }
  }
}

/// A place brought to the nearest point of a segment.
public struct SnappedPlace: Hashable, Sendable {
  /// How fast one walks between a place and the road, whatever the profile: 4.8 km/h.
  public static let accessSpeed = 4.8

  /// The point on the segment.
  public let position: SegmentPosition
  /// Where that is.
  public let coordinate: Coordinate
  /// How far the place is from it.
  public let distance: Distance

  /// A place beside a road.
  public init(position: SegmentPosition, coordinate: Coordinate, distance: Distance) {
    self.position = position
    self.coordinate = coordinate
    self.distance = distance
  }

  /// As an origin or target of a search: the way to the road is walked.
  public var place: RoadPlace {
    RoadPlace(
      position,
      access: Weight(
        metres: distance.metres, kilometresPerHour: SnappedPlace.accessSpeed))
  }
}

extension SegmentIndex {
  /// How far from any road a place counts as off the map, in metres.
  public static let defaultLimit = 500.0

  /// The nearest point of a road.
  ///
  /// - Parameters:
  ///   - place: in WGS-84.
  ///   - profile: who wants to use the road.
  ///   - purpose: what for.
  ///   - metres: how far away the road may be at the most, inclusive.
  /// - Returns: `nil` when the place is off the map.
  public func snap(
    _ place: Coordinate, for profile: Profile, as purpose: SnapPurpose,
    within metres: Double = defaultLimit
  ) -> SnappedPlace? {
    unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: 1) { memory in
      let found = unsafe search(place, purpose.mask(profile), within: metres, into: memory)
      return unsafe found > 0 ? snapped(memory[0]) : nil
    }
  }

  /// The nearest points of several roads: one for each segment, nearest first, at equal distance by
  /// segment.
  ///
  /// - Parameter count: how many at the most, 0 or more.
  public func candidates(
    _ count: Int, near place: Coordinate, for profile: Profile, as purpose: SnapPurpose,
    within metres: Double = defaultLimit
  ) -> [SnappedPlace] {
    guard count > 0 else { return [] }
    return unsafe withUnsafeTemporaryAllocation(
      of: Candidate.self, capacity: min(count, segments.count)
    ) { memory in
      let found = unsafe search(place, purpose.mask(profile), within: metres, into: memory)
      return (0..<found).compactMap { snapped(unsafe memory[$0]) }
    }
  }

  /// Children that can wait at a time: each of at most ten levels leaves seven behind, and the last node
  /// opened has eight. A constant of at most 1,024 bytes, so that the memory lies on the stack.
  private static let stackCapacity = 80

  /// A piece that is near, and where it is nearest.
  struct Candidate: BitwiseCopyable {
    var squaredDistance: Double
    var segment: UInt32
    var piece: UInt32
    /// How far along the piece, 0…1.
    var share: Double

    func isBefore(_ other: Candidate) -> Bool {
      squaredDistance < other.squaredDistance
        || (squaredDistance == other.squaredDistance && segment < other.segment)
    }
  }

  private func snapped(_ candidate: Candidate) -> SnappedPlace? {
    let piece = piece(Int(candidate.piece))
    let share = shares[Int(candidate.piece)]
    let (start, end) = (Double(share.start), Double(share.end))
    let (south, north) = (Double(piece.startLatitude), Double(piece.endLatitude))
    let (west, east) = (Double(piece.startLongitude), Double(piece.endLongitude))
    // Always succeeds: a point between two valid ones, a root of a square.
    guard
      let coordinate = try? Coordinate(
        latitude: (south + (north - south) * candidate.share) / 1e7,
        longitude: (west + (east - west) * candidate.share) / 1e7),
      let distance = try? Distance(metres: candidate.squaredDistance.squareRoot())
    else { return nil }
    return SnappedPlace(
      position: SegmentPosition(
        segment: candidate.segment, fraction: start + (end - start) * candidate.share),
      coordinate: coordinate, distance: distance)
  }

  /// Collects the nearest segments, sorted, as many as there is room for.
  ///
  /// Depth first, the nearest child first. Right because a child is skipped only when its box is farther
  /// than the last candidate wanted, and no piece is nearer than the box around it.
  private func search(
    _ place: Coordinate, _ mask: UInt16, within metres: Double,
    into candidates: UnsafeMutableBufferPointer<Candidate>
  ) -> Int {
    guard metres >= 0, segments.count > 0 else { return 0 }
    let plane = SnapPlane(at: place)
    var lanes = plane.lanes
    let wanted = candidates.count
    var found = 0
    var bound = metres * metres
    return unsafe withUnsafeTemporaryAllocation(
      of: PendingChild.self, capacity: SegmentIndex.stackCapacity
    ) { stack in
      unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: SegmentIndex.width) {
        squares in
        // The root, or the only leaf.
        unsafe stack[0] = PendingChild(
          square: 0, node: 0, level: UInt32(truncatingIfNeeded: levelStarts.count &- 1))
        var depth = 1
        while depth > 0 {
          depth &-= 1
          let next = unsafe stack[depth]
          let limit = SnapPlane.widened(bound)
          guard next.square <= limit else { continue }
          if next.level == 0 {
            let first = Int(next.node) &* SegmentIndex.width
            // A file may have marked what only fills up a node: there is nothing behind it.
            guard first < segments.count else { continue }
            var near = unsafe lanes_pieces_within(
              pieces.pointer(at: first &* 4), pieceMarks.markPointer(at: first), mask, &lanes, limit
            )
            while near != 0 {
              let piece = first &+ near.trailingZeroBitCount
              near &= near &- 1
              var candidate = plane.nearest(to: self.piece(piece))
              guard candidate.squaredDistance <= bound else { continue }
              candidate.piece = UInt32(truncatingIfNeeded: piece)
              candidate.segment = segments.span[piece]
              unsafe SegmentIndex.insert(candidate, into: candidates, &found)
              if found == wanted {
                bound = min(bound, unsafe candidates[found - 1].squaredDistance)
              }
            }
            continue
          }
          let node = levelStarts.span[Int(next.level) &- 1] &+ Int(next.node)
          guard node < levelStarts.span[Int(next.level)] else { continue }
          let first = node &* SegmentIndex.width
          var near = unsafe lanes_boxes_within(
            boxes.pointer(at: first &* 4), boxMarks.markPointer(at: first), mask, &lanes, limit,
            squares.baseAddress)
          let bottom = depth
          while near != 0 {
            let lane = near.trailingZeroBitCount
            near &= near &- 1
            let child = PendingChild(
              square: unsafe squares[lane],
              node: next.node &* UInt32(SegmentIndex.width) &+ UInt32(lane), level: next.level &- 1)
            // The farthest at the bottom, so that the nearest is looked into first.
            var slot = depth
            while slot > bottom, unsafe stack[slot - 1].square < child.square {
              unsafe stack[slot] = stack[slot - 1]
              slot &-= 1
            }
            unsafe stack[slot] = child
            depth &+= 1
          }
        }
        return found
      }
    }
  }

  /// Puts a candidate in its place; of one segment only the nearest point stays.
  private static func insert(
    _ candidate: Candidate, into candidates: UnsafeMutableBufferPointer<Candidate>,
    _ found: inout Int
  ) {
    var slot = 0
    while slot < found, unsafe candidates[slot].segment != candidate.segment { slot += 1 }
    if slot < found {
      guard candidate.isBefore(unsafe candidates[slot]) else { return }
    } else if found < candidates.count {
      found += 1
    } else {
      slot = found - 1
      guard candidate.isBefore(unsafe candidates[slot]) else { return }
    }
    while slot > 0, candidate.isBefore(unsafe candidates[slot - 1]) {
      unsafe candidates[slot] = candidates[slot - 1]
      slot -= 1
    }
    unsafe candidates[slot] = candidate
  }
}

/// A child of a node that is waiting to be looked into.
private struct PendingChild: BitwiseCopyable {
  /// Squared metres.
  var square: Float
  /// Its place among those of its level.
  var node: UInt32
  /// 0 for a leaf.
  var level: UInt32
}

/// The plane that touches the earth at a place, the place being its origin; metres.
struct SnapPlane {
  private let latitude: Double
  private let longitude: Double
  private let metresPerLatitude: Double
  private let metresPerLongitude: Double

  init(at place: Coordinate) {
    let metres = GreatCircle.earthRadius * .pi / 180 / 1e7
    latitude = place.latitude * 1e7
    longitude = place.longitude * 1e7
    metresPerLatitude = metres
    metresPerLongitude = metres * SineCosine(degrees: place.latitude).cosine
  }

  /// A bound in single precision, with room for the rounding of what is compared with it.
  @inline(__always)
  static func widened(_ bound: Double) -> Float { Float(bound) * (1 + 0x1p-18) + 0x1p-40 }

  /// The same for eight boxes or pieces at a time.
  var lanes: lanes_place {
    let (south, west) = (latitude.rounded(.down), longitude.rounded(.down))
    // At most 1.8 × 10⁹: within the range of the integers.
    return lanes_place(
      latitude: Int32(south), longitude: Int32(west), latitude_rest: Float(latitude - south),
      longitude_rest: Float(longitude - west), metres_per_latitude: Float(metresPerLatitude),
      metres_per_longitude: Float(metresPerLongitude))
  }

  /// The nearest point of a piece.
  @inline(__always)
  func nearest(to piece: SegmentIndex.Piece) -> SegmentIndex.Candidate {
    let x = (Double(piece.startLongitude) - longitude) * metresPerLongitude
    let y = (Double(piece.startLatitude) - latitude) * metresPerLatitude
    let dx = (Double(piece.endLongitude) - Double(piece.startLongitude)) * metresPerLongitude
    let dy = (Double(piece.endLatitude) - Double(piece.startLatitude)) * metresPerLatitude
    let squaredLength = dx * dx + dy * dy
    let along = -(x * dx + y * dy)
    let share = squaredLength > 0 ? min(max(along / squaredLength, 0), 1) : 0
    let (nearX, nearY) = (x + dx * share, y + dy * share)
    return SegmentIndex.Candidate(
      squaredDistance: nearX * nearX + nearY * nearY, segment: 0, piece: 0, share: share)
  }
}

extension Column<SegmentMarks> {
  /// The bits of a mark and of those after it.
  @unsafe
  fileprivate func markPointer(at place: Int) -> UnsafePointer<UInt16> {
    unsafe UnsafeRawPointer(pointer(at: place)).assumingMemoryBound(to: UInt16.self)
  }
}
