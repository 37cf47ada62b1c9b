internal import Synchronization

/// Lets no more requests in than are answered in time: the others are told at once to come again.
final class Gate: Sendable {
  private let limit: Int
  private let inside = Atomic<Int>(0)

  init(limit: Int) { self.limit = limit }

  /// How many are inside.
  var count: Int { inside.load(ordering: .relaxed) }

  /// - Throws: `Overloaded`, and nobody has come in.
  func enter() throws(RequestError) {
    let count = inside.wrappingAdd(1, ordering: .relaxed).newValue
    guard count <= limit else {
      inside.wrappingSubtract(1, ordering: .relaxed)
      throw RequestError(.overloaded, "\(limit) requests are being answered: try again")
    }
  }

  func leave() { inside.wrappingSubtract(1, ordering: .relaxed) }
}
