internal import Roads

/// A set of directions along a way.
struct Directions: OptionSet {
  let rawValue: UInt8
  static let forward = Directions(rawValue: 1)
  static let backward = Directions(rawValue: 2)
  static let both: Directions = [.forward, .backward]

  func contains(_ direction: TravelDirection) -> Bool {
    isSuperset(of: direction == .forward ? Directions.forward : Directions.backward)
  }

  /// What a value of `oneway` and its kin says; `nil` where it is missing or not understood.
  init?(oneway value: String?) {
    switch value {
    case "yes", "1", "true": self = .forward
    case "-1", "reverse": self = .backward
    case "no", "0", "false", "alternating": self = .both
    case "reversible": self = []
    default: return nil
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  var reversed: Directions {
    switch self {
    case .forward: .backward
    case .backward: .forward
    default: self
    }
  }
}

/// In which directions one may ride along a way, and in which there is a lane for it.
///
/// Right-hand traffic: on a two-way road the lane on the right leads forward, the one on the left
/// backward.
struct RidingFlow {
  /// Where riding is allowed, as far as the direction goes.
  private(set) var directions: Directions
  /// Where there is a lane or track for it.
  private(set) var lanes: Directions = []

  init(_ tags: some TagLookup) {
    let roundabout = tags["junction"] == "roundabout" || tags["junction"] == "circular"
    // A reversible road changes its direction by the hour; nobody rides there on our advice.
    let traffic =
      tags["area"] == "yes"
      ? .both
      : Directions(oneway: tags["oneway"]) ?? (roundabout ? .forward : .both)
    directions = traffic
    for side in Side.allCases {
      guard let word = tags[side.rawValue] else { continue }
      let against = word.hasPrefix("opposite")
      guard against || RidingFlow.isLane(word) else { continue }
      var lane: Directions
      if against {
        lane = traffic.reversed
      } else if let oneway = Directions(oneway: tags[side.onewayKey]) {
        lane = oneway
      } else if traffic == .both {
        lane = side.direction
      } else {
        lane = traffic
      }
      if traffic == .both, against { lane = .both }
      directions.formUnion(lane)
      // `opposite` alone allows riding against the traffic, without a lane for it.
      if RidingFlow.isLane(word) { lanes.formUnion(lane) }
    }
    // A sign for bicycles counts more than what the lanes suggest.
    if let signed = Directions(oneway: tags["oneway:bicycle"]) { directions = signed }
  }

  private static func isLane(_ word: String) -> Bool {
    switch word {
    case "lane", "track", "opposite_lane", "opposite_track": true
    default: false
    }
  }

  /// The keys that place a lane.
  private enum Side: String, CaseIterable {
    case all = "cycleway"
    case both = "cycleway:both"
    case right = "cycleway:right"
    case left = "cycleway:left"

    var direction: Directions {
      switch self {
      case .all, .both: .both
      case .right: .forward
      case .left: .backward
      }
    }

    var onewayKey: String {
      switch self {
      case .all: "cycleway:oneway"
      case .both: "cycleway:both:oneway"
      case .right: "cycleway:right:oneway"
      case .left: "cycleway:left:oneway"
      }
    }
  }
}
