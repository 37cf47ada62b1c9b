/// A simple polygon: corners in order, closed without repeating the first.
struct Outline: Sendable {
  let corners: [Spot]
  /// The box around the corners: most spots are asked about outlines they are nowhere near.
  private let south: Double
  private let north: Double
  private let west: Double
  private let east: Double

  init(_ corners: Spot...) { self.init(corners) }

  init(_ corners: [Spot]) {
    self.corners = corners
    south = corners.reduce(.infinity) { min($0, $1.latitude) }
    north = corners.reduce(-.infinity) { max($0, $1.latitude) }
    west = corners.reduce(.infinity) { min($0, $1.longitude) }
    east = corners.reduce(-.infinity) { max($0, $1.longitude) }
  }

  /// The corners, with the first again at the end.
  var closed: [Spot] { corners + corners.prefix(1) }

  /// Whether a ray from the spot to the east crosses the outline an odd number of times.
  func contains(_ spot: Spot) -> Bool {
    guard spot.latitude >= south, spot.latitude <= north, spot.longitude >= west,
      spot.longitude <= east
    else { return false }
    var inside = false
    for (start, end) in edges
    where (start.latitude > spot.latitude) != (end.latitude > spot.latitude) {
      let share = (spot.latitude - start.latitude) / (end.latitude - start.latitude)
      if spot.longitude < start.longitude + share * (end.longitude - start.longitude) {
        inside.toggle()
      }
    }
    return inside
  }

  /// Whether the straight way between two spots enters the outline, by looking every five metres:
  /// narrower than any water of the sample.
  func isCrossed(from start: Spot, to end: Spot) -> Bool {
    let way = end.offset(from: start)
    let steps = max(1, Int(start.metres(to: end) / 5))
    return (0...steps).contains { step in
      let share = Double(step) / Double(steps)
      return contains(start.moved(north: way.north * share, east: way.east * share))
    }
  }

  /// The shoelace formula, on the local plane.
  var squareKilometres: Double {
    var doubled = 0.0
    for (start, end) in edges {
      let (from, to) = (start.offset(from: corners[0]), end.offset(from: corners[0]))
      doubled += from.east * to.north - to.east * from.north
    }
    return abs(doubled) / 2 / 1_000_000
  }

  private var edges: Zip2Sequence<[Spot], [Spot]> {
    zip(corners, corners[1...] + [corners[0]])
  }
}
