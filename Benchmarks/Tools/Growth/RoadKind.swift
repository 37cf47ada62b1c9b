import NearestStop

/// What a synthetic road is, and so how fast it is and how often there are such.
enum RoadKind {
  /// Between towns.
  case highway
  /// Through a town.
  case arterial
  /// Between the arterials.
  case collector
  case local
  /// Into a yard.
  case alley

  /// Kilometres an hour by bicycle and by e-bike; on foot it is 4.8 everywhere.
  private var speeds: (bicycle: Double, ebike: Double) {
    switch self {
    case .highway: (20, 25)
    case .arterial: (18, 25)
    case .collector: (16, 20)
    case .local: (13, 15)
    case .alley: (8, 8)
    }
  }

  /// The share of its roads that riders may use one way only.
  var onewayShare: Double {
    switch self {
    case .local: 0.12
    case .collector: 0.06
    default: 0
    }
  }

  /// Whether a lattice edge of it is there at all.
  var share: Double {
    switch self {
    case .highway, .arterial: 0.98
    case .collector: 0.94
    case .local, .alley: 0.7
    }
  }

  /// - Parameter haste: by how much this one is faster or slower than others of its kind; about 1.
  func movement(metres: Double, isOneway: Bool, haste: Double) -> PerProfile<RoadNetwork.Movement> {
    func ride(_ speed: Double) -> RoadNetwork.Movement {
      let weight = Weight(metres: metres, kilometresPerHour: speed * haste)
      return .init(forward: weight, backward: isOneway ? .infinity : weight)
    }
    return PerProfile(
      foot: .init(both: Weight(metres: metres, kilometresPerHour: 4.8)),
      bicycle: ride(speeds.bicycle), ebike: ride(speeds.ebike))
  }
}
