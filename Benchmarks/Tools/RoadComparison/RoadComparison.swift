import Foundation
import NearestStop
import RoadWorlds
import Worlds

/// Our side of the comparison by road; run by `./compare roads`.
///
///     RoadComparison export MAP PROFILE FOLDER     graph and queries for others; tells what they are
///     RoadComparison answer MAP PROFILE WAY        answers questions from standard input
///     RoadComparison measure MAP PROFILE cold      the finder, caches swept before each query
///     RoadComparison measure MAP PROFILE threads   the finder on one thread and on several
///     RoadComparison measure MAP PROFILE live      stops and roads that change
///     RoadComparison measure MAP PROFILE trips     stops on the way, and tours
@main
enum RoadComparison {
  static func main() {
    do {
      try run()
    } catch {
      print("RoadComparison: \(error)")
      exit(1)
    }
  }

  private static func run() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 4, let profile = profile(named: arguments[2]) else {
      print(
        "usage: RoadComparison (export MAP PROFILE FOLDER | answer MAP PROFILE WAY |\n"
          + "       measure MAP PROFILE (cold|threads|trips|live))")
      exit(2)
    }
    let map = try MapFile(path: arguments[1])
    if arguments[0] == "measure", arguments[3] == "live" {
      return try LiveChanges(map: map, profile: profile).print()
    }
    let world = try map.world(profile)
    if arguments[0] == "export" {
      try RoadExport(world: world, course: RoadCourse(world)).write(into: arguments[3])
      tell(map, world)
    } else if arguments[0] == "measure" {
      let finder = try map.finder(of: world)
      if arguments[3] == "threads" {
        Threads(world, finder).print()
      } else if arguments[3] == "trips" {
        try Trips(world, finder).print()
      } else {
        try ColdQueries(world, finder).print()
      }
    } else if let way = OurWays(rawValue: arguments[3]) {
      var conversation = Conversation(way: try way.make(world, map))
      try conversation.run()
    } else {
      print("ways: \(OurWays.allCases.map(\.rawValue).joined(separator: ", "))")
      exit(2)
    }
  }

  private static func profile(named name: String) -> Profile? {
    Profile.allCases.first { "\($0)" == name }
  }

  /// A line for each thing that the table's heading says.
  private static func tell(_ map: MapFile, _ world: RoadWorld) {
    print(
      """
      machine \(Machine.description)
      vertices \(world.graph.vertexCount)
      arcs \(world.graph.arcCount)
      used \(world.usedVertexCount)
      junctions \(world.junctions.count)
      stops \(world.targets.count)
      source \(map.hasStops ? "the map's own" : "at random on its segments")
      """)
  }
}
