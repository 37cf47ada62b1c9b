internal import Geodesy

/// The bottom of the tree: up to 32 stops that are always looked at together.
///
/// A slot's position is kept relative to the leaf's origin, so that single precision resolves
/// fractions of a millimetre in a city however large the whole map is. What is computed from it only
/// picks candidates; every answer is computed again from double-precision positions.
struct Leaf: BitwiseCopyable, Sendable {
  /// How many stops a leaf has room for: one bit each in a machine word.
  static let capacity = 32

  var x: LeafColumn
  var y: LeafColumn
  var z: LeafColumn
  /// What the relative positions are relative to.
  var origin: UnitVector
  /// Absolute error, squared and scaled, of the single-precision squared chords; see ``bound(_:)``.
  var slack: Float

  /// Relative allowance for rounding: see ``upperBound(_:)``.
  static let relativeAllowance: Float = 1 + 0x1p-11

  /// For a leaf whose stops are at most `radius` (a chord) from its origin.
  ///
  /// The error e of a computed chord is at most 2⁻²²·radius plus a few units in the last place of the
  /// chord itself. With λ = 2⁻¹², (d + e)² ≤ d²(1 + λ) + e²(1 + 1/λ); `slack` is the last term, and
  /// the units in the last place are far below the other half of ``relativeAllowance``.
  static func slack(radius: Float) -> Float {
    let error = radius * 0x1p-22
    return error * error * (1 + 0x1p12) + Float.leastNormalMagnitude
  }

  /// The most the single-precision squared chord can be of a stop whose true one is at most
  /// `squaredChord`; and the other way round.
  @inline(__always)
  static func widened(_ squaredChord: Float, by slack: Float) -> Float {
    squaredChord * relativeAllowance + slack
  }

  /// The squared chords from `query` to all slots, in single precision.
  @inline(__always)
  func squaredChords(from query: UnitVector) -> LeafColumn {
    let qx = Lanes(repeating: Float(query.x - origin.x))
    let qy = Lanes(repeating: Float(query.y - origin.y))
    let qz = Lanes(repeating: Float(query.z - origin.z))
    return LeafColumn(
      a: squares(x.a - qx, y.a - qy, z.a - qz), b: squares(x.b - qx, y.b - qy, z.b - qz),
      c: squares(x.c - qx, y.c - qy, z.c - qz), d: squares(x.d - qx, y.d - qy, z.d - qz),
      e: squares(x.e - qx, y.e - qy, z.e - qz), f: squares(x.f - qx, y.f - qy, z.f - qz),
      g: squares(x.g - qx, y.g - qy, z.g - qz), h: squares(x.h - qx, y.h - qy, z.h - qz))
  }
}

@inline(__always)
private func squares(_ dx: Lanes, _ dy: Lanes, _ dz: Lanes) -> Lanes { dx * dx + dy * dy + dz * dz }

/// One number for each of a leaf's 32 slots: `a` holds slots 0–3, `h` slots 28–31.
struct LeafColumn: BitwiseCopyable, Sendable {
  var a, b, c, d, e, f, g, h: Lanes

  /// The smallest number.
  @inline(__always)
  var least: Float {
    let ab = Lanes.least(a, b)
    let cd = Lanes.least(c, d)
    let ef = Lanes.least(e, f)
    let gh = Lanes.least(g, h)
    return Lanes.least(Lanes.least(ab, cd), Lanes.least(ef, gh)).leastLane
  }

  /// The eight numbers of each lane, ranked. At least eight numbers are no larger than the largest
  /// lane of `second`, and twelve no larger than that of `third`.
  @inline(__always)
  var ranks: LaneRanks {
    var ranks = LaneRanks(a)
    ranks.insert(b)
    ranks.insert(c)
    ranks.insert(d)
    ranks.insert(e)
    ranks.insert(f)
    ranks.insert(g)
    ranks.insert(h)
    return ranks
  }

  /// One bit per slot whose number is at most `limit`.
  @inline(__always)
  func slots(atMost limit: Float) -> UInt32 {
    let t = Lanes(repeating: limit)
    let low =
      a.bits(atMost: t) | b.bits(atMost: t) &<< 4
      | c.bits(atMost: t) &<< 8 | d.bits(atMost: t) &<< 12
    let high =
      e.bits(atMost: t) | f.bits(atMost: t) &<< 4
      | g.bits(atMost: t) &<< 8 | h.bits(atMost: t) &<< 12
    return low | high &<< 16
  }

  /// The same numbers, infinite where a slot's bit is not in `slots`.
  @inline(__always)
  func keeping(_ slots: UInt32) -> LeafColumn {
    let word = SIMD4<UInt32>(repeating: slots)
    let first = SIMD4<UInt32>(1, 2, 4, 8)
    @inline(__always)
    func kept(_ lanes: Lanes, _ bits: SIMD4<UInt32>) -> Lanes {
      let missing = unsafe unsafeBitCast((word & bits) .== .zero, to: SIMD4<UInt32>.self)
      let infinity = SIMD4(repeating: Float.infinity.bitPattern)
      return Lanes.greatest(lanes, unsafe unsafeBitCast(missing & infinity, to: Lanes.self))
    }
    return LeafColumn(
      a: kept(a, first), b: kept(b, first &<< 4), c: kept(c, first &<< 8), d: kept(d, first &<< 12),
      e: kept(e, first &<< 16), f: kept(f, first &<< 20), g: kept(g, first &<< 24),
      h: kept(h, first &<< 28))
  }

  subscript(slot: Int) -> Float {
    get {
      let lanes = [a, b, c, d, e, f, g, h][slot / 4]
      return lanes[slot % 4]
    }
    set {
      switch slot / 4 {
      case 0: a[slot % 4] = newValue
      case 1: b[slot % 4] = newValue
      case 2: c[slot % 4] = newValue
      case 3: d[slot % 4] = newValue
      case 4: e[slot % 4] = newValue
      case 5: f[slot % 4] = newValue
      case 6: g[slot % 4] = newValue
      default: h[slot % 4] = newValue
      }
    }
  }

  init(repeating value: Float) {
    let lanes = Lanes(repeating: value)
    self.init(a: lanes, b: lanes, c: lanes, d: lanes, e: lanes, f: lanes, g: lanes, h: lanes)
  }

  @inline(__always)
  init(a: Lanes, b: Lanes, c: Lanes, d: Lanes, e: Lanes, f: Lanes, g: Lanes, h: Lanes) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
    (self.e, self.f, self.g, self.h) = (e, f, g, h)
  }
}

/// The three smallest numbers of each lane.
struct LaneRanks {
  private(set) var first: Lanes
  private(set) var second = Lanes(repeating: .infinity)
  private(set) var third = Lanes(repeating: .infinity)

  @inline(__always)
  init(_ lanes: Lanes) { first = lanes }

  @inline(__always)
  mutating func insert(_ lanes: Lanes) {
    third = Lanes.least(third, Lanes.greatest(second, lanes))
    second = Lanes.least(second, Lanes.greatest(first, lanes))
    first = Lanes.least(first, lanes)
  }
}
