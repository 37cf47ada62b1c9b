internal import MapImport
internal import Stops

extension StopClassifier {
  /// At most this many unknown words of one record are named.
  private static let warningLimit = 10

  /// What the record offers. A word that means nothing is named in a warning; the others count.
  mutating func amenities() -> AmenitySet {
    let field = StopField.amenities
    var amenities: AmenitySet = []
    var unknown = 0
    switch record.fields[field.name] {
    case nil, .null:
      break
    case .string(let text):
      for word in text.words {
        collect(word, into: &amenities, unknown: &unknown)
      }
    case .list(let values):
      for value in values {
        if case .string(let text) = value {
          collect(text.trimmed, into: &amenities, unknown: &unknown)
        } else {
          unknown += 1
          if unknown <= Self.warningLimit {
            warn("'\(field.name)' lists \(value): expected a word; left out")
          }
        }
      }
    case let value?:
      warn("'\(field.name)' is \(value): expected \(field.expectation); left unknown")
    }
    if unknown > Self.warningLimit {
      warn("'\(field.name)' has \(unknown - Self.warningLimit) more unknown entries; left out")
    }
    return amenities
  }

  private mutating func collect(
    _ word: String, into amenities: inout AmenitySet, unknown: inout Int
  ) {
    guard !word.isEmpty else { return }
    if let amenity = AmenityWords.amenity(word) {
      amenities.insert(AmenitySet(amenity))
    } else {
      unknown += 1
      if unknown <= Self.warningLimit { warn(AmenityWords.complaint(about: word)) }
    }
  }

  /// Notes on single amenities, in the amenities' own order.
  mutating func amenityNotes() throws(RecordDefect) -> [AmenityNote] {
    let field = StopField.amenityNotes
    var notes: [AmenityNote] = []
    switch record.fields[field.name] {
    case nil, .null:
      break
    case .object(let members):
      for (word, value) in members.sorted(by: { $0.key < $1.key }) {
        if let note = try note(word, value) { notes.append(note) }
      }
    case let value? where !value.isEmpty:
      warn("'\(field.name)' is \(value): expected \(field.expectation); left out")
    default:
      break
    }
    for name in record.fields.keys where name.hasPrefix(StopField.notePrefix) {
      let word = String(name.dropFirst(StopField.notePrefix.count))
      if let note = try note(word, record.fields[name] ?? .null) { notes.append(note) }
    }
    return notes.sorted { left, right in
      (left.amenity.rawValue, left.text) < (right.amenity.rawValue, right.text)
    }
  }

  private mutating func note(
    _ word: String, _ value: FieldValue
  ) throws(RecordDefect) -> AmenityNote? {
    guard !value.isEmpty else { return nil }
    guard let amenity = AmenityWords.amenity(word) else {
      if warnings.count < 2 * Self.warningLimit {
        warn("in the amenity notes: \(AmenityWords.complaint(about: word))")
      }
      return nil
    }
    guard let text = value.plainText else {
      warn("the note on '\(word)' is \(value): expected text; left out")
      return nil
    }
    return try checked(text, of: StopField.notePrefix + word, limit: StopField.textByteLimit)
      .map { AmenityNote(amenity: amenity, text: $0) }
  }
}
