public import Geodesy
public import Roads

/// Places for new stops that together cover much more, and how they were found.
public struct SitePlan: Sendable {
  /// A place for a new stop.
  public struct Site: Hashable, Sendable {
    /// The junction, in WGS-84.
    public let coordinate: Coordinate
    /// Where on the roads a stop there would be attached.
    public let place: RoadPlace
    /// By how much the covered length grows with it, in metres.
    public let gainedMetres: Double
    /// The covered length with it and those before it, in metres.
    public let coveredMetres: Double
  }

  /// In the order in which they were chosen: the first brings the most.
  public let sites: [Site]
  /// Among how many junctions they were chosen.
  public let candidateCount: Int
  /// How far apart these are, in metres: one for each square of a grid; `nil` where all junctions were
  /// candidates.
  public let spacing: Double?
  /// What is covered with all of them.
  public let coverage: RoadCoverage

  /// What they bring is at least this share of what the best choice of as many among the same candidates
  /// could: see ``RoadCoverage/guarantee(ofSites:)``.
  public var guarantee: Double { RoadCoverage.guarantee(ofSites: sites.count) }
}

extension StopCoverage {
  /// Where new stops would add the most to what is covered for certain, one by one.
  ///
  /// Candidates are the junctions and dead ends of the roads that count: all of them up to
  /// ``siteLimit``; of more, one for each square of a grid, the one nearest to its middle. The squares
  /// are a tenth of the way wide that one makes within the limit, at least 10 m, and so wide that no
  /// more than 50,000 are left: a search costs the more the farther it reaches, so the time stays the same. Every candidate is taken to be open at any time, and to be attached as
  /// a stop there would be: a new stop at a site brings exactly what is said here.
  ///
  /// Greedy, with lazy evaluation: see ``RoadCoverage/addBest(_:among:using:)``. About a second for a city.
  ///
  /// - Parameters:
  ///   - count: how many at the most; fewer are found when nothing is left to gain.
  ///   - workspace: the memory of the search; one per thread.
  public func newSites(_ count: Int, using workspace: inout SearchWorkspace) -> SitePlan {
    let all = roads.junctions
    var spacing: Double?
    var junctions = all
    if all.count > StopCoverage.siteLimit {
      let reach = TravelTime(certain.limit).seconds * roads.averageSpeed
      // Wider than the earth there is nothing to choose from.
      var side = min(max(reach / 10, 10), 1e7)
      junctions = SiteGrid(roads.graph, all, side: side).junctions
      while junctions.count > 50_000 {
        side *= 1.25
        junctions = SiteGrid(roads.graph, all, side: side).junctions
      }
      spacing = side
    }
    var candidates: [(coordinate: Coordinate, place: RoadPlace)] = []
    for junction in junctions {
      let coordinate = roads.graph.coordinate(of: junction)
      if let place = map.segments.place(
        near: coordinate, for: roads.profile, as: .destination)
      {
        candidates.append((coordinate, place))
      }
    }
    var coverage = certain
    let sites = coverage.addBest(count, among: candidates.map(\.place), using: &workspace)
    return SitePlan(
      sites: sites.map { site in
        let candidate = candidates[site.candidate]
        return SitePlan.Site(
          coordinate: candidate.coordinate, place: candidate.place,
          gainedMetres: site.gainedMetres, coveredMetres: site.coveredMetres)
      }, candidateCount: candidates.count, spacing: spacing, coverage: coverage)
  }

  /// Up to so many junctions all are candidates.
  public static let siteLimit = 2_000
}

/// Of the junctions in each square of a grid the one nearest to its middle.
private struct SiteGrid {
  private struct Cell: Hashable {
    var row: Int
    var column: Int
  }

  /// Ascending.
  let junctions: [UInt32]

  /// - Parameter side: of a square, in metres.
  init(_ graph: RoadGraph, _ vertices: [UInt32], side: Double) {
    let metresPerDegree = GreatCircle.earthRadius * .pi / 180
    let latitudes = vertices.lazy.map { graph.coordinate(of: $0).latitude }
    let middle = ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
    let narrowing = max(SineCosine(degrees: middle).cosine, 0.01)
    var best: [Cell: (vertex: UInt32, away: Double)] = [:]
    for vertex in vertices {
      let coordinate = graph.coordinate(of: vertex)
      let y = coordinate.latitude * metresPerDegree / side
      let x = coordinate.longitude * metresPerDegree * narrowing / side
      let cell = Cell(row: Int(y.rounded(.down)), column: Int(x.rounded(.down)))
      let (up, right) = (y - y.rounded(.down) - 0.5, x - x.rounded(.down) - 0.5)
      let away = up * up + right * right
      // At the same distance the first stays.
      if away < best[cell]?.away ?? .infinity { best[cell] = (vertex, away) }
    }
    junctions = best.values.map(\.vertex).sorted()
  }
}
