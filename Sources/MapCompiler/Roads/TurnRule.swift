internal import MapImport
public import Roads

/// A member of a relation, as far as turn restrictions need it.
public struct TurnMember: Hashable, Sendable {
  /// What kind of element it is.
  public enum Kind: Hashable, Sendable {
    case node, way, relation
  }

  public var kind: Kind
  /// Its OSM id.
  public var id: Int64
  /// `from`, `via`, `to`, or something of no concern.
  public var role: String

  public init(kind: Kind, id: Int64, role: String) {
    self.kind = kind
    self.id = id
    self.role = role
  }
}

/// A turn that a relation forbids, or the only one it leaves.
///
/// It binds whoever rides on both ways. Walking ignores it, and so does pushing: who gets off walks.
public struct TurnRule: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// From any of `from` to any of `to`: not allowed.
    case forbidden
    /// From any of `from`: only to one of `to`.
    case mandatory
  }

  public var kind: Kind
  /// The ways one comes from; several only for `no_entry`.
  public var from: [Int64]
  /// The node where one turns.
  public var via: Int64
  /// The ways one turns into; several only for `no_exit`.
  public var to: [Int64]
  /// Whom it binds; never walking.
  public var binds: PerProfile<Bool>

  /// Whether somebody who rides may turn from one way into another at the rule's node.
  public func allows(_ profile: Profile, from origin: Int64, to target: Int64) -> Bool {
    guard binds[profile], from.contains(origin) else { return true }
    return to.contains(target) == (kind == .mandatory)
  }

  /// Reads a relation.
  ///
  /// - Returns: `nil` where the relation restricts no turn of ours: it is no restriction, it speaks of
  ///   other vehicles, or all of ours are excepted.
  /// - Throws: why a restriction that should count cannot; to be reported, the turn stays allowed.
  public static func reading(
    _ tags: some TagLookup, members: [TurnMember]
  ) throws(TurnRuleError) -> TurnRule? {
    guard tags["type"] == nil || tags["type"]?.hasPrefix("restriction") == true else { return nil }
    let own = tags["restriction:bicycle"]
    guard let word = own ?? tags["restriction"] else {
      // A time of day is not part of the graph.
      let isConditional = ["restriction:conditional", "restriction:bicycle:conditional"]
        .contains { tags[$0] != nil }
      if isConditional { throw .conditional }
      return nil
    }
    if word == "no_turn_on_red" || word == "none" || word == "no" { return nil }
    guard let (kind, shape) = shape(of: word) else { throw .unknownWord(word) }

    let excepted = own == nil ? tags["except"]?.words ?? [] : []
    let binds = PerProfile(
      foot: false, bicycle: !excepted.contains("bicycle"),
      ebike: !excepted.contains("bicycle") && !excepted.contains("electric_bicycle"))
    guard binds.bicycle || binds.ebike else { return nil }

    func ids(_ role: String) -> [Int64] {
      members.filter { $0.role == role && $0.kind == .way }.map(\.id)
    }
    let vias = members.filter { $0.role == "via" }
    if vias.contains(where: { $0.kind != .node }) { throw .viaWay }
    let (from, to) = (ids("from"), ids("to"))
    guard vias.count == 1 else { throw .members(role: "via", count: vias.count) }
    guard from.count == 1 || (shape == .manyFrom && !from.isEmpty) else {
      throw .members(role: "from", count: from.count)
    }
    guard to.count == 1 || (shape == .manyTo && !to.isEmpty) else {
      throw .members(role: "to", count: to.count)
    }
    return TurnRule(kind: kind, from: from, via: vias[0].id, to: to, binds: binds)
  }

  private enum Shape { case single, manyFrom, manyTo }

  private static func shape(of word: String) -> (Kind, Shape)? {
    switch word {
    case "no_left_turn", "no_right_turn", "no_straight_on", "no_u_turn": (.forbidden, .single)
    case "no_entry": (.forbidden, .manyFrom)
    case "no_exit": (.forbidden, .manyTo)
    case "only_left_turn", "only_right_turn", "only_straight_on", "only_u_turn":
      (.mandatory, .single)
    default: nil
    }
  }
}

/// Why a turn restriction cannot be kept.
public enum TurnRuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It leads over a way between its ends.
  case viaWay
  /// It holds at certain times only.
  case conditional
  /// The value of `restriction` is not known: text from outside, escaped in the description.
  case unknownWord(String)
  /// So many members have a role.
  case members(role: String, count: Int)

  public var description: String {
    switch self {
    case .viaWay:
      "the restriction leads over a way: expected a node as 'via'; the turn stays allowed"
    case .conditional:
      "the restriction holds at certain times only, which is not supported; the turn stays allowed"
    case .unknownWord(let word):
      "the restriction is \(quoted(word)): expected a word such as no_left_turn or "
        + "only_straight_on; the turn stays allowed"
    case .members(let role, let count):
      "the restriction has \(count) usable members with the role '\(role)': expected one; "
        + "the turn stays allowed"
    }
  }
}
