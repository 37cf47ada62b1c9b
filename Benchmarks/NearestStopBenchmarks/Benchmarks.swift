import Benchmark
import Worlds

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock],
    warmupIterations: 2,
    scalingFactor: .kilo,
    maxDuration: .milliseconds(400),
    maxIterations: 100_000)

  // Every need and every count, on all sizes.
  for shape in [World.Shape.district, .city, .country] {
    for need in Need.allCases {
      for count in [1, 5, 10] {
        Lookup(shape, Question(count, need: need), by: .index).register()
      }
    }
  }
  // What caches are worth where the index doesn't fit into them.
  for need in [Need.none, .one] {
    for count in [1, 10] {
      Lookup(.country, Question(count, need: need), by: .index, order: .curve).register()
      Lookup(.cities, Question(count, need: need), by: .index).register()
    }
  }
  // What the public face costs, and what an array for every answer.
  for shape in [World.Shape.district, .city] {
    for count in [1, 5, 10] {
      Lookup(shape, Question(count, need: .none), by: .finder).register()
      Lookup(shape, Question(count, need: .none), by: .finderArray).register()
    }
  }
  for shape in World.Shape.allCases { Building(shape).register() }
  // By road: opening a map, and what is asked of it.
  ByRoad.register()
}
