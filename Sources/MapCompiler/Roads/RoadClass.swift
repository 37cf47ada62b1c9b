/// What kind of road a way is, as far as the three profiles care.
enum RoadClass: Hashable {
  /// A through road with cars.
  case carriageway
  /// An expressway or a main road, as the country has it.
  case trunk
  /// A residential street, a lane, a service road.
  case street
  case cycleway
  case path
  case track
  /// For walking: footways, pedestrian streets, platforms, bridleways.
  case footway
  case steps
  /// A passage inside a building.
  case corridor
  case lift
  case busway
  case ferry
  /// Motorways, and what is no road yet or any more.
  case closed

  /// - Returns: `nil` where the tags are not those of a road, a platform or a ferry at all. A word
  ///   that is not known makes a closed road, so that it can be reported.
  init?(_ tags: some TagLookup) {
    guard let highway = tags["highway"] else {
      if tags["route"] == "ferry" {
        self = .ferry
      } else if tags["railway"] == "platform" || tags["public_transport"] == "platform" {
        self = .footway
      } else {
        return nil
      }
      return
    }
    if ["construction", "proposed", "abandoned"].contains(where: { tags[$0] == "yes" }) {
      self = .closed
    } else {
      self = RoadClass.words[highway] ?? .closed
    }
  }

  /// Whether a value of `highway` is understood.
  static func knows(_ highway: String) -> Bool { words[highway] != nil }

  /// Whether one rides there unless tags say otherwise.
  var isRidden: Bool {
    switch self {
    case .carriageway, .street, .cycleway, .path, .track: true
    default: false
    }
  }

  /// Whether one walks there unless tags say otherwise.
  var isWalked: Bool {
    switch self {
    case .trunk, .busway, .closed: false
    default: true
    }
  }

  /// Whether people on foot have it to themselves, or share it without traffic to walk against.
  var isForWalking: Bool { self == .footway || self == .path }

  /// Where one rides there, lanes aside.
  var setting: RidingSetting {
    switch self {
    case .carriageway, .trunk, .busway: .carriageway
    case .street: .street
    case .cycleway: .lane
    case .path, .track: .path
    case .footway, .steps, .corridor, .lift, .ferry, .closed: .amongPedestrians
    }
  }

  private static let words: [String: RoadClass] = [
    "trunk": .trunk, "trunk_link": .trunk,
    "primary": .carriageway, "primary_link": .carriageway,
    "secondary": .carriageway, "secondary_link": .carriageway,
    "tertiary": .carriageway, "tertiary_link": .carriageway,
    "unclassified": .carriageway, "road": .carriageway,
    "residential": .street, "living_street": .street, "service": .street,
    "cycleway": .cycleway, "path": .path, "track": .track,
    "footway": .footway, "pedestrian": .footway, "bridleway": .footway, "platform": .footway,
    "steps": .steps, "corridor": .corridor, "elevator": .lift, "busway": .busway,
    "motorway": .closed, "motorway_link": .closed, "bus_guideway": .closed, "raceway": .closed,
    "escape": .closed, "construction": .closed, "proposed": .closed, "planned": .closed,
    "abandoned": .closed, "disused": .closed, "razed": .closed, "demolished": .closed,
    "dismantled": .closed, "removed": .closed, "no": .closed, "via_ferrata": .closed,
    "emergency_bay": .closed, "rest_area": .closed, "services": .closed,
  ]
}
