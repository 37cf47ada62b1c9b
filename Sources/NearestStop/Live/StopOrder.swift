internal import Roads

/// The stops of a moment in the order of their ids, in which they would stand in a finder built over them:
/// ordinals say something else, because temporary stops come behind those of the map.
struct StopOrder: Sendable {
  /// By number in that order: the ordinal.
  let ordinals: [UInt32]
  /// By ordinal: the number in that order.
  let numbers: [UInt32]

  /// - Parameters:
  ///   - mainCount: how many stops the map has.
  ///   - before: by temporary stop, in the order of ids: how many of the map's come before it.
  init(mainCount: Int, before: [UInt32]) {
    var ordinals: [UInt32] = []
    ordinals.reserveCapacity(mainCount + before.count)
    var next = 0
    func appendFew(upTo ordinal: UInt32) {
      while next < before.count, before[next] <= ordinal {
        ordinals.append(UInt32(truncatingIfNeeded: mainCount + next))
        next += 1
      }
    }
    for ordinal in 0..<UInt32(truncatingIfNeeded: mainCount) {
      appendFew(upTo: ordinal)
      ordinals.append(ordinal)
    }
    appendFew(upTo: .max)
    var numbers = [UInt32](repeating: 0, count: ordinals.count)
    for (number, ordinal) in ordinals.enumerated() {
      numbers[Int(ordinal)] = UInt32(truncatingIfNeeded: number)
    }
    self.ordinals = ordinals
    self.numbers = numbers
  }

  /// All stops in this order, attached to the roads as they are.
  ///
  /// - Parameters:
  ///   - main: the map's stops, attached to these roads or to others of the same shape.
  ///   - temporary: in the order of their ids.
  func targets(
    _ main: RoadTargets, and temporary: [TemporaryStop], in graph: RoadGraph, for profile: Profile
  ) -> RoadTargets {
    let targets = ordinals.map { ordinal -> RoadTarget? in
      guard Int(ordinal) >= main.count else { return main.target(ordinal) }
      return temporary[Int(ordinal) - main.count].targets[profile]
    }
    return RoadTargets(targets, in: graph, for: profile)
  }
}
