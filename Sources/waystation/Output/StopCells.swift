internal import Geodesy
internal import Stops

/// The CSV columns that describe a stop, by the names that `--stops` reads.
enum StopCells {
  static func columns(datum: Datum) -> [String] {
    var columns = [
      "id", "name:zh", "name:en", "alt_name", "kind", "tier", "latitude", "longitude", "datum",
    ]
    if datum != .wgs84 { columns += ["latitude_\(datum.rawValue)", "longitude_\(datum.rawValue)"] }
    return columns + ["amenities"] + Amenity.allCases.map { "note:\($0.word)" } + [
      "opening_hours", "open", "open_until", "opens", "holidays", "entry", "access",
      "access:conditional", "entrances",
      "audience", "fee", "phone", "operator", "address", "subdistrict", "source", "verified_on",
    ]
  }

  /// As many cells as there are columns. Lists are joined with semicolons.
  static func cells(of stop: Stop, hours: StopHours, datum: Datum) -> [String?] {
    var cells: [String?] = [
      stop.id, stop.names.chinese, stop.names.english, stop.names.aliasList,
      stop.kind?.rawValue, stop.tier?.rawValue,
      degrees(stop.coordinate.latitude), degrees(stop.coordinate.longitude), Datum.wgs84.rawValue,
    ]
    if datum != .wgs84 {
      let converted = try? stop.coordinate.converted(from: .wgs84, to: datum)
      cells += [converted.map { degrees($0.latitude) }, converted.map { degrees($0.longitude) }]
    }
    let notes = AmenityNotes.joined(stop.amenityNotes)
    cells.append(list(stop.amenities.amenities.map(\.word)))
    cells += Amenity.allCases.map { amenity in notes.first { $0.amenity == amenity }?.text }
    cells += [
      stop.openingHours, hours.word,
      hours.until.map(\.description), hours.opens.map(\.description), hours.holidayWord,
      hours.entry?.rawValue,
      stop.access?.rawValue, stop.conditionalAccess,
      list(stop.entrances.map(\.text)), stop.audience, stop.fee?.text, stop.phone,
      stop.operator,
      stop.address, stop.subdistrict, stop.source, stop.verifiedOn.map(\.description),
    ]
    return cells
  }

  private static func degrees(_ value: Double) -> String {
    FixedDecimal.text(value, places: FixedDecimal.degreePlaces)
  }

  private static func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : items.joined(separator: ";")
  }
}
