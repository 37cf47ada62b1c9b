/// One of eight directions, as seen from a place.
enum Side: Sendable {
  case north, northEast, east, southEast, south, southWest, west, northWest

  /// The direction from `origin` to `spot`: an eighth of the circle each, told apart by slope so
  /// that no trigonometric function, which may differ between platforms, is needed.
  init(of spot: Spot, from origin: Spot) {
    let (north, east) = spot.offset(from: origin)
    let steep = 2.414  // The tangent of 67.5 degrees.
    if abs(north) > steep * abs(east) {
      self = north > 0 ? .north : .south
    } else if abs(east) > steep * abs(north) {
      self = east > 0 ? .east : .west
    } else if north > 0 {
      self = east > 0 ? .northEast : .northWest
    } else {
      self = east > 0 ? .southEast : .southWest
    }
  }

  /// Without the ending 侧 for "side".
  var chineseDirection: String {
    switch self {
    case .north: "北"
    case .northEast: "东北"
    case .east: "东"
    case .southEast: "东南"
    case .south: "南"
    case .southWest: "西南"
    case .west: "西"
    case .northWest: "西北"
    }
  }

  var chinese: String { chineseDirection + "侧" }

  var english: String {
    switch self {
    case .north: "N"
    case .northEast: "NE"
    case .east: "E"
    case .southEast: "SE"
    case .south: "S"
    case .southWest: "SW"
    case .west: "W"
    case .northWest: "NW"
    }
  }
}
