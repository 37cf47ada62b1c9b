/// Makes the 355 stops: first where and of what kind, then each one's particulars.
struct StopGenerator {
  /// Any number would do; another one is another district.
  private var random = SplitMix64(seed: 355)
  private var placer = Placer()
  private var names = NameRegister()

  static func features() -> [Feature] {
    var generator = StopGenerator()
    return generator.features()
  }

  private init() {}

  /// A stop before it has particulars.
  private struct Slot {
    let subdistrict: Subdistrict
    let place: Place
    /// Its number within the subdistrict, from 1.
    let number: Int
    var kind: Kind?
    var duty = Duty.daytime
  }

  /// When a stop is there for riders.
  private enum Duty { case daytime, aroundTheClock, nightOnly }

  private mutating func features() -> [Feature] {
    var slots = Subdistrict.all.flatMap { emptySlots(in: $0) }
    assignKinds(to: &slots)
    return slots.map { feature(for: $0) }
  }

  /// Spreads a subdistrict's stops over its places, each place once before any comes again.
  ///
  /// The first two of every subdistrict are union stations. The city reports 14 stations open around
  /// the clock: the first ones, but in the smallest subdistrict. Four of the second ones, far from
  /// each other, are shelters for the night.
  private mutating func emptySlots(in subdistrict: Subdistrict) -> [Slot] {
    var places = subdistrict.places
    random.shuffle(&places)
    var slots = (0..<subdistrict.stops).map { index in
      Slot(subdistrict: subdistrict, place: places[index % places.count], number: index + 1)
    }
    slots[0].kind = .unionStation
    slots[1].kind = .unionStation
    if subdistrict.slug != "chunshu" { slots[0].duty = .aroundTheClock }
    if ["desheng", "zhanlanlu", "guanganmenwai", "tianqiao"].contains(subdistrict.slug) {
      slots[1].duty = .nightOnly
    }
    return slots
  }

  /// Deals out exactly ``Kind/count`` stops of each kind: those that are at home in few settings
  /// choose first, the others fill what is left.
  private mutating func assignKinds(to slots: inout [Slot]) {
    var deck: [Kind] = []
    for kind in Kind.allCases {
      let missing = kind.count - slots.count { $0.kind == kind }
      guard let settings = kind.settings else {
        deck += Array(repeating: kind, count: missing)
        continue
      }
      var fitting = slots.indices.filter {
        slots[$0].kind == nil && settings.contains(slots[$0].place.setting)
      }
      precondition(fitting.count >= missing, "too few places for \(kind.rawValue)")
      random.shuffle(&fitting)
      for index in fitting.prefix(missing) { slots[index].kind = kind }
    }
    random.shuffle(&deck)
    for index in slots.indices where slots[index].kind == nil {
      slots[index].kind = deck.removeLast()
    }
    precondition(deck.isEmpty, "the kinds must add up to the stops")
  }

  private mutating func feature(for slot: Slot) -> Feature {
    guard let kind = slot.kind else { preconditionFailure("kinds are dealt out first") }
    let profile = KindProfile.of(kind)
    let spot = placer.spot(around: slot.place, in: slot.subdistrict, using: &random)
    let side = Side(of: spot, from: slot.place.spot)
    let name = name(for: slot, profile: profile, side: side)

    let serial = String(slot.number)
    let padding = String(repeating: "0", count: 3 - serial.utf8.count)
    var feature = Feature(
      id: "xc-\(slot.subdistrict.slug)-\(padding)\(serial)",
      spot: spot, name: name, kind: kind, subdistrict: slot.subdistrict.chinese + "街道")
    feature.amenities = amenities(profile, slot.duty)
    if random.chance(28) {
      let amenity = random.pick(feature.amenities)
      feature.notes = [(amenity, random.pick(amenity.notes))]
    }
    feature.openingHours = random.pick(profile.hours)
    feature.access = random.pick(profile.access)
    switch slot.duty {
    case .daytime: break
    case .nightOnly:
      feature.openingHours = .night
      feature.access = "ask_staff"
    case .aroundTheClock:
      // Staffed by day; at night the door opens by code.
      feature.openingHours = .always
      feature.access = "open"
      let key = random.pick([Weighted(4, "qr_code"), Weighted(1, "door_code")])
      feature.conditionalAccess = "\(key) @ (22:00-08:00)"
    }
    feature.audience = random.pick(profile.audience)
    feature.fee = random.pick(profile.fee)
    feature.operatorName = profile.operatorTitle.map { slot.subdistrict.chinese + $0 }
    feature.address = address(of: spot, at: slot.place, side: side)
    feature.verifiedOn = random.chance(88) ? random.dateOf2026() : nil
    return feature
  }

  /// The usual title at every other stop; the titles passed over become aliases now and then.
  private mutating func name(for slot: Slot, profile: KindProfile, side: Side) -> Name {
    guard slot.duty != .nightOnly else {
      let night = KindProfile.Title("夜间驿站", "Night Station")
      return names.name(night, at: slot.place, lying: side, otherTitles: [])
    }
    let title = random.chance(50) ? profile.titles[0] : random.pick(profile.titles)
    var others = profile.titles.filter { $0.chinese != title.chinese }
    random.shuffle(&others)
    let wanted = random.chance(30) ? 1 + random.below(3) : 0
    return names.name(
      title, at: slot.place, lying: side, otherTitles: Array(others.prefix(wanted)))
  }

  private mutating func amenities(_ profile: KindProfile, _ duty: Duty) -> [Amenity] {
    let certain: [Amenity] =
      switch duty {
      case .daytime: []
      case .aroundTheClock: [.water, .phoneCharging, .microwave, .shelter, .rest]
      case .nightOnly: [.water, .shelter, .rest, .toilets, .shower, .lodging]
      }
    return random.amenities(by: profile.chances, certain: certain)
  }

  /// Said relative to the place, to ten metres, since house numbers would claim more than is known.
  private func address(of spot: Spot, at place: Place, side: Side) -> String {
    let metres = Int((spot.metres(to: place.spot) / 10).rounded()) * 10
    let way = metres == 0 ? "" : "\(side.chineseDirection)约\(metres)米"
    return "北京市西城区\(place.chinese)\(way)"
  }
}
