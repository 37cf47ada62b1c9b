internal import Roads

/// What a way's rule says, but for its name: what thousands of ways of a city have in common, so it is
/// kept once.
struct RoadTerms: Hashable {
  private var forward: PerProfile<Permission>
  private var backward: PerProfile<Permission>
  /// What holds for every segment of the way.
  let flags: SegmentFlags
  /// Who may use it only at the ends of a trip: whom either direction binds to that.
  let endsOnly: ProfileSet

  init(_ rule: WayRule) {
    forward = rule.forward
    backward = rule.backward
    var endsOnly: ProfileSet = []
    var flags = SegmentFlags(rule.traits)
    for profile in Profile.allCases {
      let open = TravelDirection.both.map { rule[profile, $0] }.filter(\.passage.isOpen)
      if open.contains(where: { !$0.access.allowsThroughTraffic }) {
        endsOnly.insert(ProfileSet(profile))
      }
      guard profile != .foot, !open.isEmpty else { continue }
      if open.allSatisfy(\.passage.isPushed) {
        flags.insert(.pushing)
      } else if rule[profile, .forward].passage.isPushed {
        flags.insert(.pushingForward)
      } else if rule[profile, .backward].passage.isPushed {
        flags.insert(.pushingBackward)
      }
    }
    if !endsOnly.isEmpty { flags.insert(.restrictedAccess) }
    self.endsOnly = endsOnly
    self.flags = flags
  }

  /// How a profile gets along in one direction.
  func passage(_ profile: Profile, _ direction: TravelDirection) -> Passage {
    (direction == .forward ? forward : backward)[profile].passage
  }

  /// Who rides in one direction, sitting: whom turn restrictions bind.
  func riders(_ direction: TravelDirection) -> ProfileSet {
    profiles { profile in
      if profile != .foot, case .moving = passage(profile, direction) { true } else { false }
    }
  }

  /// Who gets along in one direction in whatever way.
  func users(_ direction: TravelDirection) -> ProfileSet {
    profiles { passage($0, direction).isOpen }
  }

  private func profiles(where isIn: (Profile) -> Bool) -> ProfileSet {
    Profile.allCases.reduce(into: []) { if isIn($1) { $0.insert(ProfileSet($1)) } }
  }
}

extension Passage {
  /// Whether one gets off the saddle.
  fileprivate var isPushed: Bool { if case .pushing = self { true } else { false } }
}

extension SegmentFlags {
  init(_ traits: WayTraits) {
    self = []
    if traits.contains(.steps) { insert(.stairs) }
    if traits.contains(.bridge) { insert(.bridge) }
    if traits.contains(.tunnel) { insert(.tunnel) }
    if traits.contains(.roundabout) { insert(.roundabout) }
    if traits.contains(.ferry) { insert(.ferry) }
  }
}

extension Weight {
  /// A duration to the nearest decisecond; negative ones become zero, ones beyond 6.8 years infinite.
  init(_ duration: Duration) {
    let deciseconds = (duration / .milliseconds(100)).rounded()
    // Comparisons with NaN are false.
    guard deciseconds < 2_147_483_647 else {
      self = .infinity
      return
    }
    self.init(deciseconds: deciseconds > 0 ? UInt32(deciseconds) : 0)
  }

  /// The longest finite weight, for delays, which have to be finite.
  static let longest = Weight(deciseconds: Weight.infinity.deciseconds - 1)
}
