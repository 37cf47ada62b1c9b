internal import MapImport
internal import Roads

/// The first reading of a map: keeps the roads, as lists of node ids, and the turn restrictions.
struct WayCollector: OSMHandler {
  /// A road that somebody may use.
  struct Way {
    var id: Int64
    /// Where its nodes stand in ``references``.
    var nodes: Range<UInt32>
    /// Its number in ``terms``.
    var terms: UInt32
    /// Its number in ``names``.
    var name: UInt32?
  }

  /// A turn restriction and the relation it comes from.
  struct Turn {
    var id: Int64
    var rule: TurnRule
  }

  let parameters: MovementParameters
  private(set) var dataTime: Int64?
  /// In the order of the file until ``finish()``, then by id.
  private(set) var ways: [Way] = []
  /// Node ids, way after way.
  private(set) var references: [Int64] = []
  private(set) var terms = Numbering<RoadTerms>()
  private(set) var names = Numbering<StreetName>()
  /// Ids of the roads that are closed to everybody; sorted by ``finish()``.
  private(set) var closedWays: [Int64] = []
  private(set) var turns: [Turn] = []
  private(set) var report = RoadReport()
  private(set) var unread = TagTally()
  /// What there is too much of to be kept, if anything.
  private(set) var excess: MapCompilerError?

  /// The most node references that are kept: with them, segments and points stay within what a
  /// graph takes.
  static let limit = RoadGraph.maximumCount / 8

  init(parameters: MovementParameters) { self.parameters = parameters }

  mutating func header(_ header: OSMHeader) { dataTime = header.replicationTimestamp }

  mutating func way(_ way: OSMWay) {
    report.waysRead += 1
    guard let rule = WayRule(way.tags, parameters: parameters) else { return }
    report.roads += 1
    for tag in rule.unread { unread.add(tag) }
    guard rule.isUsable else {
      report.closedRoads += 1
      closedWays.append(way.id)
      return
    }
    let end = references.count + way.nodes.count
    guard end <= Self.limit else {
      excess = .tooLarge(what: "nodes of roads", count: end, limit: Self.limit)
      return
    }
    let nodes = UInt32(references.count)..<UInt32(end)
    references.append(contentsOf: way.nodes)
    ways.append(
      Way(
        id: way.id, nodes: nodes, terms: terms.number(of: RoadTerms(rule)),
        name: rule.name.map { names.number(of: $0) }))
  }

  mutating func relation(_ relation: OSMRelation) {
    // Most relations are lines and areas with long lists of members.
    guard relation.tags.contains(where: { $0.key.hasPrefix("restriction") }) else { return }
    do throws(TurnRuleError) {
      let members = relation.members.map { TurnMember($0) }
      guard let rule = try TurnRule.reading(relation.tags, members: members) else { return }
      report.turnRules += 1
      turns.append(Turn(id: relation.id, rule: rule))
    } catch {
      report.turnRules += 1
      report.turnRulesLost[TurnRuleLoss(error), default: 0] += 1
      if case .unknownWord(let word) = error {
        unread.add(UnreadTag(key: "restriction", value: word))
      }
    }
  }

  /// Puts everything in the order of ids, so that nothing depends on the order of the file; of several
  /// ways with one id the first is kept.
  mutating func finish() {
    ways.sort { ($0.id, $0.nodes.lowerBound) < ($1.id, $1.nodes.lowerBound) }
    let count = ways.count
    var last: Int64?
    ways.removeAll { way in
      defer { last = way.id }
      return way.id == last
    }
    report.repeatedWays = count - ways.count
    closedWays.sort()
    turns.sort { $0.id < $1.id }
  }
}

extension TurnMember {
  init(_ member: OSMMember) {
    let kind: Kind =
      switch member.kind {
      case .node: .node
      case .way: .way
      case .relation: .relation
      }
    self.init(kind: kind, id: member.id, role: member.role)
  }
}
