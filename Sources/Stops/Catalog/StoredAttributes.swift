internal import Geodesy
internal import SnapshotFormat

/// What a catalog keeps of one stop besides its id, place and amenities: numbers only, every bit
/// pattern of which means something or nothing, and no padding.
///
/// Of a text it is the number: its place among the catalog's texts and one, 0 for none.
struct StoredAttributes: ColumnElement {
  var chineseName: UInt32 = 0
  var englishName: UInt32 = 0
  var kind: UInt32 = 0
  var openingHours: UInt32 = 0
  var conditionalAccess: UInt32 = 0
  var audience: UInt32 = 0
  /// The text of ``StopFee/charged(_:)``.
  var charge: UInt32 = 0
  var phone: UInt32 = 0
  var `operator`: UInt32 = 0
  var address: UInt32 = 0
  var subdistrict: UInt32 = 0
  var source: UInt32 = 0
  /// Where its aliases begin, and how many there are.
  var firstAlias: UInt32 = 0
  var aliasCount: UInt32 = 0
  /// Where its notes begin, and how many there are.
  var firstNote: UInt32 = 0
  var noteCount: UInt32 = 0
  /// Where its entrances begin, and how many there are.
  var firstEntrance: UInt32 = 0
  var entranceCount: UInt32 = 0
  /// A ``CalendarDate/dayNumber``; any that is no day's for none.
  var verifiedOn: Int32 = noDay
  /// ``StopTier/storedNumber``, ``StopAccess/storedNumber``; 0 for unknown.
  var tier: UInt8 = 0
  var access: UInt8 = 0
  /// ``free``, ``charged``; 0 for unknown.
  var fee: UInt8 = 0
  /// Always 0: what would be padding, so that every byte of a file is given.
  var reserved: UInt8 = 0

  /// No day's number.
  static let noDay = Int32.min
  static let free: UInt8 = 1
  static let charged: UInt8 = 2
}

/// A note on an amenity: the amenity's raw value and the number of the text.
struct StoredNote: ColumnElement {
  var amenity: UInt32
  var text: UInt32
}

/// An entrance, with the numbers of its texts.
struct StoredEntrance: ColumnElement {
  var place: StoredCoordinate
  var name: UInt32
  var openingHours: UInt32
  /// ``StopAccess/storedNumber``; 0 for unknown.
  var access: UInt32
  /// The number of its timetable; 0 where hours are unknown, or can't be read.
  var timetable: UInt32
}

/// Latitude and longitude in degrees, as they were written.
struct StoredCoordinate: ColumnElement {
  var degrees: SIMD2<Double>

  init(_ coordinate: Coordinate) {
    degrees = SIMD2(coordinate.latitude, coordinate.longitude)
  }

  /// Whether the numbers are those of a coordinate; false for NaN.
  @inline(__always)
  var isValid: Bool { abs(degrees.x) <= 90 && abs(degrees.y) <= 180 }

  /// The coordinate. Catalogs are refused whose numbers are none.
  var coordinate: Coordinate {
    Coordinate(clampingLatitude: degrees.x, longitude: degrees.y)
  }
}

// Numbers in files are given out once and never reused.
extension StopTier {
  /// What a file holds for it: 1 and up.
  var storedNumber: UInt8 {
    switch self {
    case .corner: 1
    case .point: 2
    case .station: 3
    }
  }

  /// `nil` for a number that none has.
  init?(storedNumber: UInt8) {
    guard let match = StopTier.allCases.first(where: { $0.storedNumber == storedNumber })
    else { return nil }
    self = match
  }
}

extension StopAccess {
  /// What a file holds for it: 1 and up.
  var storedNumber: UInt8 {
    switch self {
    case .open: 1
    case .qrCode: 2
    case .doorCode: 3
    case .askStaff: 4
    case .customersOnly: 5
    case .private: 6
    case .nobody: 7
    }
  }

  /// `nil` for a number that none has.
  init?(storedNumber: UInt8) {
    guard let match = StopAccess.allCases.first(where: { $0.storedNumber == storedNumber })
    else { return nil }
    self = match
  }
}
