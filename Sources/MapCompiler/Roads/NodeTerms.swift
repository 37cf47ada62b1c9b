internal import Roads

/// What a node's rule says, as far as the network shows it; kept once for all nodes that say the same.
struct NodeTerms: Hashable {
  /// What passing takes, for whoever may pass.
  let delays: PerProfile<Weight>
  /// Who cannot pass.
  let blocked: ProfileSet
  /// Whether there is something to open.
  let isGate: Bool

  /// - Returns: `nil` where nothing at the node concerns anybody.
  init?(_ rule: NodeRule) {
    isGate = rule.traits.contains(.gate)
    guard isGate || !rule.isFree else { return nil }
    var blocked: ProfileSet = []
    for profile in Profile.allCases where rule.effects[profile] == .blocked {
      blocked.insert(ProfileSet(profile))
    }
    self.blocked = blocked
    delays = PerProfile { profile in
      if case .costs(let duration) = rule.effects[profile] {
        min(Weight(duration), .longest)
      } else {
        .zero
      }
    }
  }
}
