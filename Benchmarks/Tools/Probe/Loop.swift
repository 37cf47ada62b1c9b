import NearestStop
import Worlds

/// A world and a question from the command line.
struct Loop {
  private let shape: World.Shape
  private let question: Question
  private let queries: Int
  /// Whether the origins come along a space-filling curve, not in random order.
  private let isCurve: Bool
  /// Whether every query waits for the answer to the one before.
  private let isInTurn: Bool

  init?(_ arguments: [String]) {
    guard arguments.count >= 4, arguments[4...].allSatisfy(["curve", "turn"].contains),
      let shape = World.Shape(rawValue: arguments[0]), let need = Need(rawValue: arguments[1]),
      let count = Int(arguments[2]), let queries = Int(arguments[3]), count > 0, queries > 0
    else { return nil }
    self.shape = shape
    self.question = Question(count, need: need)
    self.queries = queries
    isCurve = arguments[4...].contains("curve")
    isInTurn = arguments[4...].contains("turn")
  }

  /// Builds the world, then asks everything in one call of `Question.ask`, whose name a profiler can
  /// be told.
  func run() {
    let world = World(shape)
    let index = StopIndex(coordinates: world.coordinates, amenities: world.amenities)
    var origins = world.origins(count: queries)
    if isCurve { origins = ZOrder.sorted(origins) }
    var sum: UInt64 = 0
    let elapsed = ContinuousClock().measure {
      sum =
        isInTurn
        ? question.askInTurn(index, from: origins[...])
        : question.ask(index, from: origins[...])
    }
    let time = elapsed / .nanoseconds(1) / Double(queries)
    print("\(Int(time.rounded())) ns a query; sum \(sum)")
  }
}
