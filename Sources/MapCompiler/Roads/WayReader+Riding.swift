internal import Roads

extension WayReader {
  /// What somebody with a bicycle or e-bike does: rides, else pushes, else takes another road.
  func riding(_ profile: Profile, _ direction: TravelDirection) -> Permission {
    let finding = tags.access(profile, direction)
    // No wheels on escalators.
    if tags.affirms("conveying") { return .closed }
    switch roadClass {
    case .steps: return alongRamp(finding, direction)
    case .corridor, .lift: return indoors(finding, direction)
    default: break
    }
    guard !tags.affirms("indoor") else { return indoors(finding, direction) }

    switch finding?.word {
    case .dismount: return pushing(direction, isExplicit: true)
    case .sidepath: return hasSidewalk ? pushing(direction) : .closed
    case .closed: return pushing(direction)
    case nil:
      return isRidden(direction) ? riding(profile, direction, .open) : pushing(direction)
    case .allowed(let access):
      let isExplicit = finding?.isExplicit == true
      guard isExplicit || isRidden(direction) else { return pushing(direction) }
      return riding(profile, direction, access, ignoresFlow: finding?.isDirected == true)
    }
  }

  /// Whether one rides there when no access tag speaks of it.
  private func isRidden(_ direction: TravelDirection) -> Bool {
    guard !isMotorRoad else { return false }
    return roadClass.isRidden || (roadClass == .trunk && flow.lanes.contains(direction))
  }

  private func riding(
    _ profile: Profile, _ direction: TravelDirection, _ access: AccessClass,
    ignoresFlow: Bool = false
  ) -> Permission {
    guard ignoresFlow || flow.directions.contains(direction) else { return pushing(direction) }
    let speed = speed(profile, direction)
    let alternative = pushing(direction)
    // Whoever rides more slowly than they push gets off, if they may walk there.
    if case .pushing(let pushed) = alternative.passage, speed <= pushed { return alternative }
    guard surface.riding > 0 else { return .closed }
    return Permission(passage: .moving(speed), access: access)
  }

  /// Whoever pushes counts as walking and goes where one walks, on the same terms; but against a
  /// oneway's traffic only on a sidewalk or where there is no traffic.
  ///
  /// - Parameter isExplicit: the way is signed for pushing, so walking need not be allowed.
  private func pushing(_ direction: TravelDirection, isExplicit: Bool = false) -> Permission {
    let walking = walking(direction)
    guard walking.passage.isOpen || isExplicit else { return .closed }
    guard flow.directions.contains(direction) || hasSidewalk || roadClass.isForWalking else {
      return .closed
    }
    return Permission(
      passage: .pushing(parameters.pushing * surface.walking), access: walking.access)
  }

  /// Stairs can be climbed with a ramp beside them. An e-bike weighs about 50 kg and is not carried, nor
  /// is a loaded bicycle.
  private func alongRamp(_ finding: AccessFinding?, _ direction: TravelDirection) -> Permission {
    let isInvited: Bool
    switch finding?.word {
    case .allowed, .dismount: isInvited = finding?.isExplicit == true
    case nil, .sidepath, .closed: isInvited = false
    }
    let hasRamp =
      tags["ramp:bicycle"].map { $0 != "no" } ?? (tags.affirms("ramp") || isInvited)
    let walking = walking(direction)
    guard hasRamp, walking.passage.isOpen else { return .closed }
    return Permission(
      passage: .pushing(parameters.steps * surface.walking), access: walking.access)
  }

  /// Into buildings and lifts one takes a vehicle only where a sign speaks of it.
  private func indoors(_ finding: AccessFinding?, _ direction: TravelDirection) -> Permission {
    guard let finding, finding.isExplicit else { return .closed }
    var access = AccessClass.open
    switch finding.word {
    case .allowed(let terms): access = terms
    case .dismount: break
    case .sidepath, .closed: return .closed
    }
    let passage: Passage =
      roadClass == .lift ? .carried(.lift(parameters)) : .pushing(parameters.pushing)
    return Permission(passage: passage, access: access)
  }

  // MARK: Speed

  private func speed(_ profile: Profile, _ direction: TravelDirection) -> Speed {
    let speed = parameters.riding(profile, in: setting(direction)) * surface.riding
    let limits = ["maxspeed", "maxspeed:bicycle"].compactMap { key in
      tags[key].flatMap { SpeedLimit.speed($0) }
    }
    return limits.reduce(speed) { min($0, $1) }
  }

  private func setting(_ direction: TravelDirection) -> RidingSetting {
    if flow.lanes.contains(direction) { return .lane }
    if tags.isBicycleStreet { return .street }
    switch roadClass {
    case .footway, .path: return tags["segregated"] == "yes" ? .lane : roadClass.setting
    default: return roadClass.setting
    }
  }
}

/// Reads `maxspeed=*`.
enum SpeedLimit {
  /// Kilometres per hour, or miles where it says `mph`. Words and what is below 5 km/h, mostly a slip,
  /// are no limits.
  static func speed(_ text: String) -> Speed? {
    let words = text.words
    guard let first = words.first, first.utf8.count <= 5, let number = Double(first) else {
      return nil
    }
    let factor: Double
    switch words.count == 2 ? words[1] : "km/h" {
    case "km/h", "kmh": factor = 1
    case "mph": factor = 1.609344
    default: return nil
    }
    let limit = number * factor
    return limit >= 5 && limit < 1000 ? Speed(kilometresPerHour: limit) : nil
  }
}
