public import Geodesy
public import MapImport
public import Stops

/// Turns the bytes of a stops file into stops, and says what it dropped and why.
public struct StopCompiler: Sendable {
  /// The datum the file's coordinates are in. Never guessed.
  public var datum: Datum

  public init(datum: Datum = .wgs84) {
    self.datum = datum
  }

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  ///   - format: `nil` to tell it from the name's ending or the first byte.
  /// - Throws: ``StopCompilerError`` when nothing can be read at all.
  public func compile(
    _ bytes: [UInt8], file: String, format: StopFormat? = nil
  ) throws(StopCompilerError) -> StopCompilation {
    StopCompilation(stops: [], report: StopReport())
  }
}

/// Stops, and what was found on the way.
public struct StopCompilation: Sendable {
  public var stops: [Stop]
  public var report: StopReport

  public init(stops: [Stop], report: StopReport) {
    self.stops = stops
    self.report = report
  }
}

/// What a compilation has to say about its input.
public struct StopReport: Sendable {
  /// How many records the file holds.
  public var recordCount = 0
  /// Records that were left out, each with its place and reason.
  public var skipped: [RecordProblem] = []
  /// What looks wrong and was kept.
  public var warnings: [RecordProblem] = []

  public init() {}
}

/// One thing wrong with one record.
public struct RecordProblem: Hashable, Sendable, CustomStringConvertible {
  public var location: RecordLocation
  /// What was found, what was expected, what to do.
  public var message: String

  public init(location: RecordLocation, message: String) {
    self.location = location
    self.message = message
  }

  public var description: String {
    switch location.position {
    case .line(let line): "\(location.file):\(line): \(message)"
    case .feature(let feature): "\(location.file): feature \(feature): \(message)"
    case .file: "\(location.file): \(message)"
    }
  }
}

/// Why a stops file could not be read.
public enum StopCompilerError: Error, Sendable {
  case unreadable(RecordProblem)
}
