/// A set of amenities in one machine word.
///
/// ```swift
/// let needs: AmenitySet = [.water, .microwave]
/// ```
@frozen
public struct AmenitySet: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// Bit `n` stands for the amenity whose raw value is `n`.
  public let rawValue: UInt64

  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The set of one amenity.
  @inlinable
  public init(_ amenity: Amenity) { self.init(rawValue: 1 << UInt64(amenity.rawValue)) }

  /// The set of some amenities.
  @inlinable
  public init(_ amenities: some Sequence<Amenity>) {
    self.init(rawValue: amenities.reduce(0) { $0 | 1 << UInt64($1.rawValue) })
  }

  /// Whether the set holds `amenity`.
  @inlinable
  public func contains(_ amenity: Amenity) -> Bool { isSuperset(of: AmenitySet(amenity)) }

  /// The amenities of the set, in the order of their raw values.
  public var amenities: [Amenity] { Amenity.allCases.filter(contains) }

  /// Every amenity there is.
  public static let all = AmenitySet(Amenity.allCases)
}

// One member for each amenity, so that a set reads like a list of them.
extension AmenitySet {
  /// See ``Amenity/water``.
  @inlinable public static var water: AmenitySet { AmenitySet(.water) }
  /// See ``Amenity/phoneCharging``.
  @inlinable public static var phoneCharging: AmenitySet { AmenitySet(.phoneCharging) }
  /// See ``Amenity/ebikeCharging``.
  @inlinable public static var ebikeCharging: AmenitySet { AmenitySet(.ebikeCharging) }
  /// See ``Amenity/batterySwap``.
  @inlinable public static var batterySwap: AmenitySet { AmenitySet(.batterySwap) }
  /// See ``Amenity/hotMeal``.
  @inlinable public static var hotMeal: AmenitySet { AmenitySet(.hotMeal) }
  /// See ``Amenity/microwave``.
  @inlinable public static var microwave: AmenitySet { AmenitySet(.microwave) }
  /// See ``Amenity/shelter``.
  @inlinable public static var shelter: AmenitySet { AmenitySet(.shelter) }
  /// See ``Amenity/rest``.
  @inlinable public static var rest: AmenitySet { AmenitySet(.rest) }
  /// See ``Amenity/toilets``.
  @inlinable public static var toilets: AmenitySet { AmenitySet(.toilets) }
  /// See ``Amenity/airPump``.
  @inlinable public static var airPump: AmenitySet { AmenitySet(.airPump) }
  /// See ``Amenity/firstAid``.
  @inlinable public static var firstAid: AmenitySet { AmenitySet(.firstAid) }
  /// See ``Amenity/shop``.
  @inlinable public static var shop: AmenitySet { AmenitySet(.shop) }
  /// See ``Amenity/shower``.
  @inlinable public static var shower: AmenitySet { AmenitySet(.shower) }
  /// See ``Amenity/lodging``.
  @inlinable public static var lodging: AmenitySet { AmenitySet(.lodging) }
  /// See ``Amenity/wifi``.
  @inlinable public static var wifi: AmenitySet { AmenitySet(.wifi) }
  /// See ``Amenity/gateHelp``.
  @inlinable public static var gateHelp: AmenitySet { AmenitySet(.gateHelp) }
}
