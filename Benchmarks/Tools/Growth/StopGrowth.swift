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
    try measureLists(buckets, origins, &workspace)
    try measureTable(buckets, origins, &workspace)
  }

  /// Lists for any stop and for each of the features; where they can't tell, buckets do.
  private func measureLists(
    _ buckets: TargetBuckets, _ origins: [RoadPlace], _ workspace: inout HierarchyWorkspace
  ) throws {
    let lists = figures.timeAndSize("lists") {
      NearestLists(buckets, listing: RoadWorld.Feature.third | RoadWorld.Feature.rare)
    }
    func find(
      _ features: UInt64, _ origin: RoadPlace, _ output: inout OutputSpan<RoadNeighbor>
    ) -> Bool {
      output.removeAll()
      if lists.nearest(to: origin, needing: features, into: &output) { return true }
      buckets.nearest(to: origin, needing: features, using: &workspace, into: &output)
      return false
    }
    for (name, count, features) in [
      ("1 nearest, listed", 1, 0), ("10 nearest, listed", 10, 0),
      ("5 nearest, listed, 1 % qualify", 5, RoadWorld.Feature.rare),
    ] as [(String, Int, UInt64)] {
      var missing = 0
      for origin in origins.prefix(1_000) {
        let found = [RoadNeighbor](capacity: count) { output in
          if !find(features, origin, &output) { missing += 1 }
        }
        let expected = buckets.nearest(count, to: origin, needing: features, using: &workspace)
        guard found == expected else {
          throw Disagreement("\(name) to \(origin): \(found), buckets \(expected)")
        }
      }
      figures.add("\(name): asked of the buckets", Double(missing) / 1_000, "")
      _ = [RoadNeighbor](capacity: count) { output in
        figures.timeQueries(name, origins.count) { query in
          _ = find(features, origins[query], &output)
          return output.isEmpty ? 0 : UInt64(output[output.count - 1].ordinal)
        }
      }
    }
    let coordinates = world.coordinates(RoadGrowth.queryCount, seed: 22)
    _ = [RoadNeighbor](capacity: 10) { output in
      figures.timeQueries("coordinate to 10 nearest, listed", coordinates.count) { query in
        guard
          let origin = roads.segments.place(
            near: coordinates[query], for: RoadGrowth.profile, as: .origin)
        else { return 0 }
        _ = find(0, origin, &output)
        return output.isEmpty ? 0 : UInt64(output[output.count - 1].ordinal)
      }
    }
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
