internal import Geodesy
internal import NearestStop
internal import Stops

/// Answers a coordinate per line of a file, as many lines at a time as have arrived, in memory that does
/// not grow.
///
/// Every line of input has its answer in the output, be it a refusal, and blank lines are refused
/// like others: the n-th answer belongs to the n-th line. When no more input has arrived, what has
/// been answered is written before the next read waits, so that a program on the other side of two
/// pipes can ask one question at a time.
struct NearestBatch: ~Copyable {
  private let finder: StopFinder
  private let question: NearestQuestion
  private let clock: LocalClock
  private var reader: LineReader
  private let crew: BatchCrew
  private(set) var summary = BatchSummary()

  init(finder: StopFinder, question: NearestQuestion, clock: LocalClock, input: FileDescriptor) {
    self.finder = finder
    self.question = question
    self.clock = clock
    crew = BatchCrew(finder: finder, question: question)
    reader = LineReader(input, bufferSize: 256 * 1024)
  }

  mutating func run(
    as format: inout some NearestFormat, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    format.begin(&output)
    repeat {
      // The clock is looked at once per read: often enough for opening hours.
      let time = try clock.now()
      while try answerSome(at: time, as: &format, to: &output) {}
    } while try refill(flushing: &output)
    format.end(&output)
    try output.flush()
  }

  private mutating func refill(
    flushing output: inout OutputBuffer
  ) throws(CommandFailure) -> Bool {
    if !reader.canRefillAtOnce { try output.flush() }
    do throws(SystemError) {
      return try reader.refill()
    } catch {
      try output.flush()
      throw .badData("cannot read standard input after line \(summary.lineCount): \(error)")
    }
  }

  /// How many lines are answered at a time: few enough that their answers take some megabytes, whatever
  /// was asked for.
  private var portion: Int {
    let size = question.count * (question.wantsRoutes ? 1_000 : 1)
    return max(1, min(8_192, 200_000 / max(size, 1)))
  }

  /// Reads lines that have arrived, then answers them, then writes the answers in their order.
  ///
  /// - Returns: whether there were any.
  private mutating func answerSome(
    at time: LocalTime, as format: inout some NearestFormat, to output: inout OutputBuffer
  ) throws(CommandFailure) -> Bool {
    var lines: [Result<Origin, BatchLineError>] = []
    while lines.count < portion, let line = reader.nextBuffered() {
      do throws(BatchLineError) {
        lines.append(.success(try origin(of: line, isFirst: summary.lineCount + lines.count == 0)))
      } catch {
        lines.append(.failure(error))
      }
    }
    var outcomes = crew.answer(lines.compactMap { try? $0.get() }, at: time)[...]
    for line in lines {
      summary.lineCount += 1
      switch line {
      case .success(let origin):
        guard let outcome = outcomes.popFirst() else { continue }
        try write(outcome, of: origin, at: time, as: &format, to: &output)
      case .failure(let error):
        summary.unreadable.add(line: summary.lineCount)
        var refusal = NearestRefusal(number: summary.lineCount, message: error.description)
        refusal.chineseMessage = error.chineseDescription
        format.write(refusal, to: &output)
      }
      try output.flushIfFull()
    }
    return !lines.isEmpty
  }

  private mutating func write(
    _ outcome: BatchCrew.Outcome, of origin: Origin, at time: LocalTime,
    as format: inout some NearestFormat, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    if !question.datum.isPlausible(at: origin.given) { summary.implausibleCount += 1 }
    switch outcome {
    case .success(let finding):
      if !finding.hits.isEmpty { summary.foundCount += 1 }
      format.write(
        NearestAnswer(number: summary.lineCount, origin: origin, time: time, finding: finding),
        to: &output)
    case .failure(let error):
      guard error != .noRoads else { throw .unanswerable(error) }
      summary.unreachable.add(line: summary.lineCount)
      format.write(
        NearestRefusal(number: summary.lineCount, origin: origin, time: time, error: error),
        to: &output)
    }
  }

  private func origin(
    of line: LineReader.Line, isFirst: Bool
  ) throws(BatchLineError) -> Origin {
    guard case .text(var range) = line else { throw .tooLong }
    // Some programs begin a file with a mark that it is UTF-8.
    if isFirst, reader.buffer[range].starts(with: [0xEF, 0xBB, 0xBF]) {
      range = (range.lowerBound + 3)..<range.upperBound
    }
    guard !range.isEmpty else { throw .blank }
    if let id = id(in: range) {
      guard let ordinal = finder.ordinal(ofID: id) else { throw .unusable(.unknownStop(id)) }
      return Origin(
        Place(stop: ordinal, at: finder.stops.coordinate(of: Int(ordinal)), datum: question.datum))
    }
    do throws(OriginError) {
      return try Origin(
        parsing: reader.buffer.span.extracting(range), datum: question.datum)
    } catch {
      throw .unusable(error)
    }
  }
}

extension NearestBatch {
  /// What stands behind `id:`; `nil` where a line does not begin so.
  private func id(in range: Range<Int>) -> String? {
    // A coordinate begins with a digit or a sign, nearly always.
    guard let first = reader.buffer[range].first, first | 0x20 == UInt8(ascii: "i") else {
      return nil
    }
    return PlaceArgument.id(
      in: String(decoding: reader.buffer[range], as: UTF8.self)[...].trimmed)
  }
}

/// Why a line of a batch has no answer.
enum BatchLineError: Error, CustomStringConvertible {
  case blank
  case tooLong
  case unusable(OriginError)

  var description: String {
    switch self {
    case .blank: "blank line: expected a coordinate such as 39.9074,116.3675"
    case .tooLong:
      "the line is longer than \(LineReader.lengthLimit) bytes: expected a coordinate such as "
        + "39.9074,116.3675"
    case .unusable(let error): error.description
    }
  }

  /// The same for a Chinese reader.
  var chineseDescription: String {
    switch self {
    case .blank: "空行：应为坐标，例如 39.9074,116.3675"
    case .tooLong: "该行超过 \(LineReader.lengthLimit) 字节：应为坐标，例如 39.9074,116.3675"
    case .unusable(let error): error.chineseDescription
    }
  }
}

/// What became of a batch.
struct BatchSummary: Hashable, Sendable {
  var lineCount = 0
  /// Lines for which at least one stop was found.
  var foundCount = 0
  /// Lines whose coordinate lies where its datum is not in use.
  var implausibleCount = 0
  var unreadable = LineCount()
  /// Lines whose coordinate is off the map, or from which no road leads to a stop.
  var unreachable = LineCount()

  /// How many lines, and the first of them.
  struct LineCount: Hashable, Sendable {
    private(set) var count = 0
    private(set) var first: Int?

    mutating func add(line: Int) {
      count += 1
      first = first ?? line
    }
  }
}
