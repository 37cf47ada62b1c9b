import Roads

extension RandomNetwork {
  /// A target, mostly with one door, sometimes with several, two of which may be at the same place.
  mutating func target(features: UInt64 = 0) -> RoadTarget {
    var target = RoadTarget(place(), features: features)
    guard Int.random(in: 0..<3, using: &random) == 0 else { return target }
    target.doors[0].number = 7
    for number in 0..<UInt32.random(in: 0...3, using: &random) {
      let isTwin = Int.random(in: 0..<5, using: &random) == 0
      target.doors.append(
        RoadTarget.Door(isTwin ? target.doors[0].place : place(), number: number))
    }
    return target
  }
}

extension RoadTarget {
  /// Where its only door is.
  var place: RoadPlace { doors[0].place }
}
