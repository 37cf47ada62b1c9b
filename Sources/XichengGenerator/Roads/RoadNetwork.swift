/// The finished drawing: lines that share points where they meet, and what stands at points.
struct RoadNetwork {
  var lines: [RoadLine]
  var nodeTags: [Spot: RoadTags]

  /// Leaves out what cannot be walked to from the rest: ends of the grid behind water and fences. The
  /// deliberate islands stay.
  mutating func prune() {
    var groups = DisjointSpots()
    for line in lines where line.role != .scenery && line.role != .expressway {
      for (start, end) in zip(line.points, line.points.dropFirst()) { groups.join(start, end) }
    }
    var sizes: [Int: Int] = [:]
    for line in lines where line.role != .scenery && line.role != .expressway {
      sizes[groups.group(of: line.points[0]), default: 0] += line.points.count
    }
    // The smallest number wins a draw, so that the order of the dictionary does not matter.
    guard let largest = sizes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else {
      return
    }
    lines = lines.filter { line in
      line.role == .scenery || line.role == .expressway || line.isIsland
        || groups.group(of: line.points[0]) == largest
    }
  }

  /// How many pieces of road meet at each spot, rails left out.
  func degrees() -> [Spot: Int] {
    var degrees: [Spot: Int] = [:]
    for line in lines where line.role != .scenery {
      for (start, end) in zip(line.points, line.points.dropFirst()) {
        degrees[start, default: 0] += 1
        degrees[end, default: 0] += 1
      }
    }
    return degrees
  }

  /// A oneway lane must lead from one crossing to another, or riders would be caught in it.
  mutating func openBlindOneways() {
    let degrees = degrees()
    // Streets are twoway or come in pairs; a lane between them can always be left again.
    var onStreet: Set<Spot> = []
    for line in lines where line.role == .street && line.rank < .living {
      onStreet.formUnion(line.points)
    }
    for index in lines.indices where lines[index].role == .lane {
      let line = lines[index]
      guard line.tags["oneway"] != nil else { continue }
      let ends = [line.points[0], line.points[line.points.count - 1]]
      guard ends.contains(where: { !onStreet.contains($0) && degrees[$0, default: 0] < 3 }) else {
        continue
      }
      lines[index].tags["oneway"] = nil
      lines[index].tags["oneway:bicycle"] = nil
    }
  }

  /// Signals where main streets of different axes cross, marked crossings where some lanes meet them.
  mutating func placeSignals() {
    var axes: [Spot: [(axis: Int, rank: Rank)]] = [:]
    var order: [Spot] = []
    for line in lines where line.role == .street && line.rank <= .tertiary {
      for spot in line.points {
        if axes[spot] == nil { order.append(spot) }
        if axes[spot]?.contains(where: { $0.axis == line.axis }) != true {
          axes[spot, default: []].append((line.axis, line.rank))
        }
      }
    }
    for spot in order {
      guard let meeting = axes[spot], meeting.count > 1 else { continue }
      let ranks = meeting.map(\.rank).sorted()
      guard ranks[1] <= .secondary || ranks[0] <= .primary else { continue }
      nodeTags[spot] = ["highway": "traffic_signals", "crossing": "traffic_signals"]
    }
    var random = SplitMix64(seed: 99)
    for line in lines where line.role == .lane && line.rank <= .living {
      for spot in [line.points[0], line.points[line.points.count - 1]] {
        guard axes[spot] != nil, nodeTags[spot] == nil, random.chance(22) else { continue }
        nodeTags[spot] = ["highway": "crossing", "crossing": "uncontrolled"]
      }
    }
  }
}

/// Which spots hang together, by union and find.
struct DisjointSpots {
  private var numbers: [Spot: Int] = [:]
  private var parents: [Int] = []

  mutating func group(of spot: Spot) -> Int {
    if let number = numbers[spot] { return root(of: number) }
    numbers[spot] = parents.count
    parents.append(parents.count)
    return parents.count - 1
  }

  mutating func join(_ a: Spot, _ b: Spot) {
    let (first, second) = (group(of: a), group(of: b))
    parents[max(first, second)] = min(first, second)
  }

  private mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }
}
