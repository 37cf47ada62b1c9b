internal import Geodesy
internal import MapImport
internal import NearestStop

/// The points of `--points`.
struct CoveragePoints: Sendable {
  /// In WGS-84, in the order of the file.
  private(set) var coordinates: [Coordinate] = []

  /// Reads GeoJSON, CSV with a header that names the columns, or a coordinate a line as
  /// ``OriginFile`` does. Records that can't be read are told of and left out.
  ///
  /// - Throws: a failure that names the file; also when no record can be used.
  init(file: String, datum: Datum, notes: Notes) throws(CommandFailure) {
    let bytes: [UInt8]
    do throws(MapImportError) {
      bytes = try InputFile.read(file)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
    if Self.isList(bytes, named: file, datum: datum) {
      coordinates = try OriginFile.read(bytes, named: file, datum: datum).map(\.wgs84)
      return
    }
    let records: StopRecords
    do throws(MapImportError) {
      records = try StopReader.read(bytes, file: file)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
    var problems = records.problems
    for record in records.records {
      do throws(PointProblem) {
        coordinates.append(try Self.coordinate(record.position, datum))
      } catch {
        problems.append(RecordProblem(location: record.location, message: error.message))
      }
    }
    tell(problems, notes)
    guard !coordinates.isEmpty else {
      throw .badData(
        "\(PrintableText.of(file)): none of its records can be used: expected points such as "
          + "39.9074,116.3675",
        chinese: "\(PrintableText.of(file))：没有可用的记录：应为点，例如 39.9074,116.3675")
    }
  }

  /// Whether the first line is a coordinate, if perhaps one that is nowhere: a list has no header.
  private static func isList(_ bytes: [UInt8], named file: String, datum: Datum) -> Bool {
    guard StopFormat(file: file, bytes: bytes) == .csv else { return false }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != 0x0D }
    do throws(OriginError) {
      _ = try Origin(parsing: Array(line).span, datum: datum)
    } catch {
      if case .notAPlace(.unreadableCoordinate) = error { return false }
    }
    return true
  }

  private struct PointProblem: Error {
    var message: String
  }

  private static func coordinate(
    _ position: RawPosition, _ datum: Datum
  ) throws(PointProblem) -> Coordinate {
    switch position {
    case .unusable(let text): throw PointProblem(message: text)
    case .degrees(let latitude, let longitude):
      do throws(GeodesyError) {
        return try Coordinate(latitude: latitude, longitude: longitude)
          .converted(from: datum, to: .wgs84)
      } catch {
        throw PointProblem(message: error.description)
      }
    }
  }

  private func tell(_ problems: [RecordProblem], _ notes: Notes) {
    for problem in problems.prefix(3) {
      let text = PrintableText.of(problem.description)
      notes.say(text, chinese: "数据问题：\(text)")
    }
    let rest = problems.count - 3
    if rest > 0 {
      notes.say(
        "and \(rest) more records of the points are left out", chinese: "另有 \(rest) 条点记录被略过")
    }
  }
}
