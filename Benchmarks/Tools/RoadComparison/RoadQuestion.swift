/// What is asked, as the script says it: a kind, how many stops, and the features they must have.
struct RoadQuestion {
  enum Kind: String {
    /// The nearest stops from a junction.
    case nearest
    /// The same from every junction, in the order of the graph.
    case every
    /// The same from a coordinate, brought to the nearest road first.
    case coordinate
    /// The same from many coordinates, in one call where there is one for that.
    case batch
    /// What the way from junction to junction weighs.
    case weight
    /// The same, and the vertices it comes over.
    case path
    /// The way from a junction to the last of the nearest stops, where that is known before.
    case way
    /// What the ways to all stops weigh.
    case table
  }

  let kind: Kind
  let count: Int
  let features: UInt64

  init?(_ words: ArraySlice<Substring>) {
    let words = Array(words)
    guard words.count == 3, let kind = Kind(rawValue: String(words[0])), let count = Int(words[1]),
      let features = UInt64(words[2])
    else { return nil }
    self.kind = kind
    self.count = count
    self.features = features
  }
}

/// Answers as numbers, one list for each kind of them.
struct RoadAnswers {
  /// Deciseconds; `UInt32.max` for no way.
  var weights: [UInt32] = []
  /// The stops', with `UInt32.max` where there are fewer than asked for.
  var ordinals: [UInt32] = []
  /// The vertices of one path after the other, each after their number.
  var paths: [UInt32] = []
}
