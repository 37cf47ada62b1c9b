/// Makes the 1,500 one-square-metre corners (骑行协力一平方米服务区), the lowest tier: a tap, a plug or a
/// stool by a wall. They keep clear of the stops, so that both files can stand on one map.
struct CornerGenerator {
  private var random = SplitMix64(seed: 1500)
  private var placer: Placer
  private var names = NameRegister()
  private let profile = KindProfile.courierCorner

  static func features() -> [Feature] {
    var generator = CornerGenerator(besides: StopGenerator.features().map(\.spot))
    return Subdistrict.all.flatMap { generator.features(in: $0) }
  }

  private init(besides stops: [Spot]) { placer = Placer(taken: stops) }

  /// Every place of the subdistrict in turn, until its corners are all placed.
  private mutating func features(in subdistrict: Subdistrict) -> [Feature] {
    var features: [Feature] = []
    for index in 0..<subdistrict.corners {
      let place = subdistrict.places[index % subdistrict.places.count]
      features.append(feature(number: index + 1, at: place, in: subdistrict))
    }
    return features
  }

  private mutating func feature(
    number: Int, at place: Place, in subdistrict: Subdistrict
  ) -> Feature {
    let spot = placer.spot(around: place, in: subdistrict, using: &random)
    // One corner in twelve is also known under another spelling.
    let spelling = random.chance(8) ? [random.pick(Array(profile.titles.dropFirst()))] : []
    let name = names.name(
      profile.titles[0], at: place, lying: Side(of: spot, from: place.spot),
      otherTitles: spelling)

    let serial = String(number)
    let padding = String(repeating: "0", count: 4 - serial.utf8.count)
    var feature = Feature(
      id: "xcc-\(subdistrict.slug)-\(padding)\(serial)",
      spot: spot, name: name, kind: .courierCorner, subdistrict: subdistrict.chinese + "街道")
    // A square metre holds a tap and a plug, not a third thing.
    feature.amenities = Array(random.amenities(by: profile.chances).prefix(2))
    feature.openingHours = random.pick(profile.hours)
    feature.access = random.pick(profile.access)
    return feature
  }
}
