public import Roads

/// What the tags of a way allow: for each profile and direction, how one gets along and on what terms.
///
///     let rule = WayRule(["highway": "residential", "oneway": "yes"])
///     rule?[.bicycle, .forward].passage   // moving at 13.5 km/h
///     rule?[.bicycle, .backward].passage  // closed
///
/// The decisions and their reasons are in the README beside this file.
public struct WayRule: Hashable, Sendable {
  /// What is allowed in the order of the way's nodes.
  public var forward: PerProfile<Permission>
  /// What is allowed against it.
  public var backward: PerProfile<Permission>
  /// What else is worth knowing.
  public var traits: WayTraits
  /// What the road is called; `nil` where it has neither name nor number.
  public var name: StreetName?
  /// Tags that were not understood and had no effect.
  public var unread: [UnreadTag]

  /// Reads a way.
  ///
  /// - Returns: `nil` where the tags are not those of a road, a platform or a ferry; a road that is
  ///   closed to everybody has a rule that says so.
  public init?(_ tags: some TagLookup, parameters: MovementParameters = MovementParameters()) {
    guard let roadClass = RoadClass(tags) else { return nil }
    let reader = WayReader(tags, roadClass, parameters)
    forward = PerProfile { reader.permission($0, .forward) }
    backward = PerProfile { reader.permission($0, .backward) }
    traits = WayTraits(tags, roadClass)
    name = StreetName(tags)
    unread = tags.unreadAccess()
    if let highway = tags["highway"], !RoadClass.knows(highway) {
      unread.append(UnreadTag(key: "highway", value: highway))
    }
  }

  /// What a profile may do in one direction.
  public subscript(profile: Profile, direction: TravelDirection) -> Permission {
    direction == .forward ? forward[profile] : backward[profile]
  }

  /// Whether anybody may use the way in any direction.
  public var isUsable: Bool {
    Profile.allCases.contains { forward[$0].passage.isOpen || backward[$0].passage.isOpen }
  }
}

/// What a profile may do along a way in one direction.
public struct Permission: Hashable, Sendable {
  /// How one gets along.
  public var passage: Passage
  /// On what terms; ``AccessClass/open`` where it is closed.
  public var access: AccessClass

  static let closed = Permission(passage: .closed, access: .open)

  static func walking(_ speed: Speed, _ access: AccessClass) -> Permission {
    Permission(passage: .moving(speed), access: access)
  }
}

/// What else is worth knowing about a way.
public struct WayTraits: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let steps = WayTraits(rawValue: 1 << 0)
  public static let tunnel = WayTraits(rawValue: 1 << 1)
  public static let bridge = WayTraits(rawValue: 1 << 2)
  public static let ferry = WayTraits(rawValue: 1 << 3)
  public static let lift = WayTraits(rawValue: 1 << 4)
  /// The way outlines an area. Its edge is usable; walking across it is not in the rules.
  public static let area = WayTraits(rawValue: 1 << 5)
  public static let roundabout = WayTraits(rawValue: 1 << 6)
  /// An escalator or moving walkway.
  public static let conveyor = WayTraits(rawValue: 1 << 7)

  init(_ tags: some TagLookup, _ roadClass: RoadClass) {
    self = []
    if roadClass == .steps { insert(.steps) }
    if tags.affirms("tunnel") { insert(.tunnel) }
    if tags.affirms("bridge") { insert(.bridge) }
    if roadClass == .ferry { insert(.ferry) }
    if roadClass == .lift { insert(.lift) }
    if tags["area"] == "yes" { insert(.area) }
    if tags["junction"] == "roundabout" || tags["junction"] == "circular" { insert(.roundabout) }
    if tags.affirms("conveying") { insert(.conveyor) }
  }
}
