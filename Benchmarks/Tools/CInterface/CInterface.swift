import CCalls
import Foundation
import NearestStop
import Worlds

/// What a caller in C pays more than one in Swift, in one process and in turns.
///
/// `CInterface LIBRARY MAP [PLACES FILE]`: with the file, places are written there for a caller in Python.
@main
struct CInterface {
  private static let placeCount = 100_000
  private static let roundCount = 9

  private struct Asked {
    var text: String
    var mode: TravelMode
    /// As neareststop.h counts them.
    var number: Int32
    var count: Int
    var needs: AmenitySet = []
  }

  private static let questions = [
    Asked(text: "straight line, nearest", mode: .straightLine, number: 0, count: 1),
    Asked(text: "straight line, 5 nearest", mode: .straightLine, number: 0, count: 5),
    Asked(
      text: "straight line, 5 with water", mode: .straightLine, number: 0, count: 5, needs: .water),
    Asked(text: "on foot, nearest", mode: .foot, number: 1, count: 1),
    Asked(text: "on foot, 5 nearest", mode: .foot, number: 1, count: 5),
    Asked(text: "by e-bike, 5 with water", mode: .ebike, number: 3, count: 5, needs: .water),
  ]

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let caller = c_caller_open(arguments[1], arguments[2]) else {
      FileHandle.standardError.write(Data("usage: CInterface LIBRARY MAP [PLACES FILE]\n".utf8))
      exit(2)
    }
    let finder = try StopFinder(Snapshot(path: arguments[2]))
    let places = places(around: finder)
    if arguments.count > 3 {
      let lines = places.map { "\($0.latitude),\($0.longitude)\n" }.joined()
      try lines.write(toFile: arguments[3], atomically: true, encoding: .utf8)
    }
    let latitudes = places.map(\.latitude)
    let longitudes = places.map(\.longitude)
    print("\(places.count) places; the median of \(roundCount) rounds, taken in turns.\n")
    print("| ns a question | Swift | C, a call each | C ÷ Swift | C, one batch | batch ÷ Swift |")
    print("| --- | --- | --- | --- | --- | --- |")
    for asked in questions {
      var times: [[Double]] = [[], [], []]
      for round in 0..<roundCount {
        let (ours, swift) = timed { ask(finder, asked, places) }
        let (theirs, calls) = timed {
          c_caller_ask(
            caller, asked.number, asked.needs.rawValue, asked.count, latitudes, longitudes,
            places.count)
        }
        let (rows, batch) = timed {
          c_caller_ask_batch(
            caller, asked.number, asked.needs.rawValue, asked.count, latitudes, longitudes,
            places.count)
        }
        guard ours == theirs, ours == rows else {
          print("\(asked.text): \(ours) in Swift, \(theirs) and \(rows) in C")
          exit(1)
        }
        // The first brings everything into the caches.
        guard round > 0 else { continue }
        for (place, time) in [swift, calls, batch].enumerated() { times[place].append(time) }
      }
      let (calls, batches) = (ratio(times[1], times[0]), ratio(times[2], times[0]))
      let figures = times.map { String(format: "%.0f", median($0)) }
      print(
        "| \(asked.text) | \(figures[0]) | \(figures[1]) | \(calls) | \(figures[2]) | \(batches) |")
    }
  }

  /// Anywhere between the stops.
  private static func places(around finder: StopFinder) -> [Coordinate] {
    guard let box = BoundingBox(around: finder.stops.map(\.coordinate)) else { return [] }
    var random = SplitMix64(seed: 4)
    return (0..<placeCount).map { _ in
      Coordinate(
        clampingLatitude: box.south + (box.north - box.south) * random.unit(),
        longitude: box.west + (box.east - box.west) * random.unit())
    }
  }

  /// As a backend in Swift asks on its hot path.
  private static func ask(_ finder: StopFinder, _ asked: Asked, _ places: [Coordinate]) -> UInt64 {
    var sum: UInt64 = 0
    guard let profile = asked.mode.profile else {
      _ = [Neighbor](capacity: asked.count) { output in
        for place in places {
          output.removeAll()
          finder.nearest(to: place, needing: asked.needs, into: &output)
          for rank in 0..<output.count { sum += UInt64(output.span[rank].ordinal) }
        }
      }
      return sum
    }
    var workspace = SearchWorkspace()
    _ = [RoadNeighbor](capacity: asked.count) { output in
      for place in places {
        output.removeAll()
        try? finder.nearest(
          to: place, by: profile, needing: asked.needs, using: &workspace, into: &output)
        for rank in 0..<output.count { sum += UInt64(output.span[rank].ordinal) }
      }
    }
    return sum
  }

  /// Nanoseconds for each place.
  private static func timed(_ body: () -> UInt64) -> (UInt64, Double) {
    let clock = ContinuousClock()
    var result: UInt64 = 0
    let time = clock.measure { result = body() }
    return (
      result,
      Double(time.components.attoseconds) / 1e9 / Double(placeCount)
        + Double(time.components.seconds) * 1e9 / Double(placeCount)
    )
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// Round by round, so that what other programs do falls on both.
  private static func ratio(_ values: [Double], _ others: [Double]) -> String {
    String(format: "%.2f", median(zip(values, others).map { $0 / $1 }))
  }
}
