import Benchmark
import Foundation
import NearestStop
import Worlds

/// The time to build an index, and the memory it takes for every stop.
struct Building {
  let shape: World.Shape

  init(_ shape: World.Shape) { self.shape = shape }

  func register() {
    let bytesPerStop = BenchmarkMetric.custom("Bytes per stop", useScalingFactor: false)
    Benchmark(
      "\(shape)-\(shape.count)-build",
      configuration: .init(
        metrics: [.wallClock, bytesPerStop], warmupIterations: 1, scalingFactor: .one,
        maxDuration: .seconds(1)),
      closure: { (benchmark, world: World) in
        benchmark.startMeasurement()
        let index = StopIndex(coordinates: world.coordinates, amenities: world.amenities)
        benchmark.stopMeasurement()
        benchmark.measurement(bytesPerStop, index.byteCount / index.count)
      },
      setup: { () -> World in
        // Once in a run, on standard error: a benchmark's standard output is thrown away.
        if shape == .district {
          FileHandle.standardError.write(
            Data("Measured on: \(Machine.description), \(Machine.compiler)\n".utf8))
        }
        return World(shape)
      })
  }
}
