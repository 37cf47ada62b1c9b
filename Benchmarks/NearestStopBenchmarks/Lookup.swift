import Benchmark
import NearestStop
import Worlds

/// The time of one query, and nothing else: a loop over distinct origins.
struct Lookup {
  /// What is asked.
  enum Face: String {
    /// `StopIndex`.
    case index
    /// `StopFinder`, by the methods that allocate nothing.
    case finder
    /// `StopFinder`, by the method that returns an array.
    case finderArray
  }

  /// In which order the origins come.
  enum Order: String {
    case random
    /// Along a space-filling curve.
    case curve
  }

  let shape: World.Shape
  let question: Question
  let face: Face
  let order: Order

  init(_ shape: World.Shape, _ question: Question, by face: Face, order: Order = .random) {
    self.shape = shape
    self.question = question
    self.face = face
    self.order = order
  }

  /// Such as `city-14200-one-k10-index-random`.
  var name: String {
    let need = question.need.rawValue
    return "\(shape)-\(shape.count)-\(need)-k\(question.count)-\(face.rawValue)-\(order.rawValue)"
  }

  func register() {
    Benchmark(
      name,
      closure: { benchmark, course in
        // One batch of queries is measured, not a thousand measurements: a clock is no faster than
        // a query.
        blackHole(course.askNext(benchmark.scaledIterations.count))
      },
      setup: { course() })
  }

  /// Builds the index and compares its answers with the reference; the time of wrong answers is
  /// never told.
  private func course() -> Course {
    do {
      let world = World(shape)
      var origins = world.origins(count: Course.length)
      if order == .curve { origins = ZOrder.sorted(origins) }
      let course = Course(try target(world), question, origins)
      try Reference(world).check(question, of: course.index, from: origins)
      return course
    } catch {
      fatalError("\(name): \(error)")
    }
  }

  private func target(_ world: World) throws -> Course.Target {
    switch face {
    case .index:
      .index(StopIndex(coordinates: world.coordinates, amenities: world.amenities))
    case .finder: .finder(try StopFinder(world.stops))
    case .finderArray: .finderArray(try StopFinder(world.stops))
    }
  }
}
