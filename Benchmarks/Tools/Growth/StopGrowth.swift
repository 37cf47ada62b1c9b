import NearestStop
import RoadWorlds

/// What stops on a network cost to attach and to find.
struct StopGrowth {
  let roads: RoadGrowth
  let world: RoadWorld
  let figures: Figures

  init(_ roads: RoadGrowth, stopCount: Int) {
    self.roads = roads
    let places = RoadWorld.places(stopCount, on: roads.graph, RoadGrowth.profile, seed: 2)
    world = RoadWorld(roads.graph, roads.segments, RoadGrowth.profile, stops: places)
    figures = Figures(vertices: roads.figures.vertices, stops: stopCount)
  }

  func measure() throws {
    let buckets = figures.timeAndSize("buckets") { TargetBuckets(world.targets, roads.search) }
    figures.add("bucket entries", Double(buckets.entryCount), "")
    let origins = world.origins(RoadGrowth.queryCount, seed: 21).map(\.place)
    var workspace = HierarchyWorkspace()
    var searchWorkspace = SearchWorkspace()
    let dijkstra = Dijkstra(roads.graph, RoadGrowth.profile)
    for (name, count, features) in [
      ("1 nearest", 1, 0), ("10 nearest", 10, 0),
      ("5 nearest, 30 % qualify", 5, RoadWorld.Feature.third),
      ("5 nearest, 1 % qualify", 5, RoadWorld.Feature.rare),
    ] as [(String, Int, UInt64)] {
      for origin in origins.prefix(20) {
        let found = buckets.nearest(count, to: origin, needing: features, using: &workspace)
        let expected = dijkstra.nearest(
          count, to: origin, among: world.targets, needing: features, using: &searchWorkspace)
        guard found == expected else {
          throw Disagreement("\(name) to \(origin): \(found), Dijkstra \(expected)")
        }
      }
      _ = [RoadNeighbor](capacity: count) { output in
        figures.timeQueries(name, origins.count) { query in
          output.removeAll()
          buckets.nearest(
            to: origins[query], needing: features, using: &workspace, into: &output)
          return output.isEmpty ? 0 : UInt64(output[output.count - 1].ordinal)
        }
        guard features == 0 else { return }
        figures.timeQueries("\(name): Dijkstra", origins.count) { query in
          output.removeAll()
          dijkstra.nearest(
            to: origins[query], among: world.targets, using: &searchWorkspace, into: &output)
          return output.isEmpty ? 0 : UInt64(output[output.count - 1].ordinal)
        }
      }
    }
    figures.add("workspace", Double(workspace.byteCount), "B")
    try measureTable(buckets, origins, &workspace)
  }

  private func measureTable(
    _ buckets: TargetBuckets, _ origins: [RoadPlace], _ workspace: inout HierarchyWorkspace
  ) throws {
    var searchWorkspace = SearchWorkspace()
    let dijkstra = Dijkstra(roads.graph, RoadGrowth.profile)
    for origin in origins.prefix(2) {
      let expected = dijkstra.table(from: origin, to: world.targets, using: &searchWorkspace)
      guard buckets.table(from: origin, using: &workspace) == expected else {
        throw Disagreement("the table from \(origin) differs from Dijkstra's")
      }
    }
    _ = [Weight](capacity: world.targets.count) { output in
      figures.timeQueries("one to all stops", origins.count) { query in
        output.removeAll()
        buckets.table(from: origins[query], using: &workspace, into: &output)
        return UInt64(output[output.count - 1].deciseconds)
      }
    }
  }
}
