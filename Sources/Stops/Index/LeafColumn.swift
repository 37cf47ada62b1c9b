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

  /// - Parameters:
  ///   - values: the numbers of the first slots, at most 32.
  ///   - padding: the number of the slots after them.
  init(_ values: [Float], padding: Float) {
    let all = values + Array(repeating: padding, count: Leaf.capacity - values.count)
    func lanes(_ first: Int) -> Lanes {
      Lanes(all[first], all[first + 1], all[first + 2], all[first + 3])
    }
    self.init(
      a: lanes(0), b: lanes(4), c: lanes(8), d: lanes(12), e: lanes(16), f: lanes(20),
      g: lanes(24), h: lanes(28))
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
