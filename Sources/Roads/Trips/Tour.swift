/// A trip by targets that together offer all that is needed.
public struct Tour: Hashable, Sendable {
  /// A target that is visited.
  public struct Visit: Hashable, Sendable, BitwiseCopyable {
    /// The target.
    public let ordinal: UInt32
    /// Which needs are met here for the first time, a bit for each by its place among them.
    public let meets: UInt16
    /// From the place before.
    public let way: Weight
    /// When one is there, counted from the beginning of the tour.
    public let arrival: Weight
    /// When what one has come for begins: after waiting, if one has to.
    public let start: Weight
    /// When one goes on.
    public let end: Weight
  }

  /// In the order of travel.
  public let visits: [Visit]
  /// From the last target to the destination; `nil` without one.
  public let wayToDestination: Weight?
  /// When the tour ends: at the destination, or with the last visit.
  public let end: Weight
}

/// What is asked of a tour.
public struct TourQuestion: Hashable, Sendable {
  /// The most needs of one tour.
  public static let mostNeeds = 8

  /// Where it begins.
  public var origin: RoadPlace
  /// Where it ends; `nil` for anywhere.
  public var destination: RoadPlace?
  /// Features that a target must have all of to meet a need; 1…``mostNeeds``.
  public var needs: [UInt64]
  /// Whether needs are met in the order given.
  public var isInOrder: Bool
  /// How long one stays at each target.
  public var stay: Weight

  /// A question.
  public init(
    from origin: RoadPlace, to destination: RoadPlace? = nil, needs: [UInt64],
    inOrder isInOrder: Bool = false, staying stay: Weight = .zero
  ) {
    self.origin = origin
    self.destination = destination
    self.needs = needs
    self.isInOrder = isInOrder
    self.stay = stay
  }
}
