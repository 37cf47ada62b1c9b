/// A short ascending list of numbers, in registers.
protocol SortedKeys {
  /// How many numbers the list always holds.
  static var count: Int { get }

  /// A list of −1, `prefix` times, and beyond them of a number larger than any squared chord.
  init(emptyAfter prefix: Int)

  /// Puts a number in its place; the largest falls out.
  mutating func insert(_ key: Double)

  /// A number that at least ``count`` of the leaf's are no larger than; cheap, not tight.
  static func leastOf(_ chords: LeafColumn) -> Float

  /// The third largest number.
  var third: Double { get }
  /// The largest number.
  var last: Double { get }
  subscript(place: Int) -> Double { get }
}

extension SortedKeys {
  /// What an empty place holds: larger than any squared chord.
  @inline(__always)
  static var nothing: Double { 16 }
}

/// Two numbers of a list: one register.
typealias KeyPair = SIMD2<Double>

extension SIMD2<Double> {
  /// Numbers for places in front of and behind a list's own.
  @inline(__always)
  init(places first: Int, emptyAfter prefix: Int) {
    self.init(first < prefix ? -1 : 16, first &+ 1 < prefix ? -1 : 16)
  }

  /// This pair after `key` was inserted into the list, `before` being the pair in front.
  ///
  /// Each place takes min(own, max(key, neighbour in front)): unchanged where the own number is
  /// smaller, the key at its place, the neighbour beyond it.
  @inline(__always)
  func inserting(_ key: KeyPair, after before: KeyPair) -> KeyPair {
    KeyPair.least(self, KeyPair.greatest(KeyPair(before.y, self.x), key))
  }
}

/// Eight numbers.
struct EightKeys: SortedKeys {
  static var count: Int { 8 }
  private var a, b, c, d: KeyPair

  @inline(__always)
  init(emptyAfter prefix: Int) {
    a = KeyPair(places: 0, emptyAfter: prefix)
    b = KeyPair(places: 2, emptyAfter: prefix)
    c = KeyPair(places: 4, emptyAfter: prefix)
    d = KeyPair(places: 6, emptyAfter: prefix)
  }

  @inline(__always)
  mutating func insert(_ key: Double) {
    let k = KeyPair(repeating: key)
    (a, b, c, d) = (
      a.inserting(k, after: KeyPair(repeating: -1)), b.inserting(k, after: a),
      c.inserting(k, after: b), d.inserting(k, after: c)
    )
  }

  @inline(__always)
  static func leastOf(_ chords: LeafColumn) -> Float { chords.ranks.second.greatestLane }

  @inline(__always) var third: Double { c.y }
  @inline(__always) var last: Double { d.y }

  @inline(__always)
  subscript(place: Int) -> Double {
    unsafe withUnsafeBytes(of: self) { bytes in
      unsafe bytes.load(fromByteOffset: place &* 8, as: Double.self)
    }
  }
}

/// Twelve numbers.
struct TwelveKeys: SortedKeys {
  static var count: Int { 12 }
  private var a, b, c, d, e, f: KeyPair

  @inline(__always)
  init(emptyAfter prefix: Int) {
    a = KeyPair(places: 0, emptyAfter: prefix)
    b = KeyPair(places: 2, emptyAfter: prefix)
    c = KeyPair(places: 4, emptyAfter: prefix)
    d = KeyPair(places: 6, emptyAfter: prefix)
    e = KeyPair(places: 8, emptyAfter: prefix)
    f = KeyPair(places: 10, emptyAfter: prefix)
  }

  @inline(__always)
  mutating func insert(_ key: Double) {
    let k = KeyPair(repeating: key)
    (a, b, c, d, e, f) = (
      a.inserting(k, after: KeyPair(repeating: -1)), b.inserting(k, after: a),
      c.inserting(k, after: b), d.inserting(k, after: c), e.inserting(k, after: d),
      f.inserting(k, after: e)
    )
  }

  @inline(__always)
  static func leastOf(_ chords: LeafColumn) -> Float { chords.ranks.third.greatestLane }

  @inline(__always) var third: Double { e.y }
  @inline(__always) var last: Double { f.y }

  @inline(__always)
  subscript(place: Int) -> Double {
    unsafe withUnsafeBytes(of: self) { bytes in
      unsafe bytes.load(fromByteOffset: place &* 8, as: Double.self)
    }
  }
}
