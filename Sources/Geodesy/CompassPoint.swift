/// One of the sixteen directions of the compass rose, clockwise from north.
public enum CompassPoint: Int, CaseIterable, Sendable, Hashable {
  /// From north to east.
  case north, northNortheast, northeast, eastNortheast
  /// From east to south.
  case east, eastSoutheast, southeast, southSoutheast
  /// From south to west.
  case south, southSouthwest, southwest, westSouthwest
  /// From west back to north.
  case west, westNorthwest, northwest, northNorthwest

  /// Into how many directions the horizon is divided.
  public enum Rose: Int, CaseIterable, Sendable, Hashable {
    /// The four cardinal and the four diagonal directions, 45° apart: what people say.
    case eight = 8
    /// All of them, 22.5° apart.
    case sixteen = 16
  }

  /// The direction nearest to a bearing; exactly between two, the one farther clockwise.
  ///
  /// - Parameters:
  ///   - bearing: degrees clockwise from true north; any finite number.
  ///   - rose: which directions to choose from.
  /// - Returns: `nil` when the bearing is NaN or infinite.
  public init?(bearing: Double, rose: Rose = .eight) {
    guard bearing.isFinite else { return nil }
    let turn = bearing.truncatingRemainder(dividingBy: 360)
    let positive = turn < 0 ? turn + 360 : turn
    let points = Double(rose.rawValue)
    // 0…points, both ends being north.
    let step = Int((positive * points / 360 + 0.5).rounded(.down)) % rose.rawValue
    self.init(rawValue: step * (16 / rose.rawValue))
  }

  /// Degrees clockwise from true north, 0..<360.
  public var bearing: Double { Double(rawValue) * 22.5 }

  /// The letters of the direction: `N`, `NNE`, `NE`, ….
  public var abbreviation: String {
    switch self {
    case .north: "N"
    case .northNortheast: "NNE"
    case .northeast: "NE"
    case .eastNortheast: "ENE"
    case .east: "E"
    case .eastSoutheast: "ESE"
    case .southeast: "SE"
    case .southSoutheast: "SSE"
    case .south: "S"
    case .southSouthwest: "SSW"
    case .southwest: "SW"
    case .westSouthwest: "WSW"
    case .west: "W"
    case .westNorthwest: "WNW"
    case .northwest: "NW"
    case .northNorthwest: "NNW"
    }
  }

  /// The Chinese name, of the sixteen as weather services use them: 北, 北东北, 东北, ….
  public var chineseName: String {
    switch self {
    case .north: "北"
    case .northNortheast: "北东北"
    case .northeast: "东北"
    case .eastNortheast: "东东北"
    case .east: "东"
    case .eastSoutheast: "东东南"
    case .southeast: "东南"
    case .southSoutheast: "南东南"
    case .south: "南"
    case .southSouthwest: "南西南"
    case .southwest: "西南"
    case .westSouthwest: "西西南"
    case .west: "西"
    case .westNorthwest: "西西北"
    case .northwest: "西北"
    case .northNorthwest: "北西北"
    }
  }
}

extension GreatCircle {
  /// The direction in which the great circle leaves `origin` towards `destination`; north for equal
  /// places.
  public static func direction(
    from origin: Coordinate, to destination: Coordinate, rose: CompassPoint.Rose = .eight
  ) -> CompassPoint {
    // The bearing of valid coordinates is finite.
    CompassPoint(bearing: initialBearing(from: origin, to: destination), rose: rose) ?? .north
  }
}
