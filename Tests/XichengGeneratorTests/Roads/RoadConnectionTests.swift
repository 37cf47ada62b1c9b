import MapImport
import Testing

@testable import XichengGenerator

/// Whether one gets about, by a plain search over the pieces.
struct RoadConnectionTests {
  private let sample: RoadSample
  private let pieces: [RoadSample.Piece]

  init() throws {
    sample = try RoadSample.sample.get()
    pieces = sample.pieces
  }

  private struct Link {
    let end: Int64
    let metres: Double
  }

  private func links(
    _ pieces: [RoadSample.Piece], isOneway: (OSMWay) -> Bool = { _ in false },
    reversed: Bool = false
  ) -> [Int64: [Link]] {
    var links: [Int64: [Link]] = [:]
    for piece in pieces {
      let isOneway = isOneway(piece.way)
      if !isOneway || !reversed {
        links[piece.start, default: []].append(Link(end: piece.end, metres: piece.metres))
      }
      if !isOneway || reversed {
        links[piece.end, default: []].append(Link(end: piece.start, metres: piece.metres))
      }
    }
    return links
  }

  private func reached(from start: Int64, over links: [Int64: [Link]]) -> Set<Int64> {
    var (seen, open): (Set<Int64>, [Int64]) = ([start], [start])
    while let node = open.popLast() {
      for link in links[node] ?? [] where seen.insert(link.end).inserted { open.append(link.end) }
    }
    return seen
  }

  private func bindsBicycles(_ way: OSMWay) -> Bool {
    way.tags["oneway"] == "yes" && way.tags["oneway:bicycle"] != "no"
  }

  private var middle: Int64 {
    get throws {
      try #require(sample.ways.first { $0.tags["name"] == "西单北大街" }?.nodes.first)
    }
  }

  @Test func almostEverythingCanBeWalkedTo() throws {
    let walked = pieces.filter { RoadSample.isWalked($0.way) }
    let reached = reached(from: try middle, over: links(walked))
    let share = walked.count { reached.contains($0.start) } * 1000 / walked.count
    #expect(share >= 970, "\(share) in a thousand")
    // The deliberate islands, which a search must not be caught on.
    #expect(walked.contains { !reached.contains($0.start) })
  }

  /// There and back again, with the oneways that bind bicycles.
  @Test func almostEverythingCanBeRiddenToAndLeft() throws {
    let ridden = pieces.filter {
      RoadSample.isWalked($0.way)
        && ($0.way.tags["highway"] != "steps" || $0.way.tags["ramp:bicycle"] == "yes")
    }
    let there = reached(from: try middle, over: links(ridden, isOneway: bindsBicycles))
    let back = reached(
      from: try middle, over: links(ridden, isOneway: bindsBicycles, reversed: true))
    let both = there.intersection(back)
    let share = ridden.count { both.contains($0.start) } * 1000 / ridden.count
    #expect(share >= 970, "\(share) in a thousand")
  }

  /// The case that the sample is made for: across Houhai by straight line, round its end by road.
  @Test(arguments: [false, true])
  func nearestByRoadIsOnTheSameBank(riding: Bool) throws {
    let walked = pieces.filter {
      RoadSample.isWalked($0.way) && !(riding && $0.way.tags["highway"] == "steps")
    }
    let links = links(walked, isOneway: { riding && bindsBicycles($0) })
    let origin = Spot(39.9422, 116.3810)
    let stops = StopGenerator.features()
    let across = try #require(stops.first { $0.id == "xc-shichahai-040" })
    let beside = try #require(stops.first { $0.id == "xc-shichahai-039" })
    #expect(across.spot.metres(to: origin) < beside.spot.metres(to: origin))

    let start = try #require(nearest(to: origin, walked))
    let metres = distances(from: start, over: links)
    func metresByRoad(_ stop: Feature) throws -> Double {
      try #require(nearest(to: stop.spot, walked).flatMap { metres[$0] })
    }
    #expect((400...650).contains(try metresByRoad(beside)))
    #expect(try metresByRoad(across) > 1_000)
    #expect(try metresByRoad(across) > 2 * metresByRoad(beside))
    // And no other pump is nearer by road.
    let pumps = stops.filter {
      $0.amenities.contains(.airPump) && $0.spot.metres(to: origin) < 1_000
    }
    for pump in pumps where pump.id != beside.id {
      #expect(try metresByRoad(pump) > metresByRoad(beside), "\(pump.id)")
    }
  }

  /// To the nearer end of the nearest piece: good to half a block.
  private func nearest(to spot: Spot, _ pieces: [RoadSample.Piece]) -> Int64? {
    let found = pieces.map { ($0, $0.stretch.nearest(to: spot.plan)) }
      .min { $0.1.metres < $1.1.metres }
    return found.map { $0.1.share < 0.5 ? $0.0.start : $0.0.end }
  }

  /// Dijkstra with a list for a queue: as slow as it is short, and limited to what is near.
  private func distances(from start: Int64, over links: [Int64: [Link]]) -> [Int64: Double] {
    var (settled, open): ([Int64: Double], [Int64: Double]) = ([:], [start: 0])
    while let next = open.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
      next.value < 3_000
    {
      open[next.key] = nil
      settled[next.key] = next.value
      for link in links[next.key] ?? [] where settled[link.end] == nil {
        open[link.end] = min(open[link.end] ?? .infinity, next.value + link.metres)
      }
    }
    return settled
  }
}
