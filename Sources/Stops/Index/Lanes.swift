internal import CLanes

/// Four single-precision numbers, one machine register on every platform.
typealias Lanes = SIMD4<Float>

extension SIMD4<Float> {
  @inline(__always)
  static func least(_ a: Lanes, _ b: Lanes) -> Lanes { lanes_least(a, b) }

  @inline(__always)
  static func greatest(_ a: Lanes, _ b: Lanes) -> Lanes { lanes_greatest(a, b) }

  /// The square of how far each of these lies outside its interval; 0 inside.
  @inline(__always)
  func squaredOutside(_ low: Lanes, _ high: Lanes) -> Lanes {
    lanes_squared_outside(self, low, high)
  }

  /// The smallest of the four.
  @inline(__always)
  var leastLane: Float {
    let pairs = Lanes.least(self, Lanes(z, w, x, y))
    return Lanes.least(pairs, Lanes(pairs.y, pairs.x, pairs.w, pairs.z)).x
  }

  /// The largest of the four.
  @inline(__always)
  var greatestLane: Float {
    let pairs = Lanes.greatest(self, Lanes(z, w, x, y))
    return Lanes.greatest(pairs, Lanes(pairs.y, pairs.x, pairs.w, pairs.z)).x
  }

  /// One bit per lane, the lowest for the first, set where it is at most `limit`'s.
  @inline(__always)
  func bits(atMost limit: Lanes) -> UInt32 { lanes_at_most(self, limit) }
}

extension SIMD2<Double> {
  @inline(__always)
  static func least(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> {
    lanes_least_d2(a, b)
  }

  @inline(__always)
  static func greatest(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> SIMD2<Double> {
    lanes_greatest_d2(a, b)
  }
}
