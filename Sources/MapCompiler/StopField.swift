/// The properties that say something about a stop: a feature's in GeoJSON, a column's in CSV.
///
/// This table is the only place where their names are written; the module's note repeats it, and a
/// test compares the two.
public enum StopField: String, CaseIterable, Sendable, Hashable {
  case id
  case chineseName = "name:zh"
  case englishName = "name:en"
  case name
  case aliases = "alt_name"
  case kind
  case tier
  case amenities
  case amenityNotes = "amenity_notes"
  case openingHours = "opening_hours"
  case access
  case conditionalAccess = "access:conditional"
  case entrances
  case audience
  case fee
  case phone
  case `operator`
  case address
  case subdistrict
  case source
  case verifiedOn = "verified_on"

  /// The name of a property or column.
  public var name: String { rawValue }

  /// What its value must be.
  public var expectation: String {
    switch self {
    case .id: "text or a whole number, not empty, at most \(Self.idByteLimit) bytes; required"
    case .chineseName, .englishName: "text, at most \(Self.nameByteLimit) bytes"
    case .name: "the Chinese name if it has a Chinese character, otherwise the English one"
    case .aliases: "names with ';' between them"
    case .kind: "one word, any: `union_station`, `park`, …"
    case .tier: "`corner`, `point` or `station`"
    case .amenities: "words with blanks or ';' between them, or a list of words"
    case .amenityNotes: "an object, word → text; in CSV a column `note:water` for each word"
    case .openingHours: "as in OpenStreetMap: `Mo-Fr 08:00-20:00; PH off`"
    case .access: "`open`, `qr_code`, `door_code`, `ask_staff`, `customers_only`, `private` or `no`"
    case .conditionalAccess: "exceptions by time of day: `qr_code @ (22:00-08:00)`"
    case .entrances:
      "ways in with places of their own, `;` between them: "
        + "`39.9081,116.3682 qr_code @ (06:00-22:00) \"East Gate\"`"
    case .audience: "for whom: `couriers`, `everyone`, …"
    case .fee: "`no`, `yes`, or how much in words or as a number"
    case .phone, .operator, .address, .subdistrict:
      "text, at most \(Self.textByteLimit) bytes"
    case .source: "who says all this"
    case .verifiedOn: "the day somebody last made sure, YYYY-MM-DD"
    }
  }

  /// What a property's name begins with that holds a note on one amenity.
  public static let notePrefix = "note:"

  /// The most bytes of an ``id``.
  public static let idByteLimit = 200
  /// The most bytes of any one name.
  public static let nameByteLimit = 1_000
  /// The most bytes of any other text.
  public static let textByteLimit = 4_000

  /// Whether a property of this name is read.
  static func isKnown(_ name: String) -> Bool {
    names.contains(name) || name.hasPrefix(notePrefix)
  }

  private static let names = Set(allCases.map(\.name))
}
