public import Geodesy
public import MapImport
public import Stops

/// Turns the bytes of a stops file into stops, and says what it dropped and why.
///
/// ```swift
/// let bytes = try InputFile.read("stops.csv")
/// let compilation = try StopCompiler(datum: .gcj02).compile(bytes, file: "stops.csv")
/// for problem in compilation.report.skipped { print(problem) }
/// ```
public struct StopCompiler: Sendable {
  /// The datum the file's coordinates are in. Never guessed.
  public var datum: Datum

  public init(datum: Datum) {
    self.datum = datum
  }

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  ///   - format: `nil` to tell it from the name's ending or the first byte.
  ///   - reference: stops from a second source, in WGS-84. Where ids or names match, the positions
  ///     are compared, and a warning says which datum the file seems to be in.
  /// - Throws: ``StopCompilerError`` when nothing can be read at all or ids are not unique.
  public func compile(
    _ bytes: [UInt8], file: String, format: StopFormat? = nil, reference: [Stop] = []
  ) throws(StopCompilerError) -> StopCompilation {
    let source: StopRecords
    do {
      source = try StopReader.read(bytes, file: file, format: format)
    } catch {
      throw .unreadable(error.problem)
    }
    return try compile(source, file: file, reference: reference)
  }

  /// Compiles records that have been read already.
  public func compile(
    _ source: StopRecords, file: String, reference: [Stop] = []
  ) throws(StopCompilerError) -> StopCompilation {
    var report = StopReport()
    report.recordCount = source.count
    report.skipped = source.problems
    report.warnings = source.remarks
    var ignored = PropertyCount()
    var stops: [Stop] = []
    var locations: [RecordLocation] = []
    stops.reserveCapacity(source.records.count)
    locations.reserveCapacity(source.records.count)

    for record in source.records {
      var classifier = StopClassifier(record: record, format: source.format, datum: datum)
      do {
        stops.append(try classifier.stop())
        locations.append(record.location)
      } catch {
        let problem = RecordProblem(location: record.location, message: error.message)
        report.skipped.append(problem)
      }
      report.warnings += classifier.warnings.map {
        RecordProblem(location: record.location, message: $0)
      }
      for name in record.fields.keys where !StopField.isKnown(name) {
        ignored.add(name)
      }
    }
    try refuseDuplicates(stops, at: locations)
    report.ignoredProperties = ignored.printable

    let suspicions = [
      source.count == 0 ? "holds no stops: is it the right file?" : nil,
      SwapSuspicion(records: source.records)?.message,
      DatumSuspicion(stops: stops, declared: datum, reference: reference)?.message,
    ]
    let wholeFile = RecordLocation(file: file, position: .file)
    report.warnings += suspicions.compactMap { $0 }.map {
      RecordProblem(location: wholeFile, message: $0)
    }
    // What the reader and the classifier found, in the one order of the file; the sort is stable.
    report.skipped.sort { $0.location.position < $1.location.position }
    report.warnings.sort { $0.location.position < $1.location.position }
    return StopCompilation(stops: stops, report: report)
  }

  private func refuseDuplicates(
    _ stops: [Stop], at locations: [RecordLocation]
  ) throws(StopCompilerError) {
    var firstIndex: [String: Int] = [:]
    firstIndex.reserveCapacity(stops.count)
    var duplicates: [Int: DuplicateID] = [:]
    for (index, stop) in stops.enumerated() {
      guard let first = firstIndex[stop.id] else {
        firstIndex[stop.id] = index
        continue
      }
      let known = DuplicateID(id: stop.id, locations: [locations[first]])
      duplicates[first, default: known].locations.append(locations[index])
    }
    guard duplicates.isEmpty else {
      throw .duplicateIDs(duplicates.sorted { $0.key < $1.key }.map(\.value))
    }
  }
}

/// Stops, and what was found on the way.
public struct StopCompilation: Sendable {
  /// In the order of the file; no two have the same id.
  public var stops: [Stop]
  public var report: StopReport

  public init(stops: [Stop], report: StopReport) {
    self.stops = stops
    self.report = report
  }

  /// The stops of a file in which nothing was skipped and nothing looks wrong.
  ///
  /// - Throws: ``StopCompilerError/notClean(first:skipped:warnings:)`` otherwise.
  public func strict() throws(StopCompilerError) -> [Stop] {
    guard let first = report.skipped.first ?? report.warnings.first else { return stops }
    throw .notClean(
      first: first, skipped: report.skipped.count, warnings: report.warnings.count)
  }
}
