/// A small seeded source of random numbers: SplitMix64 (Steele, Lea and Flood 2014).
///
/// The committed sample must come out byte for byte the same on every machine and with every
/// toolchain, so nothing here leans on the standard library's `shuffled` or `random(in:)`, whose
/// algorithms are free to change between releases.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number in `0..<bound`. The high half of the product is even enough for small bounds.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a range must hold at least one number")
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in `-1..<1`, from the 53 bits that a `Double` holds exactly.
  mutating func signedUnit() -> Double {
    Double(next() >> 11) / 4_503_599_627_370_496 - 1
  }

  /// True in `percent` of a hundred calls.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// Fisher and Yates, from the end.
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// One of the weighted choices; a choice of weight 3 comes three times as often as one of weight 1.
  mutating func pick<Value>(_ choices: [Weighted<Value>]) -> Value {
    var ticket = below(choices.reduce(0) { $0 + $1.weight })
    for choice in choices {
      if ticket < choice.weight { return choice.value }
      ticket -= choice.weight
    }
    preconditionFailure("a ticket below the sum of the weights always falls on a choice")
  }
}

/// A choice and how often it should come, relative to its neighbours.
struct Weighted<Value: Sendable>: Sendable {
  let weight: Int
  let value: Value

  init(_ weight: Int, _ value: Value) {
    self.weight = weight
    self.value = value
  }
}
