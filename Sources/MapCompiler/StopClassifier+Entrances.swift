internal import Geodesy
internal import MapImport
internal import Stops

/// The ways into a stop: `39.9081,116.3682 qr_code @ (06:00-22:00) "East Gate"`, with `;` between them.
///
/// The coordinate is latitude first, in the file's datum; what follows may be left out, each by itself.
extension StopClassifier {
  /// More gates than the Forbidden City's are a mistake.
  private static let entranceLimit = 100

  /// What can't be read is left out with a warning: the stop itself still has its place.
  mutating func entrances() throws(RecordDefect) -> [StopEntrance] {
    var entrances: [StopEntrance] = []
    for text in try entranceTexts() {
      guard entrances.count < Self.entranceLimit else {
        warn(
          "'\(StopField.entrances.name)' lists more than \(Self.entranceLimit): the rest is left out"
        )
        break
      }
      do throws(EntranceError) {
        entrances.append(try entrance(text))
      } catch {
        warn("'\(StopField.entrances.name)' lists \(quoted(text)): \(error.reason); left out")
      }
    }
    return entrances
  }

  private mutating func entranceTexts() throws(RecordDefect) -> [String] {
    let field = StopField.entrances
    guard case .list(let values)? = record.fields[field.name] else {
      return Self.parts(of: try text(field) ?? "")
    }
    var texts: [String] = []
    for value in values {
      guard case .string(let text) = value else {
        warn("'\(field.name)' lists \(value): expected text; left out")
        continue
      }
      if let text = try checked(text, of: field.name, limit: StopField.textByteLimit) {
        texts.append(text)
      }
    }
    return texts
  }

  /// Cut at semicolons outside parentheses and quotation marks, which hours and names may hold.
  private static func parts(of text: String) -> [String] {
    var parts = [""]
    var (depth, isQuoted) = (0, false)
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted: depth -= 1
      case ";" where !isQuoted && depth <= 0:
        parts.append("")
        continue
      default: break
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map(\.trimmed).filter { !$0.isEmpty }
  }

  private struct EntranceError: Error {
    var reason: String
  }

  private func entrance(_ text: String) throws(EntranceError) -> StopEntrance {
    var rest = text[...]
    let place = rest.prefix { $0 != " " && $0 != "\t" }
    rest = rest[place.endIndex...]
    let coordinate: Coordinate
    do throws(GeodesyError) {
      coordinate = try Coordinate(parsing: String(place)).converted(from: datum, to: .wgs84)
    } catch {
      throw EntranceError(reason: error.description)
    }
    var entrance = StopEntrance(at: coordinate)
    if let start = rest.firstIndex(of: "\""), let end = rest.lastIndex(of: "\""), start < end {
      let name = String(rest[rest.index(after: start)..<end]).trimmed
      guard name.utf8.count <= StopField.nameByteLimit else {
        throw EntranceError(reason: "its name has \(name.utf8.count) bytes")
      }
      entrance.name = name.isEmpty ? nil : name
      guard String(rest[rest.index(after: end)...]).trimmed.isEmpty else {
        throw EntranceError(reason: "something follows its name")
      }
      rest = rest[..<start]
    }
    let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    if let word = parts.first.map({ String($0).trimmed }), !word.isEmpty {
      guard let access = StopAccess(rawValue: word) else {
        throw EntranceError(
          reason: "\(quoted(word)) is no way in: expected one of "
            + StopAccess.allCases.map(\.rawValue).joined(separator: ", "))
      }
      entrance.access = access
    }
    if parts.count == 2 {
      var hours = String(parts[1]).trimmed
      if hours.hasPrefix("("), hours.hasSuffix(")") { hours = String(hours.dropFirst().dropLast()) }
      do throws(OpeningHoursError) {
        _ = try OpeningHours(parsing: hours)
      } catch {
        throw EntranceError(reason: error.description)
      }
      entrance.openingHours = hours
    }
    return entrance
  }
}
