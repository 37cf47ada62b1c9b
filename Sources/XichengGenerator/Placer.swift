/// Finds room for stops: within the subdistrict, on dry ground, and apart from each other.
struct Placer {
  /// Two stops closer than 25 m could not be told apart on a phone. The metre more allows for the
  /// flat approximation of ``Spot``.
  static let metresApart = 26.0

  private(set) var taken: [Spot]

  init(taken: [Spot] = []) { self.taken = taken }

  /// A free spot around a place, spread evenly over a circle that grows only when it is full.
  mutating func spot(
    around place: Place, in subdistrict: Subdistrict, using random: inout SplitMix64
  ) -> Spot {
    var reach = place.setting.reach
    while true {
      for _ in 0..<200 {
        let (north, east) = (random.signedUnit(), random.signedUnit())
        guard north * north + east * east <= 1 else { continue }
        let spot = place.spot.moved(north: north * reach, east: east * reach)
        if isFree(spot, around: place, in: subdistrict) {
          taken.append(spot)
          return spot
        }
      }
      reach *= 1.25
    }
  }

  /// A spot across the water from its place would carry the name of the wrong bank.
  private func isFree(_ spot: Spot, around place: Place, in subdistrict: Subdistrict) -> Bool {
    subdistrict.outline.contains(spot)
      && taken.allSatisfy { $0.metres(to: spot) >= Placer.metresApart }
      && Water.all.allSatisfy { !$0.outline.isCrossed(from: place.spot, to: spot) }
  }
}
