public import Geodesy

/// A place where a courier may stop, and all that its source says about it.
///
/// What a source does not say is `nil` here and is shown as unknown, never as "no".
public struct Stop: Hashable, Sendable, Identifiable {
  /// The source's own identifier: unique within a set of stops, stable from one version to the next.
  public var id: String
  /// What it is called.
  public var names: StopNames
  /// Where it is, in WGS-84.
  public var coordinate: Coordinate
  /// What sort of place it is.
  public var kind: StopKind?
  /// How fully it is equipped.
  public var tier: StopTier?
  /// What it offers.
  public var amenities: AmenitySet
  /// What a source adds about single amenities ("two microwaves, queue at noon").
  public var amenityNotes: [AmenityNote]
  /// The `opening_hours` text as the source wrote it; see ``OpeningHours``.
  public var openingHours: String?
  /// How one gets in.
  public var access: StopAccess?
  /// Exceptions to ``access`` by time of day, as in OSM's `access:conditional`:
  /// `qr_code @ (22:00-08:00)`.
  public var conditionalAccess: String?
  /// The ways in that have places of their own; none where ``coordinate`` is the way in.
  public var entrances: [StopEntrance] = []
  /// For whom the stop is meant, as the source says: `couriers`, `outdoor_workers`, `everyone`, ….
  public var audience: String?
  /// Whether it costs something.
  public var fee: StopFee?
  /// A telephone number, as the source writes it.
  public var phone: String?
  /// Who runs it.
  public var `operator`: String?
  /// Where it is, in words.
  public var address: String?
  /// The subdistrict (街道) it lies in.
  public var subdistrict: String?
  /// Who says all this.
  public var source: String?
  /// The day somebody last made sure of it, `YYYY-MM-DD`.
  public var verifiedOn: CalendarDate?

  /// A stop with what most sources say; the rest is `nil` until it is set.
  public init(
    id: String,
    names: StopNames = StopNames(),
    coordinate: Coordinate,
    kind: StopKind? = nil,
    tier: StopTier? = nil,
    amenities: AmenitySet = [],
    amenityNotes: [AmenityNote] = []
  ) {
    self.id = id
    self.names = names
    self.coordinate = coordinate
    self.kind = kind
    self.tier = tier
    self.amenities = amenities
    self.amenityNotes = amenityNotes
  }
}

/// The names a stop goes by.
public struct StopNames: Hashable, Sendable {
  /// The name in Chinese.
  public var chinese: String?
  /// The name in English, or in pinyin.
  public var english: String?
  /// Other spellings and names; one station may be known under four.
  public var aliases: [String]

  /// The names that are known; none of a kind unless given.
  public init(chinese: String? = nil, english: String? = nil, aliases: [String] = []) {
    self.chinese = chinese
    self.english = english
    self.aliases = aliases
  }
}

/// What a source says about one amenity of a stop.
public struct AmenityNote: Hashable, Sendable {
  /// Which amenity.
  public var amenity: Amenity
  /// What the source says about it.
  public var text: String

  /// A note on an amenity.
  public init(amenity: Amenity, text: String) {
    self.amenity = amenity
    self.text = text
  }
}
