internal import Geodesy
internal import MapCompiler
internal import MapImport
internal import Stops
internal import XichengSample

/// The stops of one invocation, as read, and what there is to say about them.
struct StopInventory: Sendable {
  private(set) var stops: [Stop] = []
  /// Records read, whether or not they became stops.
  private(set) var recordCount = 0
  private(set) var skipped: [RecordProblem] = []
  private(set) var warnings: [RecordProblem] = []
  /// Properties that mean nothing here, and how many records have them.
  private(set) var ignoredProperties: [String: Int] = [:]
  /// Of the bytes of the file, where a map is made from it.
  private(set) var checksum = ""

  /// Reads what the options name.
  ///
  /// - Parameter reference: a second file of stops, in WGS-84, to compare the positions with.
  init(_ options: StopsOptions, reference: String? = nil) throws(CommandFailure) {
    if let file = options.file {
      var second = StopInventory()
      if let reference { try second.add(Self.read(reference), named: reference, datum: .wgs84) }
      try add(Self.read(file), named: file, datum: options.datum, reference: second.stops)
    } else {
      try add(Sample.stops, named: "the sample", datum: .wgs84)
      if options.corners { try add(Sample.corners, named: "the sample's corners", datum: .wgs84) }
    }
  }

  private init() {}

  /// Reads one file.
  init(file: String, datum: Datum) throws(CommandFailure) {
    let bytes = try Self.read(file)
    checksum = CompileExtract.checksum(bytes)
    try add(bytes, named: file, datum: datum)
  }

  private static func read(_ file: String) throws(CommandFailure) -> [UInt8] {
    do throws(MapImportError) {
      return try InputFile.read(file)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }

  private mutating func add(
    _ bytes: [UInt8], named name: String, datum: Datum, reference: [Stop] = []
  ) throws(CommandFailure) {
    do throws(StopCompilerError) {
      let compilation = try StopCompiler(datum: datum)
        .compile(bytes, file: name, reference: reference)
      stops += compilation.stops
      recordCount += compilation.report.recordCount
      skipped += compilation.report.skipped
      warnings += compilation.report.warnings
      ignoredProperties.merge(compilation.report.ignoredProperties, uniquingKeysWith: +)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
  }

  /// Whether there are records and not one of them became a stop.
  var isAllDamaged: Bool { stops.isEmpty && recordCount > 0 }

  /// Takes out stops that are closed for now.
  mutating func exclude(_ ids: [String], notes: Notes) {
    guard !ids.isEmpty else { return }
    let known = Set(stops.lazy.map(\.id))
    let ids = ListArgument.ids(ids, where: known.contains)
    let excluded = Set(ids)
    let present = known.intersection(excluded)
    stops.removeAll { excluded.contains($0.id) }
    notes.sayWhichAreUnknown(ids.filter { !present.contains($0) })
  }

  /// Tells of records left out and of what looks wrong; with `strict`, ends because of them.
  func report(to notes: Notes, isStrict: Bool) throws(CommandFailure) {
    let problems = skipped + warnings
    guard !problems.isEmpty else { return }
    for problem in problems.prefix(Self.shownProblems) {
      let text = PrintableText.of(problem.description)
      notes.say(text, chinese: "数据问题：\(text)")
    }
    let rest = problems.count - Self.shownProblems
    if rest > 0 {
      notes.say(
        "and \(rest) more; 'waystation stops --check' lists them all",
        chinese: "另有 \(rest) 条；用 'waystation stops --check' 查看全部")
    }
    guard isStrict else { return }
    throw .badData(
      "\(skipped.count) of \(Plural.of(recordCount, "record")) cannot be used, "
        + "\(Plural.of(warnings.count, "warning")), and --strict allows neither: correct the file, "
        + "or leave out --strict")
  }

  /// How many problems are told before the rest is only counted.
  private static let shownProblems = 5
}

/// The district that is embedded in the command.
private enum Sample {
  static var stops: [UInt8] {
    Array(UnsafeBufferPointer(start: xicheng_stops(), count: xicheng_stops_size()))
  }

  static var corners: [UInt8] {
    Array(UnsafeBufferPointer(start: xicheng_corners(), count: xicheng_corners_size()))
  }
}
