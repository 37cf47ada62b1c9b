internal import Roads

/// A key of the access hierarchy, alone and with a direction.
struct AccessKey: Sendable {
  let name: String
  private let forwardName: String
  private let backwardName: String
  /// Whether the key speaks of one profile rather than of vehicles or everybody.
  let isExplicit: Bool

  private init(_ name: String, isExplicit: Bool) {
    self.name = name
    // Made once: every way of a city is asked for these names.
    forwardName = "\(name):forward"
    backwardName = "\(name):backward"
    self.isExplicit = isExplicit
  }

  func name(_ direction: TravelDirection) -> String {
    direction == .forward ? forwardName : backwardName
  }

  private static let access = AccessKey("access", isExplicit: false)
  private static let vehicle = AccessKey("vehicle", isExplicit: false)
  private static let foot = AccessKey("foot", isExplicit: true)
  private static let bicycle = AccessKey("bicycle", isExplicit: true)
  private static let electricBicycle = AccessKey("electric_bicycle", isExplicit: true)

  private static let chains = PerProfile(
    foot: [foot, access],
    bicycle: [bicycle, vehicle, access],
    ebike: [electricBicycle, bicycle, vehicle, access])

  /// The keys that speak about a profile, the one that counts most first. `motor_vehicle` is not among
  /// them: to the law an e-bike is a non-motor vehicle.
  static func chain(_ profile: Profile) -> [AccessKey] { chains[profile] }

  /// All keys, each once.
  static let all = [access, vehicle, foot, bicycle, electricBicycle]
}

/// What the tags say about a profile's access, and how pointedly.
struct AccessFinding {
  let word: AccessWord
  /// Said of this profile rather than of vehicles or everybody.
  let isExplicit: Bool
  /// Said of this profile and this direction.
  let isDirected: Bool
}

extension TagLookup {
  /// The first key of the hierarchy that says something; a key with a direction counts before the same
  /// key without. Bicycle streets admit bicycles, whatever `vehicle` says.
  func access(_ profile: Profile, _ direction: TravelDirection?) -> AccessFinding? {
    for key in AccessKey.chain(profile) {
      if let direction, let word = self[key.name(direction)].flatMap({ AccessWord($0) }) {
        return AccessFinding(word: word, isExplicit: key.isExplicit, isDirected: key.isExplicit)
      }
      if let word = self[key.name].flatMap({ AccessWord($0) }) {
        return AccessFinding(word: word, isExplicit: key.isExplicit, isDirected: false)
      }
      if key.name == "bicycle", isBicycleStreet {
        return AccessFinding(word: .allowed(.open), isExplicit: true, isDirected: false)
      }
    }
    return nil
  }

  /// Whether the street is signed for bicycles first.
  var isBicycleStreet: Bool { affirms("bicycle_road") || affirms("cyclestreet") }

  /// The access tags that say something which is not understood.
  func unreadAccess() -> [UnreadTag] {
    AccessKey.all.flatMap { key in
      [key.name, key.name(.forward), key.name(.backward)].compactMap { name in
        guard let value = self[name], !AccessWord.isSilent(value), AccessWord(value) == nil else {
          return nil
        }
        return UnreadTag(key: name, value: value)
      }
    }
  }
}
