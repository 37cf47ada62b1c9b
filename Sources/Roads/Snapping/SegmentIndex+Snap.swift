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

  /// Boxes that can wait at a time: each of at most ten levels leaves seven behind, and the last opened
  /// has eight. A constant of at most 1,024 bytes, so that the memory lies on the stack.
  private static let stackCapacity = 64

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
    let piece = pieces[Int(candidate.piece)]
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
  /// Depth first, the nearest child first. Right because a node is skipped only when its rectangle is
  /// farther than the last candidate wanted, and no piece is nearer than the rectangle around it.
  private func search(
    _ place: Coordinate, _ mask: UInt16, within metres: Double,
    into candidates: UnsafeMutableBufferPointer<Candidate>
  ) -> Int {
    guard metres >= 0, boxes.count > 0 else { return 0 }
    let root = boxes.count - 1
    let plane = SnapPlane(at: place)
    let wanted = candidates.count
    let limit = metres * metres
    var found = 0
    var bound = limit
    let levels = levelStarts.count - 1
    return unsafe withUnsafeTemporaryAllocation(
      of: PendingBox.self, capacity: SegmentIndex.stackCapacity
    ) { stack in
      unsafe stack[0] = PendingBox(
        squaredDistance: plane.squaredDistance(to: boxes[root]), node: UInt32(root),
        level: UInt32(levels - 1))
      var depth = 1
      while depth > 0 {
        depth &-= 1
        let next = unsafe stack[depth]
        guard next.squaredDistance <= SnapPlane.widened(bound) else { continue }
        let level = Int(next.level)
        let first = (Int(next.node) &- levelStarts.span[level]) &* SegmentIndex.width
        if level == 0 {
          for piece in first..<min(first &+ SegmentIndex.width, pieces.count)
          where pieceMarks.span[piece].bits & mask != 0 {
            var candidate = plane.nearest(to: pieces.span[piece])
            guard candidate.squaredDistance <= bound else { continue }
            candidate.piece = UInt32(truncatingIfNeeded: piece)
            candidate.segment = segments.span[piece]
            unsafe SegmentIndex.insert(candidate, into: candidates, &found)
            if found == wanted { bound = min(bound, unsafe candidates[found - 1].squaredDistance) }
          }
          continue
        }
        let base = levelStarts.span[level &- 1]
        let bottom = depth
        for child
          in (base &+ first)..<min(base &+ first &+ SegmentIndex.width, levelStarts.span[level])
        where boxMarks.span[child].bits & mask != 0 {
          let pending = PendingBox(
            squaredDistance: plane.squaredDistance(to: boxes.span[child]),
            node: UInt32(truncatingIfNeeded: child), level: UInt32(truncatingIfNeeded: level &- 1))
          guard pending.squaredDistance <= SnapPlane.widened(bound) else { continue }
          // The farthest at the bottom, so that the nearest is looked into first.
          var slot = depth
          while slot > bottom, unsafe stack[slot - 1].squaredDistance < pending.squaredDistance {
            unsafe stack[slot] = stack[slot - 1]
            slot &-= 1
          }
          unsafe stack[slot] = pending
          depth &+= 1
        }
      }
      return found
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

/// A node that is waiting to be looked into.
private struct PendingBox: BitwiseCopyable {
  var squaredDistance: Double
  var node: UInt32
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

  /// A bound with room for the rounding of what is compared with it.
  @inline(__always)
  static func widened(_ bound: Double) -> Double { bound * (1 + 0x1p-40) + 0x1p-40 }

  @inline(__always)
  func squaredDistance(to box: SegmentIndex.Box) -> Double {
    let north = max(Double(box.south) - latitude, latitude - Double(box.north), 0)
    let east = max(Double(box.west) - longitude, longitude - Double(box.east), 0)
    let (x, y) = (east * metresPerLongitude, north * metresPerLatitude)
    return x * x + y * y
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
