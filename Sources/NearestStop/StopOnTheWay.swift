public import Roads

/// A stop that is visited on the way, and what that takes.
public struct StopOnTheWay: Hashable, Sendable {
  /// Its place in ``StopFinder/stops``.
  public let ordinal: UInt32
  /// By which of its ``Stop/entrances`` one comes and goes; `nil` where none are known.
  public let entrance: Int?
  /// Into which leg of the trip it is best put: 0 for the one between the first two places.
  public let leg: Int
  /// From where that leg begins to the stop.
  public let toStop: TravelTime
  /// From the stop to where that leg ends.
  public let fromStop: TravelTime
  /// From the beginning of the whole trip to the stop.
  public let arrival: TravelTime
  /// The whole trip with the stop, the time spent there aside.
  public let duration: TravelTime
  /// By how many seconds the trip is longer than without the stop. Seldom below zero: who stops may turn
  /// round there, or go on from private ground, which the direct way may not lead over.
  public let extraSeconds: Double
  /// The ways to and from the stop, where they were asked for.
  public let routes: Routes?

  /// The two ways that take the place of a leg.
  public struct Routes: Hashable, Sendable {
    /// From where the leg begins.
    public let toStop: TravelRoute
    /// To where it ends.
    public let fromStop: TravelRoute
  }

  init(
    _ detour: Detour, to ordinal: UInt32, by entrance: Int?, of search: DetourSearch,
    _ routes: Routes?
  ) {
    self.ordinal = ordinal
    self.entrance = entrance
    leg = Int(detour.leg)
    toStop = TravelTime(detour.toTarget)
    fromStop = TravelTime(detour.fromTarget)
    arrival = TravelTime(search.arrival(of: detour))
    duration = TravelTime(detour.total)
    extraSeconds =
      Double(Int(detour.total.deciseconds) - Int(search.direct.deciseconds)) / 10
    self.routes = routes
  }
}

/// The stops that cost least on the way, and the trip without any.
public struct StopsOnTheWay: Hashable, Sendable {
  /// How long each leg of the trip takes without a stop.
  public let legs: [TravelTime]
  /// How long the trip takes without a stop.
  public let duration: TravelTime
  /// The least detour first.
  public let stops: [StopOnTheWay]
}
