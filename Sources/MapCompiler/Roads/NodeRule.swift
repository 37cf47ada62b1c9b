public import Roads

/// What the tags of a node do to those who come past.
///
///     let rule = NodeRule(["barrier": "gate", "access": "private"])
///     rule.effects.ebike  // costs 20 s
public struct NodeRule: Hashable, Sendable {
  /// What passing costs.
  public var effects: PerProfile<NodeEffect>
  /// On what terms one passes. A private gate does not close the road behind it to anybody and makes
  /// no other road private: its time, paid twice by whoever cuts through, keeps through traffic out.
  public var access: PerProfile<AccessClass>
  /// What is there.
  public var traits: NodeTraits
  /// Tags that were not understood and had no effect.
  public var unread: [UnreadTag]

  /// Reads a node of a way.
  public init(_ tags: some TagLookup, parameters: MovementParameters = MovementParameters()) {
    let reader = NodeReader(tags: tags, parameters: parameters)
    effects = PerProfile { reader.effect($0) }
    access = PerProfile { reader.access($0) }
    traits = NodeTraits(tags)
    unread = reader.isObstacle ? tags.unreadAccess() : []
    if let word = tags["barrier"], word != "no", Barrier(word) == nil {
      unread.append(UnreadTag(key: "barrier", value: word))
    }
  }

  /// Whether the node can be left out: it costs nobody anything.
  public var isFree: Bool { Profile.allCases.allSatisfy { effects[$0] == .free } }
}

/// What passing a node costs one profile.
public enum NodeEffect: Hashable, Sendable {
  /// Nothing.
  case free
  /// Time; more than none.
  case costs(Duration)
  /// Nobody gets through. One may still stop there.
  case blocked
}

/// What is at a node.
public struct NodeTraits: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let barrier = NodeTraits(rawValue: 1 << 0)
  public static let signals = NodeTraits(rawValue: 1 << 1)
  public static let crossing = NodeTraits(rawValue: 1 << 2)
  public static let lift = NodeTraits(rawValue: 1 << 3)
  /// An entrance: better than an area's middle as the place to go to.
  public static let entrance = NodeTraits(rawValue: 1 << 4)
  /// A gate or door: something to open.
  public static let gate = NodeTraits(rawValue: 1 << 5)

  init(_ tags: some TagLookup) {
    self = []
    if tags.affirms("barrier") { insert(.barrier) }
    if let barrier = tags["barrier"].flatMap({ Barrier($0) }), barrier == .gate || barrier == .door
    {
      insert(.gate)
    }
    if tags["highway"] == "traffic_signals" || tags["crossing"] == "traffic_signals"
      || tags["crossing:signals"] == "yes"
    {
      insert(.signals)
    }
    if tags["highway"] == "crossing" { insert(.crossing) }
    if tags["highway"] == "elevator" { insert(.lift) }
    if tags.affirms("entrance") || tags["barrier"] == "entrance" { insert(.entrance) }
  }
}

/// Reads the tags of one node.
private struct NodeReader<Tags: TagLookup> {
  let tags: Tags
  let parameters: MovementParameters

  /// Whether the node's access tags speak of going through it. On a crossing they speak of crossing,
  /// which is not what somebody does who rides along the road.
  var isObstacle: Bool {
    tags.affirms("barrier") || tags.affirms("entrance") || tags["highway"] == "elevator"
  }

  func access(_ profile: Profile) -> AccessClass {
    guard isObstacle, case .allowed(let access) = tags.access(profile, nil)?.word else {
      return .open
    }
    return access
  }

  func effect(_ profile: Profile) -> NodeEffect {
    let signals = NodeTraits(tags).contains(.signals) ? parameters.signalWait : .zero
    guard let delay = delay(profile) else { return .blocked }
    let sum = signals + delay
    return sum > .zero ? .costs(sum) : .free
  }

  /// What barrier, entrance and lift cost; `nil` where nobody gets through.
  private func delay(_ profile: Profile) -> Duration? {
    guard isObstacle else { return .zero }
    let finding = tags.access(profile, nil)
    let word = finding?.word
    // At an obstacle the word speaks of what gets through, pushed or not.
    if word == .closed || word == .sidepath { return nil }
    let isNamed = finding?.isExplicit == true
    if tags["highway"] == "elevator" {
      return profile == .foot || isNamed ? parameters.lift : nil
    }
    let barrier = tags["barrier"].flatMap { Barrier($0) } ?? .passable
    if tags["entrance"] == "emergency", !isNamed { return nil }
    let isRider = profile != .foot
    let dismount = isRider && word == .dismount ? parameters.dismounting : .zero

    switch barrier {
    case .wall: return isNamed ? dismount : nil
    case .squeeze:
      guard isRider else { return parameters.squeezing }
      return isNamed ? parameters.squeezing + parameters.dismounting : nil
    case .narrow: return isRider ? parameters.dismounting : .zero
    case .passable: return codeTime(finding, orElse: .zero).map { $0 + dismount }
    case .gate:
      return codeTime(finding, orElse: parameters.plainGate).map { $0 + dismount }
    case .door:
      let dismount = isRider ? parameters.dismounting : .zero
      return codeTime(finding, orElse: parameters.plainGate).map { $0 + dismount }
    }
  }

  /// A gate with a code: where the terms call for one, or where it is locked and someone may pass
  /// nevertheless. Locked and nobody named: `nil`.
  private func codeTime(_ finding: AccessFinding?, orElse plain: Duration) -> Duration? {
    switch finding?.word {
    case .allowed(.private), .allowed(.permit): return parameters.codedGate
    case nil: return tags["locked"] == "yes" ? nil : plain
    default: return tags["locked"] == "yes" ? parameters.codedGate : plain
    }
  }
}
