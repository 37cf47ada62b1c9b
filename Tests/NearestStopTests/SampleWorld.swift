import NearestStop

/// Made-up stops on a few square kilometres of Beijing, the same every time.
enum SampleWorld {
  /// Stops `s00000`, `s00001`, … with water at every second one, microwaves at every third, seats at
  /// every fifth.
  static func stops(count: Int) throws -> [Stop] {
    try (0..<count).map { number in
      var amenities: AmenitySet = []
      if number % 2 == 0 { amenities.insert(.water) }
      if number % 3 == 0 { amenities.insert(.microwave) }
      if number % 5 == 0 { amenities.insert(.rest) }
      let digits = String(number)
      return Stop(
        id: "s" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits,
        coordinate: try place(number, stride: 0.6180339887), amenities: amenities)
    }
  }

  static func origins(count: Int) throws -> [Coordinate] {
    try (0..<count).map { try place($0, stride: 0.7548776662) }
  }

  /// A point of an evenly spread sequence.
  private static func place(_ number: Int, stride: Double) throws -> Coordinate {
    let x = (Double(number) * stride).truncatingRemainder(dividingBy: 1)
    let y = (Double(number) * 0.5698402910 + stride).truncatingRemainder(dividingBy: 1)
    return try Coordinate(latitude: 39.87 + 0.1 * x, longitude: 116.31 + 0.08 * y)
  }
}
