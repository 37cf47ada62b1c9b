/// A set of amenities in one machine word.
@frozen
public struct AmenitySet: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// Bit `n` stands for the amenity whose raw value is `n`.
  public let rawValue: UInt64

  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  public init(_ amenity: Amenity) { self.init(rawValue: 1 << UInt64(amenity.rawValue)) }

  public init(_ amenities: some Sequence<Amenity>) {
    self.init(rawValue: amenities.reduce(0) { $0 | 1 << UInt64($1.rawValue) })
  }

  /// Whether the set holds `amenity`.
  public func contains(_ amenity: Amenity) -> Bool {
    rawValue & (1 << UInt64(amenity.rawValue)) != 0
  }

  /// The amenities of the set, in the order of ``Amenity/allCases``.
  public var amenities: [Amenity] { Amenity.allCases.filter(contains) }
}
