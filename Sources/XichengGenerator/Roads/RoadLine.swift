/// A road as it is drawn: before it is cut where others meet it.
struct RoadLine: Sendable {
  /// What part the line plays while the plan is drawn.
  enum Role: Sendable {
    /// From the hand-written tables.
    case street
    /// The main road of an expressway: nothing joins it but its own slip roads.
    case expressway
    /// Generated: lanes, compounds, park paths, footbridges.
    case lane
    /// Rails, water and parks, for whoever looks at the file: no road, and no road is joined to it.
    case scenery
  }

  var points: [Spot]
  var tags: RoadTags
  var role = Role.lane
  /// Lines of different levels pass over each other.
  var level = 0
  /// Whether the line is joined to whatever it ends on. The main road of an expressway is not: its
  /// sections end where its name changes, which is above a crossroads.
  var endsJoinAnyLevel = true
  /// The number of the street's axis: the two carriageways of one street are no junction.
  var axis = -1
  var rank = Rank.residential
  /// Part of the sample's deliberate islands, which nothing prunes.
  var isIsland = false

  var stretches: [Stretch] {
    zip(points, points.dropFirst()).map { Stretch($0.plan, $1.plan) }
  }
}

/// The classes of road that the sample has, from the busiest down.
enum Rank: Int, Comparable, Sendable {
  case trunk, primary, secondary, tertiary, residential, living, service, pedestrian, footway

  static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }

  var highway: String {
    switch self {
    case .trunk: "trunk"
    case .primary: "primary"
    case .secondary: "secondary"
    case .tertiary: "tertiary"
    case .residential: "residential"
    case .living: "living_street"
    case .service: "service"
    case .pedestrian: "pedestrian"
    case .footway: "footway"
    }
  }

  /// What usually goes with the class in Beijing: a fenced-off cycle track on the avenues, a painted
  /// lane on the other main streets.
  func tags(isOneway: Bool) -> RoadTags {
    var tags: RoadTags = ["highway": highway]
    if isOneway { tags["oneway"] = "yes" }
    let side = isOneway ? "cycleway:right" : "cycleway"
    switch self {
    case .primary: tags[side] = "track"
    case .secondary: tags[side] = "lane"
    default: break
    }
    if self < .residential, self != .trunk { tags["sidewalk"] = isOneway ? "right" : "both" }
    return tags
  }
}
