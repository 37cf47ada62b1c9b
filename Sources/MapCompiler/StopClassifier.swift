internal import Geodesy
internal import MapImport
internal import Stops

/// Why a record cannot become a stop.
struct RecordDefect: Error {
  /// What was found, what was expected, what to do.
  var message: String
}

/// Understands one record: fields in, a stop out.
///
/// Whatever a stop can do without is at worst unknown and warned about; without an id or a position,
/// or with text of absurd length, there is no stop.
struct StopClassifier {
  let record: StopRecord
  let format: StopFormat
  let datum: Datum
  /// What looks wrong and was kept or left unknown.
  private(set) var warnings: [String] = []

  init(record: StopRecord, format: StopFormat, datum: Datum) {
    self.record = record
    self.format = format
    self.datum = datum
  }

  mutating func stop() throws(RecordDefect) -> Stop {
    let id = try self.id()
    let coordinate = try self.coordinate(id: id)
    var stop = Stop(id: id, names: try names(), coordinate: coordinate)
    stop.kind = try text(.kind).map { StopKind(rawValue: $0) }
    stop.tier = try word(.tier, StopTier.init(rawValue:), among: StopTier.allCases.map(\.rawValue))
    stop.amenities = amenities()
    stop.amenityNotes = try amenityNotes()
    stop.openingHours = try openingHours()
    stop.access = try word(
      .access, StopAccess.init(rawValue:), among: StopAccess.allCases.map(\.rawValue))
    stop.conditionalAccess = try conditionalAccess(stop.access)
    stop.entrances = try entrances()
    stop.audience = try text(.audience)
    stop.fee = try fee()
    stop.phone = try text(.phone)
    stop.operator = try text(.operator)
    stop.address = try text(.address)
    stop.subdistrict = try text(.subdistrict)
    stop.source = try text(.source)
    stop.verifiedOn = try date(.verifiedOn)
    return stop
  }

  // MARK: What a stop cannot do without

  private func id() throws(RecordDefect) -> String {
    let own = record.fields[StopField.id.name].flatMap { $0.isEmpty ? nil : $0 }
    guard let value = own ?? record.featureID.flatMap({ $0.isEmpty ? nil : $0 }) else {
      throw RecordDefect(message: "the id is missing: expected \(StopField.id.expectation)")
    }
    var isFraction = false
    if case .number(let number) = value { isFraction = number != number.rounded() }
    guard !isFraction, let text = value.plainText else {
      throw RecordDefect(message: "the id is \(value): expected \(StopField.id.expectation)")
    }
    let id = text.trimmed
    guard id.utf8.count <= StopField.idByteLimit else {
      throw RecordDefect(
        message: "the id \(quoted(id)) has \(id.utf8.count) bytes: "
          + "expected \(StopField.idByteLimit) at most")
    }
    // An id is repeated in tables, in links and on command lines.
    guard !id.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw RecordDefect(message: "the id \(quoted(id)) holds a control character: remove it")
    }
    return id
  }

  private func coordinate(id: String) throws(RecordDefect) -> Coordinate {
    func defect(_ reason: String) -> RecordDefect {
      RecordDefect(message: "stop \(quoted(id)): \(reason)")
    }
    switch record.position {
    case .unusable(let reason):
      throw defect(reason)
    case .degrees(let latitude, let longitude):
      do throws(GeodesyError) {
        return try Coordinate(latitude: latitude, longitude: longitude)
          .converted(from: datum, to: .wgs84)
      } catch {
        guard case .probablySwapped = error else { throw defect(error.description) }
        let rule =
          format == .geoJSON
          ? "GeoJSON is longitude first" : "check which column is which"
        throw defect(
          "latitude \(latitude) is out of range, but latitude \(longitude), longitude \(latitude) "
            + "would be valid: did you swap? \(rule)")
      }
    }
  }

  // MARK: Fields

  /// A field's text: trimmed, not empty, within the limit.
  mutating func text(
    _ field: StopField, limit: Int = StopField.textByteLimit
  ) throws(RecordDefect) -> String? {
    guard let value = record.fields[field.name], !value.isEmpty else { return nil }
    guard let text = value.plainText else {
      warn("'\(field.name)' is \(value): expected text; left unknown")
      return nil
    }
    return try checked(text, of: field.name, limit: limit)
  }

  func checked(_ text: String, of name: String, limit: Int) throws(RecordDefect) -> String? {
    let text = text.trimmed
    guard text.utf8.count <= limit else {
      throw RecordDefect(
        message: "'\(name)' has \(text.utf8.count) bytes and begins \(quoted(text)): "
          + "expected \(limit) at most")
    }
    return text.isEmpty ? nil : text
  }

  /// A field that must be one of a few words.
  private mutating func word<Meaning>(
    _ field: StopField, _ meaning: (String) -> Meaning?, among words: [String]
  ) throws(RecordDefect) -> Meaning? {
    guard let text = try text(field) else { return nil }
    if let meaning = meaning(text) { return meaning }
    let suggestion = WordSuggestion.nearest(to: text, among: words).map {
      "; did you mean '\($0)'?"
    }
    warn(
      "'\(field.name)' is \(quoted(text)): expected one of \(words.joined(separator: ", ")); "
        + "left unknown\(suggestion ?? "")")
    return nil
  }

  /// The text stays whatever it says; whether the stop is open is known only if it can be read.
  private mutating func openingHours() throws(RecordDefect) -> String? {
    guard let text = try text(.openingHours) else { return nil }
    do throws(OpeningHoursError) {
      _ = try OpeningHours(parsing: text)
    } catch {
      warn("'\(StopField.openingHours.name)' is kept as text only: \(error)")
    }
    return text
  }

  /// The same: the way in at a time is known only if the exceptions can be read.
  private mutating func conditionalAccess(
    _ usual: StopAccess?
  ) throws(RecordDefect) -> String? {
    guard let text = try text(.conditionalAccess) else { return nil }
    do throws(EntryHoursError) {
      _ = try EntryHours(usual, exceptions: text)
    } catch {
      warn("'\(StopField.conditionalAccess.name)' is kept as text only: \(error)")
    }
    return text
  }

  private mutating func fee() throws(RecordDefect) -> StopFee? {
    switch record.fields[StopField.fee.name] {
    case .boolean(let charged): return charged ? .charged(nil) : .free
    case .integer(0), .number(0): return .free
    default: break
    }
    switch try text(.fee) {
    case nil: return nil
    case "no", "No", "NO", "0": return .free
    case "yes", "Yes", "YES": return .charged(nil)
    case let amount?: return .charged(amount)
    }
  }

  private mutating func date(_ field: StopField) throws(RecordDefect) -> CalendarDate? {
    guard let text = try text(field) else { return nil }
    if let date = CalendarDate(parsing: text) { return date }
    warn(
      "'\(field.name)' is \(quoted(text)): expected a day as YYYY-MM-DD, such as 2025-06-01; "
        + "left unknown")
    return nil
  }

  mutating func warn(_ message: String) { warnings.append(message) }
}

extension CalendarDate {
  /// Reads `YYYY-MM-DD` and nothing else.
  fileprivate init?(parsing text: String) {
    let bytes = Array(text.utf8.prefix(11))
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ digits: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[digits] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}
