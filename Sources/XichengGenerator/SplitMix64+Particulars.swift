/// Draws that stops and corners share.
extension SplitMix64 {
  /// Each amenity by its own chance, in the order of the vocabulary. A stop that would offer nothing
  /// offers what its kind lists first.
  mutating func amenities(
    by chances: [(amenity: Amenity, percent: Int)], certain: [Amenity] = []
  ) -> [Amenity] {
    let drawn = chances.filter { chance($0.percent) }.map(\.amenity) + certain
    let offered = Amenity.allCases.filter(drawn.contains)
    return offered.isEmpty ? [chances[0].amenity] : offered
  }

  /// A day from January to October, as `YYYY-MM-DD`; every month has a 28th.
  mutating func dateOf2026() -> String {
    let (month, day) = (1 + below(10), 1 + below(28))
    return "2026-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
