/// Placeholder until the builder.
public struct RoadGraph: Sendable {
  public static let maximumCount = 1 << 30
}
