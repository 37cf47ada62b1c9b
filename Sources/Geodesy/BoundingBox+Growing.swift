#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Android)
  internal import Android
#endif

extension BoundingBox {
  /// The smallest box around places, or `nil` around none.
  ///
  /// On the circle of longitudes the widest gap between neighbours is left out, so places on both
  /// sides of the antimeridian get a box that crosses it. O(n log n).
  public init?(around coordinates: some Sequence<Coordinate>) {
    var south = Double.infinity
    var north = -Double.infinity
    var longitudes: [Double] = []
    for coordinate in coordinates {
      south = min(south, coordinate.latitude)
      north = max(north, coordinate.latitude)
      // A pole lies on every meridian and so widens no box.
      if abs(coordinate.latitude) < 90 { longitudes.append(coordinate.longitude) }
    }
    guard south <= north else { return nil }
    longitudes.sort()
    guard var west = longitudes.last, var east = longitudes.first else {
      self.init(unchecked: south, 0, north, 0)
      return
    }
    // The gap across the antimeridian comes first: among equals it leaves a box that does not cross.
    var widest = east - west + 360
    swap(&west, &east)
    for (here, next) in zip(longitudes, longitudes.dropFirst()) where next - here > widest {
      widest = next - here
      (west, east) = (next, here)
    }
    self.init(unchecked: south, west, north, east)
  }

  /// The smallest box that holds both.
  public func union(_ other: BoundingBox) -> BoundingBox {
    let (west, east) = unitedLongitudes(other)
    return BoundingBox(
      unchecked: min(south, other.south), west, max(north, other.north), east)
  }

  /// The smallest arc of longitudes that holds both arcs.
  ///
  /// Which ends lie in the other arc is decided by comparisons alone, so the result holds both to
  /// the last bit; only the choice between two gaps is made by a rounded width.
  private func unitedLongitudes(_ other: BoundingBox) -> (west: Double, east: Double) {
    let holdsWest = containsLongitude(other.west)
    let holdsEast = containsLongitude(other.east)
    let isHeldWest = other.containsLongitude(west)
    let isHeldEast = other.containsLongitude(east)
    switch (holdsWest && holdsEast, isHeldWest && isHeldEast) {
    case (true, true):
      // The same arc, or two that close the circle between them.
      return west == other.west && east == other.east ? (west, east) : (-180, 180)
    case (true, false): return (west, east)
    case (false, true): return (other.west, other.east)
    case (false, false):
      if holdsWest { return (west, other.east) }
      if holdsEast { return (other.west, east) }
      let gapAfter = BoundingBox(unchecked: 0, east, 0, other.west).longitudeSpan
      let gapBefore = BoundingBox(unchecked: 0, other.east, 0, west).longitudeSpan
      if gapAfter == gapBefore, west > other.east { return (other.west, east) }
      return gapAfter <= gapBefore ? (west, other.east) : (other.west, east)
    }
  }

  /// A box that holds every place within `distance` of this one.
  ///
  /// As small as a box can be, but for a rim of a millimetre against rounding. Where the distance
  /// reaches a pole, all longitudes are included.
  public func expanded(by distance: Distance) -> BoundingBox {
    // The rim: 1e-8 degrees, about a millimetre.
    let radius = distance.metres / GreatCircle.earthRadius + 1e-8 * .pi / 180
    let degrees = radius * 180 / .pi
    let newSouth = max(-90, south - degrees)
    let newNorth = min(90, north + degrees)
    guard newSouth > -90, newNorth < 90 else {
      return BoundingBox(unchecked: newSouth, -180, newNorth, 180)
    }
    // A circle of angular radius r around latitude φ touches the meridians asin(sin r / cos φ) to
    // both sides; the farther from the equator, the more. Here φ + r < 90°, so the ratio is below 1.
    let farthest = max(abs(south), abs(north)) * .pi / 180
    let reach = asin(min(1, sin(radius) / cos(farthest))) * 180 / .pi
    guard longitudeSpan + 2 * reach < 360 else {
      return BoundingBox(unchecked: newSouth, -180, newNorth, 180)
    }
    let newWest = west - reach
    let newEast = east + reach
    return BoundingBox(
      unchecked: newSouth, newWest < -180 ? newWest + 360 : newWest,
      newNorth, newEast > 180 ? newEast - 360 : newEast)
  }
}
