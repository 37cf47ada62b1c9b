/// Something to be found, which is entered by one door or by any of several.
public struct RoadTarget: Hashable, Sendable {
  /// A way in.
  public struct Door: Hashable, Sendable, BitwiseCopyable {
    /// Where it is.
    public var place: RoadPlace
    /// What the caller calls it; ``unnumbered`` where a target has no more than a place.
    public var number: UInt32

    /// The number of a door that nobody has given one.
    public static let unnumbered = UInt32.max

    /// Describes one door.
    public init(_ place: RoadPlace, number: UInt32 = unnumbered) {
      self.place = place
      self.number = number
    }
  }

  /// One or more, those that the caller prefers first: of doors that are equally near the first is taken.
  public var doors: [Door]
  /// What it offers, one bit for each thing; what the bits mean is the caller's business.
  public var features: UInt64

  /// Describes a target with one door.
  public init(_ place: RoadPlace, features: UInt64 = 0) {
    doors = [Door(place)]
    self.features = features
  }

  /// Describes a target with several doors; `nil` without any.
  public init?(_ doors: [Door], features: UInt64 = 0) {
    guard !doors.isEmpty else { return nil }
    self.doors = doors
    self.features = features
  }
}
