import NearestStop
import Worlds

/// A peer's index over the stops of one world.
final class PeerIndex {
  let peer: Peer
  private let handle: UnsafeMutableRawPointer
  private let positions: UnsafeMutableBufferPointer<Double>
  private let amenities: UnsafeMutableBufferPointer<UInt64>

  init(_ peer: Peer, over world: World) {
    self.peer = peer
    positions = .allocate(capacity: 3 * world.coordinates.count)
    _ = positions.initialize(from: PeerIndex.components(of: world.coordinates))
    amenities = .allocate(capacity: world.amenities.count)
    _ = amenities.initialize(from: world.amenities.map(\.rawValue))
    guard let positions = positions.baseAddress, let amenities = amenities.baseAddress else {
      preconditionFailure("a world without stops")
    }
    handle = peer.build(positions, amenities, UInt32(world.coordinates.count))
  }

  deinit {
    peer.free(handle)
    positions.deallocate()
    amenities.deallocate()
  }

  /// Unit vectors, as a flat list: made once, outside of what is timed.
  static func components(of places: [Coordinate]) -> [Double] {
    places.flatMap { place in
      let vector = UnitVector(place)
      return [vector.x, vector.y, vector.z]
    }
  }

  /// Asks, and throws the answers away.
  func ask(_ question: Question, from origins: [Double], in range: Range<Int>) {
    var answer = [UInt32](repeating: .max, count: question.count)
    ask(question, from: origins, in: range, into: &answer, stride: 0)
  }

  /// Asks, and keeps the answers.
  func answers(_ question: Question, from origins: [Double], in range: Range<Int>) -> [UInt32] {
    var answers = [UInt32](repeating: .max, count: question.count * range.count)
    ask(question, from: origins, in: range, into: &answers, stride: question.count)
    return answers
  }

  private func ask(
    _ question: Question, from origins: [Double], in range: Range<Int>,
    into answers: inout [UInt32], stride: Int
  ) {
    precondition(3 * range.upperBound <= origins.count)
    origins.withUnsafeBufferPointer { origins in
      answers.withUnsafeMutableBufferPointer { answers in
        guard let origins = origins.baseAddress, let answers = answers.baseAddress else { return }
        peer.ask(
          handle, origins + 3 * range.lowerBound, UInt32(range.count), UInt32(question.count),
          question.need.amenities.rawValue, answers, UInt64(stride))
      }
    }
  }
}
