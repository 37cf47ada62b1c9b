/// A place for a new target, and what it brings.
public struct RoadSite: Hashable, Sendable {
  /// Its place in the array of candidates.
  public let candidate: Int
  /// By how much the covered length grows, in metres.
  public let gainedMetres: Double
  /// The covered length with this site and those before it, in metres.
  public let coveredMetres: Double
}

extension RoadCoverage {
  /// The least share of the greatest possible gain that a greedy choice of some sites brings, against the
  /// best choice of as many among the same candidates: 1 − (1 − 1/k)ᵏ. That is all for one site, three
  /// quarters for two, and never less than 1 − 1/e, 63 %.
  ///
  /// Source: G. Nemhauser, L. Wolsey, M. Fisher, "An analysis of approximations for maximizing submodular
  /// set functions" (1978). The length covered is such a function: a new target adds the less, the more
  /// are there already. To find the best choice is NP-hard, and so is any better bound (U. Feige, "A
  /// threshold of ln n for approximating set cover", 1998).
  ///
  /// - Parameter count: 1 or more.
  public static func guarantee(ofSites count: Int) -> Double {
    var rest = 1.0
    for _ in 0..<max(1, min(count, 10_000)) { rest *= 1 - 1 / Double(max(1, count)) }
    return 1 - rest
  }

  /// Adds new targets one by one, each where it lengthens what is covered the most.
  ///
  /// With lazy evaluation: what a site brings never grows when others are added, so what it brought when it was last
  /// looked at is a bound, and only those are looked at again whose bound beats the best so far. Source:
  /// M. Minoux, "Accelerated greedy algorithms for maximizing submodular set functions" (1978). Each
  /// candidate is looked at once, in O(what it changes · log n).
  ///
  /// - Parameters:
  ///   - count: how many at the most.
  ///   - candidates: each on a segment of the graph.
  /// - Returns: in the order chosen; of candidates that bring the same the first. Fewer when nothing is
  ///   left to gain.
  public mutating func addBest(
    _ count: Int, among candidates: [RoadPlace], using workspace: inout SearchWorkspace
  ) -> [RoadSite] {
    var bounds = [Double](repeating: .infinity, count: candidates.count)
    var reached: [UInt32] = []
    var sites: [RoadSite] = []
    while sites.count < count {
      var best = (gain: RoadCoverage.leastGain, candidate: Int.max)
      for candidate in bounds.indices.sorted(by: { (bounds[$1], $0) < (bounds[$0], $1) }) {
        // All that follow have no higher bounds, and at the same bound higher numbers.
        if (best.gain, candidate) > (bounds[candidate], best.candidate) { break }
        let gain = gain(of: candidates[candidate], using: &workspace, reached: &reached)
        bounds[candidate] = min(bounds[candidate], gain)
        if (best.gain, candidate) < (gain, best.candidate) { best = (gain, candidate) }
      }
      guard best.candidate < candidates.count else { break }
      add(candidates[best.candidate], using: &workspace)
      sites.append(
        RoadSite(
          candidate: best.candidate, gainedMetres: best.gain, coveredMetres: metres))
    }
    return sites
  }

  /// In metres: less is what rounding leaves of nothing.
  private static var leastGain: Double { 1e-6 }
}
