internal import Geodesy
internal import MapCompiler
internal import MapImport
internal import NearestStop
internal import Stops

/// A change of a file, and where it stands there.
struct FiledChange: Sendable {
  let location: RecordLocation
  let change: LiveChange
  /// From when on it does not hold any more; for good when `nil`.
  let until: UnixTime?

  /// Whether it is neither over nor yet to come: a report may be of a minute later than a question.
  func holds(at now: UnixTime) -> Bool {
    if case .report(let report) = change, now.seconds + 3_600 < report.reading.asOf.seconds {
      return false
    }
    return until.map { now < $0 } ?? true
  }
}

/// The file of `--changes`. Read strictly: a change that is not understood is an error, as is a member of one.
enum ChangeFile {
  /// - Parameter file: its name; `-` for standard input.
  static func changes(in file: String) throws(CommandFailure) -> [FiledChange] {
    let records: [ChangeRecord]
    do throws(MapImportError) {
      records = try ChangeReader.read(InputFile.read(file), file: file)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
    var changes: [FiledChange] = []
    changes.reserveCapacity(records.count)
    for record in records {
      do throws(ChangeFieldError) {
        changes.append(try change(record))
      } catch {
        throw .badData(PrintableText.of("\(record.location): \(error.message)"))
      }
    }
    return changes
  }

  /// What `change` may be.
  private enum Kind: String, CaseIterable {
    case close, reopen, report, add, remove, block, unblock
  }

  private static func change(_ record: ChangeRecord) throws(ChangeFieldError) -> FiledChange {
    var fields = ChangeFields(record)
    let word = try fields.text("change", expected: "what has changed")
    guard let kind = Kind(rawValue: word) else {
      let words = Kind.allCases.map(\.rawValue)
      throw ChangeFieldError(
        "unknown change '\(PrintableText.excerpt(word))'."
          + DidYouMean.question(for: word, among: words) + " Expected one of "
          + words.joined(separator: ", "))
    }
    var until: UnixTime?
    let change: LiveChange
    switch kind {
    case .close:
      let id = try fields.text("stop", expected: "the id of a stop")
      until = try fields.time("until")
      change = .closeStop(id: id, until: until)
    case .reopen: change = .reopenStop(id: try fields.text("stop", expected: "the id of a stop"))
    case .report:
      let report = try report(&fields)
      until = report.reading.until
      change = .report(report)
    case .add:
      let stop = try stop(&fields, record.location)
      until = try fields.time("until")
      change = .addStop(stop, until: until)
    case .remove: change = .removeStop(id: try fields.text("stop", expected: "the id of a stop"))
    case .block:
      let block = try block(&fields)
      until = block.until
      change = .blockRoads(block)
    case .unblock: change = .unblockRoads(id: try fields.text("id", expected: "the id of a block"))
    }
    try fields.expectNoMore()
    return FiledChange(location: record.location, change: change, until: until)
  }

  private static func report(_ fields: inout ChangeFields) throws(ChangeFieldError)
    -> NearestStop.StopReport
  {
    let id = try fields.text("stop", expected: "the id of a stop")
    let word = try fields.text("resource", expected: "places or batteries")
    guard let resource = StopResource(word: word) else {
      throw ChangeFieldError(
        "unknown resource '\(PrintableText.excerpt(word))': expected places or batteries")
    }
    guard let count = try fields.integer("count", in: 0...Int64(UInt32.max)) else {
      throw ChangeFieldError("'count' is missing: expected how many are left")
    }
    guard let asOf = try fields.time("as_of") else {
      throw ChangeFieldError("'as_of' is missing: expected when it was counted")
    }
    guard let until = try fields.time("until") else {
      throw ChangeFieldError("'until' is missing: expected from when on nobody should rely on it")
    }
    return NearestStop.StopReport(
      resource, at: id,
      StopReading(count: UInt32(truncatingIfNeeded: count), asOf: asOf, until: until))
  }

  /// A GeoJSON feature, as in a file of stops.
  private static func stop(
    _ fields: inout ChangeFields, _ location: RecordLocation
  ) throws(ChangeFieldError) -> Stop {
    guard let feature = fields.take("stop") else {
      throw ChangeFieldError("'stop' is missing: expected a GeoJSON Feature with a Point")
    }
    var records = StopRecords(format: .geoJSON)
    records.records = [try StopRecord(feature: feature, at: location)]
    let compilation: StopCompilation
    do throws(StopCompilerError) {
      compilation = try StopCompiler(datum: .wgs84).compile(records, file: location.file)
    } catch {
      throw ChangeFieldError("the stop cannot be used: \(error)")
    }
    guard let stop = compilation.stops.first else {
      throw ChangeFieldError(
        "the stop cannot be used: "
          + (compilation.report.skipped.first?.message ?? "expected one as in a file of stops"))
    }
    return stop
  }

  private static func block(_ fields: inout ChangeFields) throws(ChangeFieldError) -> RoadBlock {
    let id = try fields.text("id", expected: "a name by which the block can be lifted")
    let place = fields.take("around")
    let numbers = try fields.integers("segments")
    let radius = try fields.distance("radius_m")
    let extent: RoadBlock.Extent
    switch (place, numbers) {
    case (.string(let text), nil):
      do throws(CommandFailure) {
        let middle = try Place(coordinate: text, datum: .wgs84).coordinate
        extent = .area(try BlockArgument.area(around: middle, radius))
      } catch {
        throw ChangeFieldError("'around': \(error.message)")
      }
    case (.some(let place), nil):
      throw ChangeFieldError(
        "'around' is \(place): expected a coordinate in WGS-84, latitude first")
    case (nil, .some(let numbers)):
      guard radius == nil else {
        throw ChangeFieldError("'radius_m' belongs to 'around': leave it out beside 'segments'")
      }
      extent = .segments(numbers)
    default:
      throw ChangeFieldError(
        "expected either 'around', a coordinate, or 'segments', a list of numbers")
    }
    let profiles = try fields.profiles("for")
    return RoadBlock(id: id, extent, for: profiles ?? .all, until: try fields.time("until"))
  }
}
