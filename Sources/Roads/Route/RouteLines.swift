public import Geodesy

extension RoadGraph {
  /// The line of some legs of a way, which follow each other: that of a single step of directions, say.
  ///
  /// The lines of all parts of a way, one after the other, are its ``Route/geometry``: where one ends the
  /// next begins, but at the poles and the antimeridian, where one place has several coordinates.
  ///
  /// - Parameter legs: of a way on this graph.
  /// - Returns: no point twice in a row; none without legs. O(points).
  public func line(along legs: some Collection<Route.Leg>) -> [Coordinate] {
    guard let first = legs.first else { return [] }
    return geometry(
      from: SegmentPosition(segment: first.travel.segment, fraction: first.start),
      along: Array(legs))
  }
}
