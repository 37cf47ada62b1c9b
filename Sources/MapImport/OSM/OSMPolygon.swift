public import Geodesy

/// A part of the earth within a ring and outside of its holes, edges included.
///
/// Edges are straight in longitude and latitude, as GeoJSON has them (RFC 7946, 3.1.1). Corners are
/// rounded to the 1e-7 degrees in which OpenStreetMap stores places, and from there all is exact.
public struct OSMPolygon: Hashable, Sendable {
  /// The outer ring and the holes. Each is closed by the edge from its last corner to its first.
  private var rings: [[Corner]]
  private var x: ClosedRange<Int64>
  private var y: ClosedRange<Int64>

  /// Longitude and latitude in 1e-7 degrees.
  private struct Corner: Hashable {
    var x: Int64
    var y: Int64

    init(_ coordinate: Coordinate) {
      x = Int64((coordinate.longitude * 1e7).rounded())
      y = Int64((coordinate.latitude * 1e7).rounded())
    }
  }

  /// `nil` when a ring has fewer than three corners.
  ///
  /// - Parameters:
  ///   - outer: the corners in either direction; the first may be repeated at the end.
  ///   - holes: rings within it, likewise.
  public init?(outer: [Coordinate], holes: [[Coordinate]] = []) {
    rings = ([outer] + holes).map { $0.map { Corner($0) } }
    for index in rings.indices {
      if rings[index].count > 1, rings[index].first == rings[index].last {
        rings[index].removeLast()
      }
      guard rings[index].count >= 3 else { return nil }
    }
    let xs = rings[0].map(\.x)
    let ys = rings[0].map(\.y)
    guard let west = xs.min(), let east = xs.max(), let south = ys.min(), let north = ys.max()
    else { return nil }
    x = west...east
    y = south...north
  }

  /// Whether a place lies inside or on an edge. O(corners) within the polygon's box.
  public func contains(_ coordinate: Coordinate) -> Bool {
    let place = Corner(coordinate)
    guard x.contains(place.x), y.contains(place.y) else { return false }
    // A ray from the place eastwards crosses the rings an odd number of times just when the place is
    // inside. An edge owns its southern end and not its northern, so a corner counts once.
    var isInside = false
    for ring in rings {
      guard var from = ring.last else { continue }
      for to in ring {
        // The sign of the two products' difference says on which side of the edge the place lies.
        // Neither exceeds 3.6e9 · 1.8e9, which 64 bits hold; their difference might not fit.
        let left = (place.x - from.x) * (to.y - from.y)
        let right = (to.x - from.x) * (place.y - from.y)
        if left == right, Self.isBetween(place, from, to) { return true }
        if (from.y > place.y) != (to.y > place.y), (left < right) == (to.y > from.y) {
          isInside.toggle()
        }
        from = to
      }
    }
    return isInside
  }

  /// Whether a place on an edge's line lies on the edge.
  private static func isBetween(_ place: Corner, _ from: Corner, _ to: Corner) -> Bool {
    min(from.x, to.x) <= place.x && place.x <= max(from.x, to.x)
      && min(from.y, to.y) <= place.y && place.y <= max(from.y, to.y)
  }
}
