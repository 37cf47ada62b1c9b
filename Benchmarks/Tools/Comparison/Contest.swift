import NearestStop
import Worlds

/// One world, and everybody's index over it.
struct Contest {
  let world: World
  let index: StopIndex
  let peers: [PeerIndex]
  let origins: [Coordinate]
  private let components: [Double]
  private let positions: [UnitVector]

  /// The most origins one question is asked from.
  private static let originCount = 210_000
  /// How long the slowest may take for one round, in nanoseconds.
  private let roundTime: Double

  init(_ shape: World.Shape, peers: [Peer], roundTime: Duration) {
    self.roundTime = roundTime / .nanoseconds(1)
    world = World(shape)
    index = StopIndex(coordinates: world.coordinates, amenities: world.amenities)
    self.peers = peers.map { [world] peer in PeerIndex(peer, over: world) }
    origins = world.origins(count: Contest.originCount)
    components = PeerIndex.components(of: origins)
    positions = world.coordinates.map { UnitVector($0) }
  }

  /// Compares everybody's answers, then measures in rounds: ours, the first peer, the second, …, ours
  /// again. Every round has origins of its own.
  func run(_ question: Question, rounds: Int) -> Outcome {
    let takesPart = peers.map { $0.peer.filters || question.need == .none }
    let size = roundSize(question, takesPart: takesPart, rounds: rounds)
    var outcome = Outcome(question: question, originCount: size * rounds, peers: peers.count)
    for round in 0..<rounds {
      let range = (round * size)..<((round + 1) * size)
      compare(question, in: range, takesPart: takesPart, into: &outcome)
    }
    for round in 0..<rounds {
      let range = (round * size)..<((round + 1) * size)
      outcome.ours.add(time(size) { sink(question.ask(index, from: origins[range])) })
      for (number, peer) in peers.enumerated() where takesPart[number] {
        outcome.theirs[number].add(
          time(size) { peer.ask(question, from: components, in: range) })
      }
    }
    return outcome
  }

  /// As many origins a round as the slowest can answer in time, and no more than there are.
  private func roundSize(_ question: Question, takesPart: [Bool], rounds: Int) -> Int {
    var slowest = 1.0
    for (number, peer) in peers.enumerated() where takesPart[number] {
      slowest = max(slowest, time(500) { peer.ask(question, from: components, in: 0..<500) })
    }
    return max(1_000, min(origins.count / rounds, Int(roundTime / slowest)))
  }

  private func compare(
    _ question: Question, in range: Range<Int>, takesPart: [Bool], into outcome: inout Outcome
  ) {
    let slice = origins[range]
    let ours = slice.flatMap { origin in
      let found = question.answer(index, from: origin).map(\.ordinal)
      return found + Array(repeating: .max, count: question.count - found.count)
    }
    for (number, peer) in peers.enumerated() where takesPart[number] {
      let agreement = Agreement(
        question, ours: ours,
        theirs: peer.answers(question, from: components, in: range), origins: slice,
        positions: positions)
      outcome.add(agreement, peer: peer.peer.name)
    }
  }

  /// Nanoseconds for each of `count` queries.
  private func time(_ count: Int, _ body: () -> Void) -> Double {
    let elapsed = ContinuousClock().measure(body)
    return elapsed / .nanoseconds(1) / Double(count)
  }
}

/// Swallows a value, so that what made it can't be left out.
@inline(never)
private func sink(_ value: UInt64) {}
