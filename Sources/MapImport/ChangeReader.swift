#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// One change as its source writes it: not yet understood.
public struct ChangeRecord: Hashable, Sendable {
  public var location: RecordLocation
  public var fields: [String: FieldValue]
}

/// Reads changes of stops and roads from JSON: a list of objects, an object with such a list as `changes`, or an
/// object for each line (NDJSON).
public enum ChangeReader {
  /// How many changes a file may have.
  public static let limit = 100_000

  /// - Parameters:
  ///   - bytes: the whole file, UTF-8, with or without a byte order mark.
  ///   - file: its name, for messages.
  /// - Throws: ``MapImportError``: of a list of changes one bad record spoils all, because those behind it may rely on
  ///   it.
  public static func read(
    _ bytes: [UInt8], file: String
  ) throws(MapImportError) -> [ChangeRecord] {
    let start = ByteOrderMark.length(in: bytes)
    guard bytes[start...].contains(where: { $0 > 0x20 }) else {
      throw .empty(file: file, expected: "a list of changes")
    }
    try UTF8Check.validate(bytes, file: file)
    let records =
      if isLines(bytes, from: start) {
        try lines(bytes, from: start, file)
      } else {
        try list(bytes, from: start, file)
      }
    guard records.count <= limit else {
      throw .notChanges(file: file, found: "\(records.count) changes, expected at most \(limit)")
    }
    return records
  }

  /// Whether each line is an object: then the first is one, and something follows.
  private static func isLines(_ bytes: [UInt8], from start: Int) -> Bool {
    guard let first = bytes[start...].firstIndex(where: { $0 > 0x20 }),
      bytes[first] == UInt8(ascii: "{"),
      let end = bytes[first...].firstIndex(of: UInt8(ascii: "\n"))
    else { return false }
    return (try? value(Array(bytes[first..<end]))) != nil
      && bytes[end...].contains { $0 > 0x20 }
  }

  private static func lines(
    _ bytes: [UInt8], from start: Int, _ file: String
  ) throws(MapImportError) -> [ChangeRecord] {
    var records: [ChangeRecord] = []
    var number = 0
    for line in bytes[start...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let location = RecordLocation(file: file, position: .line(number))
      let content = Array(line)
      do {
        records.append(try record(try value(content), at: location))
      } catch let error as MapImportError {
        throw error
      } catch {
        let fault = JSONFault.first(in: content, from: 0)
        throw .malformedJSON(
          file: file, line: number, column: fault?.column ?? 1,
          reason: fault?.reason ?? "the decoder refuses it and does not say why")
      }
    }
    return records
  }

  private static func list(
    _ bytes: [UInt8], from start: Int, _ file: String
  ) throws(MapImportError) -> [ChangeRecord] {
    let document: ChangeDocument
    do {
      document = try JSONDecoder().decode(ChangeDocument.self, from: Data(bytes[start...]))
    } catch {
      let fault = JSONFault.first(in: bytes, from: start)
      throw .malformedJSON(
        file: file, line: fault?.line ?? 1, column: fault?.column ?? 1,
        reason: fault?.reason ?? "the decoder refuses it and does not say why")
    }
    guard let changes = document.changes else {
      throw .notChanges(file: file, found: document.found)
    }
    var records: [ChangeRecord] = []
    for (index, change) in changes.enumerated() {
      records.append(
        try record(change, at: RecordLocation(file: file, position: .change(index + 1))))
    }
    return records
  }

  private static func record(
    _ value: FieldValue, at location: RecordLocation
  ) throws(MapImportError) -> ChangeRecord {
    guard case .object(let fields) = value else {
      throw .notChanges(file: location.file, found: "\(value) as \(location.position)")
    }
    return ChangeRecord(location: location, fields: fields)
  }

  private static func value(_ bytes: [UInt8]) throws -> FieldValue {
    try JSONDecoder().decode(FieldValue.self, from: Data(bytes))
  }
}

/// The list of changes of a document, however it is wrapped.
private struct ChangeDocument: Decodable {
  let changes: [FieldValue]?
  /// What is there instead.
  let found: String

  private enum Key: String, CodingKey { case changes, change }

  init(from decoder: any Decoder) throws {
    // Not as one value: that may be nested only so deep.
    if let list = try? [FieldValue](from: decoder) {
      (changes, found) = (list, "")
    } else if let members = try? decoder.container(keyedBy: Key.self) {
      if members.contains(.changes) {
        changes = try? members.decode([FieldValue].self, forKey: .changes)
        found = "an object whose 'changes' is no list"
      } else if members.contains(.change) {
        (changes, found) = ([try FieldValue(from: decoder)], "")
      } else {
        (changes, found) = (nil, "an object without 'changes'")
      }
    } else {
      (changes, found) = (nil, try FieldValue(from: decoder).description)
    }
  }
}
