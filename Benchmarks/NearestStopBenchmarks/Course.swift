import NearestStop
import Worlds

/// A round of distinct queries, asked batch by batch.
///
/// With few and ever the same queries a processor learns the way through the tree by heart, and
/// figures come out three times too good.
final class Course {
  /// How many distinct queries there are.
  static let length = 500_000

  enum Target {
    case index(StopIndex)
    case finder(StopFinder)
    case finderArray(StopFinder)
  }

  private let target: Target
  private let question: Question
  private let origins: [Coordinate]
  private var position = 0

  init(_ target: Target, _ question: Question, _ origins: [Coordinate]) {
    self.target = target
    self.question = question
    self.origins = origins
  }

  var index: StopIndex {
    switch target {
    case .index(let index): index
    case .finder(let finder), .finderArray(let finder): finder.index
    }
  }

  /// Asks the next `count` queries.
  func askNext(_ count: Int) -> UInt64 {
    if position + count > origins.count { position = 0 }
    let batch = origins[position..<(position + count)]
    position += count
    switch target {
    case .index(let index): return question.ask(index, from: batch)
    case .finder(let finder): return question.ask(finder, from: batch)
    case .finderArray(let finder): return question.askForArrays(finder, from: batch)
    }
  }
}
