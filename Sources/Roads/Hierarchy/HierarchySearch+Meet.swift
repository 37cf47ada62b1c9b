internal import SnapshotFormat

extension HierarchySearch {
  /// Where two climbs meet.
  struct Meeting: BitwiseCopyable {
    /// Of the whole way.
    var weight = Weight.infinity.deciseconds
    var depth = 0
  }

  /// Searches from the workspace's sources to its targets.
  ///
  /// - Parameters:
  ///   - bound: what a way has to be less than; not above ``Weight/infinity``.
  ///   - keepsPath: whether to leave the way in the workspace.
  /// - Returns: deciseconds; the bound when there is no way.
  func meet(
    _ workspace: inout HierarchyWorkspace, below bound: UInt32 = Weight.infinity.deciseconds,
    keepsPath: Bool
  ) -> UInt32 {
    var best = bound
    while !workspace.sources.isEmpty {
      HierarchyWorkspace.takeGroup(&workspace.sourceGroup, from: &workspace.sources, topology)
      workspace.targetsLeft.removeAll(keepingCapacity: true)
      workspace.targetsLeft.append(contentsOf: workspace.targets)
      while !workspace.targetsLeft.isEmpty {
        HierarchyWorkspace.takeGroup(
          &workspace.targetGroup, from: &workspace.targetsLeft, topology)
        let meeting = meet(
          workspace.sourceGroup, workspace.targetGroup, below: best, &workspace.forward,
          &workspace.backward)
        guard meeting.weight < best else { continue }
        best = meeting.weight
        if keepsPath { unpack(meeting, &workspace) }
      }
    }
    return best
  }

  /// One climb from each side.
  ///
  /// Below the lowest common ancestor the two are on different branches, and nothing can meet; from
  /// there on they go hand in hand. The vertex where a shortest way is highest is among those above.
  private func meet(
    _ sources: [HierarchyWorkspace.Seed], _ targets: [HierarchyWorkspace.Seed],
    below limit: UInt32, _ forwardLabels: inout [UInt64], _ backwardLabels: inout [UInt64]
  ) -> Meeting {
    var forward = forwardLabels.mutableSpan
    var backward = backwardLabels.mutableSpan
    let (upNodes, upArcs) = (up.nodes.span, up.arcs.span)
    let (downNodes, downArcs) = (down.nodes.span, down.arcs.span)
    var (source, sourceDepth) = start(sources, &forward)
    var (target, targetDepth) = start(targets, &backward)
    // Beyond the last vertex, where all roots lead, both are the same at the latest.
    while source != target {
      if source < target {
        HierarchyClimb.relax(
          source, forward[sourceDepth], below: limit, upNodes, upArcs, &forward)
        source = Int(upNodes[source].parent)
        sourceDepth &-= 1
      } else {
        HierarchyClimb.relax(
          target, backward[targetDepth], below: limit, downNodes, downArcs, &backward)
        target = Int(downNodes[target].parent)
        targetDepth &-= 1
      }
    }
    var best = Meeting()
    best.weight = limit
    let end = upNodes.count &- 1
    while source < end {
      let (ahead, behind) = (forward[sourceDepth], backward[sourceDepth])
      // Each is at most 2³¹ − 1: the sum does not wrap.
      let sum = HierarchyLabel.weight(ahead) &+ HierarchyLabel.weight(behind)
      if sum < best.weight {
        best.weight = sum
        best.depth = sourceDepth
      }
      HierarchyClimb.relax(source, ahead, below: best.weight, upNodes, upArcs, &forward)
      HierarchyClimb.relax(source, behind, below: best.weight, downNodes, downArcs, &backward)
      source = Int(upNodes[source].parent)
      sourceDepth &-= 1
    }
    return best
  }

  /// Labels seeds that are on one way up, and everything else there as not reached.
  ///
  /// - Returns: the lowest of them.
  func start(
    _ seeds: [HierarchyWorkspace.Seed], _ labels: inout MutableSpan<UInt64>
  ) -> (rank: Int, depth: Int) {
    let depths = topology.depths.span
    let lowest = Int(seeds[0].rank)
    let depth = Int(depths[lowest])
    for place in 0...depth { labels[place] = HierarchyLabel.none }
    for seed in seeds {
      let place = Int(depths[Int(seed.rank)])
      labels[place] = min(
        labels[place], HierarchyLabel.packed(seed.weight, HierarchyLabel.seed | seed.tag))
    }
    return (lowest, depth)
  }
}

extension HierarchyClimb {
  /// Offers what lies above a vertex a way through it, unless that is too long already.
  ///
  /// - Parameter bound: not above ``Weight/infinity``.
  @inline(__always)
  static func relax(
    _ rank: Int, _ label: UInt64, below bound: UInt32 = Weight.infinity.deciseconds,
    _ nodes: Span<Node>, _ arcs: Span<Arc>, _ labels: inout MutableSpan<UInt64>
  ) {
    let weight = HierarchyLabel.weight(label)
    guard weight < bound else { return }
    var arc = Int(nodes[rank].firstArc)
    let end = Int(nodes[rank &+ 1].firstArc)
    while arc < end {
      let next = arcs[arc]
      let offer = HierarchyLabel.packed(
        weight &+ next.weight, UInt32(truncatingIfNeeded: arc))
      let depth = Int(next.depth)
      labels[depth] = min(labels[depth], offer)
      arc &+= 1
    }
  }
}
