internal import MapCompiler

/// What the compilers say, in sections.
extension RoadReport {
  var sections: [Report.Section] {
    var ways = Report.Section(key: "ways", title: "Ways")
    ways.add("read", "ways in the extract", .count(waysRead))
    ways.add("roads", "are roads, platforms or ferries", .count(roads))
    ways.add("kept", "are in the map", .count(roadsKept))
    ways.add("closed", "left out: closed to everybody", .count(closedRoads))
    ways.add(
      "without_extent", "left out: fewer than two nodes that are there", .count(roadsWithoutExtent))
    ways.add("repeated", "left out: had the id of an earlier one", .count(repeatedWays))
    ways.add("cut", "cut: some of their nodes are missing or outside", .count(roadsCut))
    var nodes = Report.Section(key: "nodes", title: "Nodes of roads")
    nodes.add("missing", "not in the extract", .count(missingNodes))
    nodes.add("outside", "outside the part that is wanted", .count(nodesOutside))
    nodes.add("delaying", "where somebody waits: signals, gates", .count(delayingNodes))
    nodes.add("blocking", "where somebody cannot pass", .count(blockingNodes))
    var turns = Report.Section(key: "turns", title: "Turn restrictions")
    turns.add("rules", "concern riders", .count(turnRules))
    turns.add("kept", "are in the map", .count(turnRulesKept))
    for loss in TurnRuleLoss.allCases {
      turns.add(loss.key, "left out: " + loss.text, .count(turnRulesLost[loss] ?? 0))
    }
    return [ways, nodes, turns, UnreadTags.section(topUnreadTags, total: unreadTags, of: "roads")]
  }
}

extension OSMStopCompilation {
  var sections: [Report.Section] {
    var section = Report.Section(key: "stops_osm", title: "Stops, from the extract")
    section.add("stops", "stops", .count(stops.count))
    section.add("disused", "left out: out of use", .count(report.disused))
    section.add(
      "without_place", "left out: none of their nodes is there", .count(report.withoutPlace))
    section.add("outside", "left out: outside the part that is wanted", .count(report.outside))
    section.add("repeated", "left out: had the id of an earlier one", .count(report.repeated))
    return [
      section, UnreadTags.section(report.topUnreadTags, total: report.unreadTags, of: "stops"),
    ]
  }
}

/// Tags that were not understood.
private enum UnreadTags {
  static func section(
    _ tags: [UnreadTagCount], total: Int, of what: String
  ) -> Report.Section {
    var section = Report.Section(
      key: "unread_tags_of_\(what)", title: "Tags of \(what) that were not understood: \(total)")
    for tag in tags {
      let text = PrintableText.excerpt(tag.tag.key) + "=" + PrintableText.excerpt(tag.tag.value)
      section.add(text, text, .count(tag.count))
    }
    return section
  }
}

extension TurnRuleLoss {
  /// The name in JSON.
  fileprivate var key: String {
    switch self {
    case .viaWay: "via_way"
    case .conditional: "conditional"
    case .unknownWord: "unknown_word"
    case .members: "members"
    case .missingWay: "missing_way"
    case .closedWay: "closed_way"
    case .missingNode: "missing_node"
    case .blockedNode: "blocked_node"
    case .notRidden: "not_ridden"
    case .unclearPart: "unclear_part"
    }
  }

  fileprivate var text: String {
    switch self {
    case .viaWay: "lead over a way between their ends"
    case .conditional: "hold at certain times only"
    case .unknownWord: "in a word that is not known"
    case .members: "too few or too many members of a role"
    case .missingWay: "one of their ways is cut off, or no road"
    case .closedWay: "one of their ways is closed to everybody"
    case .missingNode: "their node is missing, or cut off"
    case .blockedNode: "not everybody passes their node"
    case .notRidden: "a way does not touch the node, or is not ridden that way"
    case .unclearPart: "a way passes through the node, so which part is meant is unclear"
    }
  }
}
