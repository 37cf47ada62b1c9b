internal import Geodesy

extension RoadNetwork {
  /// Refuses what a graph can't be built from.
  func check() throws(RoadsError) {
    for (what, count) in [
      ("vertices", vertices.count), ("segments", segments.count), ("points", points.count),
      ("restrictions", restrictions.count),
    ] where count > RoadGraph.maximumCount / 8 {
      throw .tooLarge(what: what, count: count)
    }
    for (number, segment) in segments.enumerated() {
      for vertex in [segment.tail, segment.head] where Int(vertex) >= vertices.count {
        throw .unknownVertex(segment: number, vertex: vertex)
      }
      if let name = segment.name, Int(name) >= names.count {
        throw .unknownName(segment: number, name: name)
      }
      guard segment.points.lowerBound >= 0, segment.points.upperBound <= points.count else {
        throw .unknownPoints(segment: number, points: segment.points)
      }
      guard segment.length.metres.isFinite else { throw .infiniteLength(segment: number) }
      for profile in Profile.allCases {
        for direction in TravelDirection.both
        where !segment.movement[profile].delay(direction).isFinite {
          throw .infiniteDelay(segment: number)
        }
      }
    }
    for (number, restriction) in restrictions.enumerated() {
      for travel in [restriction.from, restriction.to] where Int(travel.segment) >= segments.count {
        throw .unknownSegment(restriction: number, segment: travel.segment)
      }
      guard end(of: restriction.from) == restriction.via,
        start(of: restriction.to) == restriction.via
      else { throw .segmentsDoNotMeet(restriction: number, via: restriction.via) }
    }
  }
}
