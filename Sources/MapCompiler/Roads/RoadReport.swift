public import Roads

/// What became of a map's roads, and what did not.
public struct RoadReport: Sendable {
  // MARK: Ways

  /// Ways in the map, of whatever kind.
  public var waysRead = 0
  /// Those that are roads, platforms or ferries.
  public var roads = 0
  /// Roads closed to foot, bicycle and e-bike alike; left out.
  public var closedRoads = 0
  /// Roads of which at least one segment is in the network.
  public var roadsKept = 0
  /// Roads of which nothing is left: fewer than two different nodes in a row that are there.
  public var roadsWithoutExtent = 0
  /// Ways that had the id of an earlier one; left out.
  public var repeatedWays = 0
  /// Roads cut because some of their nodes are missing or lie outside the clip.
  public var roadsCut = 0

  // MARK: Nodes

  /// Nodes that roads name and the map lacks.
  public var missingNodes = 0
  /// Nodes of roads outside the clip.
  public var nodesOutside = 0
  /// Nodes where somebody has to wait.
  public var delayingNodes = 0
  /// Nodes where somebody cannot pass.
  public var blockingNodes = 0

  // MARK: The network

  public var vertices = 0
  /// Segments, connectors included.
  public var segments = 0
  /// Segments without length, at nodes where not everybody passes.
  public var connectors = 0
  /// Kilometres of segments, each counted once.
  public var kilometres = 0.0
  /// Kilometres that a profile may use in at least one direction.
  public var usableKilometres = PerProfile(all: 0.0)

  // MARK: Turns

  /// Relations that restrict a turn of riders.
  public var turnRules = 0
  /// Of these, the ones the network keeps.
  public var turnRulesKept = 0
  /// The others: such turns stay allowed.
  public var turnRulesLost: [TurnRuleLoss: Int] = [:]

  // MARK: Tags

  /// How often a tag was not understood.
  public var unreadTags = 0
  /// The most frequent of them, at most twenty: text from outside, to be escaped before it is printed.
  public var topUnreadTags: [UnreadTagCount] = []

  public init() {}
}

/// Why a turn restriction is not in the network.
public enum TurnRuleLoss: String, Error, CaseIterable, Hashable, Sendable {
  /// It leads over a way between its ends.
  case viaWay
  /// It holds at certain times only.
  case conditional
  /// Its word is not known.
  case unknownWord
  /// It has too few or too many members of a role.
  case members
  /// One of its ways is not there: cut off, or no road.
  case missingWay
  /// One of its ways is closed to everybody.
  case closedWay
  /// Its node is missing, or cut off.
  case missingNode
  /// Not everybody passes its node, so its ways do not meet there.
  case blockedNode
  /// A way of it does not touch the node, or cannot be ridden towards it or away from it.
  case notRidden
  /// A way passes through the node instead of ending there, so it is unclear which part is meant.
  case unclearPart

  init(_ error: TurnRuleError) {
    switch error {
    case .viaWay: self = .viaWay
    case .conditional: self = .conditional
    case .unknownWord: self = .unknownWord
    case .members: self = .members
    }
  }
}
