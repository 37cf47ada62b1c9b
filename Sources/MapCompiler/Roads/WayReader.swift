internal import Roads

/// Reads the tags of one way.
struct WayReader<Tags: TagLookup> {
  let tags: Tags
  let roadClass: RoadClass
  let parameters: MovementParameters
  let surface: Surface
  let flow: RidingFlow

  init(_ tags: Tags, _ roadClass: RoadClass, _ parameters: MovementParameters) {
    self.tags = tags
    let isOrdinary = roadClass == .trunk && parameters.trunkRoads == .ordinaryRoads
    self.roadClass = isOrdinary ? .carriageway : roadClass
    self.parameters = parameters
    surface = Surface(tags)
    flow = RidingFlow(tags)
  }

  func permission(_ profile: Profile, _ direction: TravelDirection) -> Permission {
    switch (roadClass, profile) {
    case (.closed, _): .closed
    case (.ferry, _): carried(profile, direction)
    case (_, .foot): walking(direction)
    case (_, .bicycle), (_, .ebike): riding(profile, direction)
    }
  }

  // MARK: On foot

  /// Walking ignores `oneway`, which speaks of vehicles; only `oneway:foot` and conveyors bind it.
  func walking(_ direction: TravelDirection) -> Permission {
    let finding = tags.access(.foot, direction)
    guard let access = walkingAccess(finding) else { return .closed }
    if finding?.isDirected != true {
      let signed = Directions(oneway: tags["oneway:foot"]) ?? .both
      guard signed.contains(direction), conveyance.contains(direction) else { return .closed }
    }
    switch roadClass {
    case .lift:
      return Permission(passage: .carried(.lift(parameters)), access: access)
    case .steps: return .walking(parameters.steps * surface.walking, access)
    default: return .walking(parameters.walking * surface.walking, access)
    }
  }

  private func walkingAccess(_ finding: AccessFinding?) -> AccessClass? {
    let isWalked = roadClass.isWalked || (roadClass == .trunk && hasSidewalk)
    let isExpected = isWalked && !isMotorRoad
    switch finding?.word {
    case nil: return isExpected ? .open : nil
    case .allowed(let access): return finding?.isExplicit == true || isExpected ? access : nil
    // Nobody dismounts from their feet: allowed.
    case .dismount: return .open
    case .sidepath, .closed: return nil
    }
  }

  /// Where an escalator or moving walkway carries; both ways where there is none or it is not said.
  private var conveyance: Directions {
    switch tags["conveying"] {
    case "forward": .forward
    case "backward": .backward
    default: .both
    }
  }

  // MARK: Places

  /// Signed as a motor road, whatever its class.
  var isMotorRoad: Bool { tags["motorroad"] == "yes" }

  /// Whether the way has a sidewalk of its own. One mapped separately is another way.
  var hasSidewalk: Bool {
    switch tags["sidewalk"] {
    case "yes", "both", "left", "right": true
    default:
      ["sidewalk:both", "sidewalk:left", "sidewalk:right"].contains { tags[$0] == "yes" }
    }
  }

  // MARK: Ferries

  /// One walks on and pushes on; what is not said is allowed. `oneway` binds everybody.
  private func carried(_ profile: Profile, _ direction: TravelDirection) -> Permission {
    guard (Directions(oneway: tags["oneway"]) ?? .both).contains(direction) else { return .closed }
    let access: AccessClass
    switch tags.access(profile, direction)?.word {
    case nil, .dismount: access = .open
    case .allowed(let terms): access = terms
    case .sidepath, .closed: return .closed
    }
    return Permission(passage: .carried(.ferry(tags, parameters)), access: access)
  }
}
