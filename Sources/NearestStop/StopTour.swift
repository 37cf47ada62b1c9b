public import Roads

/// A trip by stops that together offer all that is needed.
public struct StopTour: Hashable, Sendable {
  /// A stop that is visited.
  public struct Visit: Hashable, Sendable {
    /// Its place in ``StopFinder/stops``.
    public let ordinal: UInt32
    /// By which of its ``Stop/entrances`` one comes and goes; `nil` where none are known.
    public let entrance: Int?
    /// Which of the needs are met here for the first time, by their places in the list that was asked for.
    public let meets: [Int]
    /// From the place before.
    public let way: TravelTime
    /// When one is there, counted from the beginning of the tour.
    public let arrival: TravelTime
    /// When the stop is open for the whole stay: later than ``arrival`` where one has to wait.
    public let start: TravelTime
    /// When one goes on.
    public let end: TravelTime
    /// The way from the place before, where it was asked for.
    public let route: TravelRoute?
  }

  /// In the order of travel.
  public let visits: [Visit]
  /// From the last stop to the destination; `nil` without one.
  public let wayToDestination: TravelTime?
  /// The same way, where it was asked for.
  public let routeToDestination: TravelRoute?
  /// Until the destination is reached, or the last visit ends: ways, waiting and stays.
  public let duration: TravelTime

  /// The ways alone.
  public var travel: TravelTime {
    let ways = visits.reduce(0) { $0 + $1.way.seconds } + (wayToDestination?.seconds ?? 0)
    return TravelTime(seconds: ways)
  }

  /// What is waited for in all.
  public var waiting: TravelTime {
    TravelTime(seconds: visits.reduce(0) { $0 + $1.start.seconds - $1.arrival.seconds })
  }
}
