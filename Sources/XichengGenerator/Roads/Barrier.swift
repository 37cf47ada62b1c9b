/// What generated lanes never cross: rails, and the channels between the lakes.
struct Barrier: Sendable {
  let name: String
  let points: [Spot]

  /// The old line into the city from the south-west. Streets of the tables pass under it.
  static let southWestRail = Barrier(
    name: "西南铁路",
    points: [
      Spot(39.8981, 116.3366), Spot(39.8940, 116.3370), Spot(39.8895, 116.3368),
      Spot(39.8850, 116.3356), Spot(39.8800, 116.3330), Spot(39.8765, 116.3300),
      Spot(39.8736, 116.3272),
    ])

  /// The approach to the North Station beside Xizhimen.
  static let northRail = Barrier(
    name: "北站铁路",
    points: [Spot(39.9415, 116.3484), Spot(39.9440, 116.3478), Spot(39.9470, 116.3474)])

  /// From Xihai to Houhai, under Desheng Bridge.
  static let northChannel = Barrier(
    name: "西海后海水道", points: [Spot(39.9466, 116.3719), Spot(39.9446, 116.3747)])

  /// From Houhai to Qianhai, under Yinding Bridge.
  static let southChannel = Barrier(
    name: "后海前海水道", points: [Spot(39.9387, 116.3850), Spot(39.9379, 116.38605)])

  static let rails = [southWestRail, northRail]
  static let channels = [northChannel, southChannel]

  var stretches: [Stretch] {
    zip(points, points.dropFirst()).map { Stretch($0.plan, $1.plan) }
  }

  func metres(to spot: Spot) -> Double {
    stretches.reduce(.infinity) { min($0, $1.nearest(to: spot.plan).metres) }
  }
}
