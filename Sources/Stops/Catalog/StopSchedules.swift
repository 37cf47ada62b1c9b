internal import SnapshotFormat

/// When the stops of a catalog are open and how one gets in, as numbers: what a search asks at the time of
/// arrival.
///
/// Made once, when a map is compiled or a catalog is built: no text is parsed later. Stops with the same
/// hours share one timetable, so a city of thousands of stops has some dozens.
struct StopSchedules: Sendable {
  /// By stop.
  let schedules: Column<StoredSchedule>
  /// All timetables, one after the other; see ``TimetableReader``.
  let words: Column<UInt64>
  /// Where a timetable begins in ``words``, and where the last one ends.
  let starts: Column<UInt32>
  let exceptions: Column<StoredException>

  /// The most numbers of a timetable, and of exceptions at one stop, that are looked at.
  private static let longest = 65_536
  private static let mostExceptions = 1_000
}

/// The hours of a stop and the ways into it. Of a timetable it is the number: its place among the
/// catalog's and one; 0 for none.
struct StoredSchedule: ColumnElement {
  /// 0 where hours are unknown, or can't be read.
  var hours: UInt32 = 0
  /// ``StopAccess/storedNumber``; 0 for unknown.
  var usualAccess: UInt32 = 0
  /// Where the exceptions to it begin, and how many there are.
  var firstException: UInt32 = 0
  var exceptionCount: UInt32 = 0
}

/// A way in that holds at some hours.
struct StoredException: ColumnElement {
  /// ``StopAccess/storedNumber``.
  var access: UInt32
  /// The number of its timetable.
  var hours: UInt32
}

// MARK: - Making

/// The schedules of some stops, while a catalog of them is made.
struct ScheduleDraft {
  let stored: StopSchedules
  /// The number of each entrance's timetable: the entrances of all stops, in their order.
  let entranceHours: [UInt32]

  /// Reads the texts of all stops, each once. O(texts).
  ///
  /// Hours that can't be read are unknown, and so is a way in with exceptions that can't be read: whoever
  /// compiles a map has been told of them.
  init(_ stops: [Stop]) {
    var timetables = TimetableNumbering()
    var exceptions: [StoredException] = []
    var rows: [EntryText: StoredSchedule] = [:]
    var schedules: [StoredSchedule] = []
    var entranceHours: [UInt32] = []
    schedules.reserveCapacity(stops.count)
    for stop in stops {
      let text = EntryText(usual: stop.access, exceptions: stop.conditionalAccess ?? "")
      var stored = rows[text] ?? StoredSchedule()
      if rows[text] == nil {
        if let entry = try? stop.entryHours() {
          stored.usualAccess = UInt32(entry.usual?.storedNumber ?? 0)
          stored.firstException = UInt32(clamping: exceptions.count)
          stored.exceptionCount = UInt32(clamping: entry.exceptions.count)
          exceptions += entry.exceptions.map {
            StoredException(
              access: UInt32($0.access.storedNumber),
              hours: timetables.number(of: $0.hours.timetable))
          }
        }
        rows[text] = stored
      }
      stored.hours = stop.openingHours.map { timetables.number(ofText: $0) } ?? 0
      schedules.append(stored)
      entranceHours += stop.entrances.map { entrance in
        entrance.openingHours.map { timetables.number(ofText: $0) } ?? 0
      }
    }
    self.entranceHours = entranceHours
    stored = StopSchedules(
      schedules: Column(schedules), words: Column(timetables.words),
      starts: Column(timetables.starts), exceptions: Column(exceptions))
  }

  private struct EntryText: Hashable {
    var usual: StopAccess?
    var exceptions: String
  }
}

/// Gives every timetable a number, equal ones the same; 1 for the first.
private struct TimetableNumbering {
  private(set) var words: [UInt64] = []
  private(set) var starts: [UInt32] = [0]
  private var numbers: [OpeningTimetable: UInt32] = [:]
  private var numbersOfTexts: [String: UInt32] = [:]

  /// 0 for a text that can't be read.
  mutating func number(ofText text: String) -> UInt32 {
    if let number = numbersOfTexts[text] { return number }
    var number: UInt32 = 0
    if let hours = try? OpeningHours(parsing: text) { number = self.number(of: hours.timetable) }
    numbersOfTexts[text] = number
    return number
  }

  mutating func number(of timetable: OpeningTimetable) -> UInt32 {
    if let number = numbers[timetable] { return number }
    words += timetable.words
    starts.append(UInt32(clamping: words.count))
    // There are no more of them than texts, whose number has 32 bits.
    let number = UInt32(clamping: starts.count - 1)
    numbers[timetable] = number
    return number
  }
}

// MARK: - Asking

extension StopSchedules {
  /// Where a timetable stands, by its number; `nil` for none, and for a number that none has.
  @inline(__always)
  func range(of number: UInt32) -> Range<Int>? {
    guard number > 0, Int(number) < starts.count else { return nil }
    let (start, end) = (Int(starts[Int(number) - 1]), Int(starts[Int(number)]))
    // No text that is read becomes as long: only a false map could make every question slow.
    let isPossible = start < end && end <= words.count && end - start <= StopSchedules.longest
    return isPossible ? start..<end : nil
  }

  func timetable(of number: UInt32) -> OpeningTimetable? {
    guard let range = range(of: number) else { return nil }
    return OpeningTimetable(words: range.map { words[$0] })
  }

  func status(
    _ number: UInt32, at time: LocalTime, for minutes: Int, _ holidays: borrowing HolidayCalendar
  ) -> OpeningStatus {
    guard let range = range(of: number) else { return .unknown }
    let reader = TimetableReader(words: words.span.extracting(range))
    return minutes > 1
      ? reader.staysOpen(at: time, for: minutes, holidays) : reader.status(at: time, holidays)
  }

  /// Where a schedule's exceptions stand; none when they are not all there.
  private func places(of schedule: StoredSchedule) -> Range<Int> {
    let end = Int(schedule.firstException) + Int(schedule.exceptionCount)
    let isPossible =
      end <= exceptions.count && schedule.exceptionCount <= StopSchedules.mostExceptions
    return isPossible ? Int(schedule.firstException)..<end : 0..<0
  }

  /// The way in: the last exception that holds, or the usual one; `nil` when unknown.
  func access(
    _ ordinal: Int, at time: LocalTime, _ holidays: borrowing HolidayCalendar
  ) -> StopAccess? {
    let schedule = schedules[ordinal]
    for place in places(of: schedule).reversed() {
      let exception = exceptions[place]
      switch status(exception.hours, at: time, for: 1, holidays) {
      case .open: return UInt8(exactly: exception.access).flatMap { StopAccess(storedNumber: $0) }
      case .unknown: return nil
      case .closed: continue
      }
    }
    return UInt8(exactly: schedule.usualAccess).flatMap { StopAccess(storedNumber: $0) }
  }
}

// MARK: - Snapshots

extension StopSchedules {
  private enum Section {
    static let schedules: SectionID = "st.hours"
    static let words: SectionID = "st.time"
    static let starts: SectionID = "st.timat"
    static let exceptions: SectionID = "st.entry"
  }

  func write(to writer: inout SnapshotWriter) {
    writer.add(Section.schedules, schedules)
    writer.add(Section.words, words)
    writer.add(Section.starts, starts)
    writer.add(Section.exceptions, exceptions)
  }

  /// Nothing is checked but the number of stops: what leads nowhere is unknown when it is asked.
  init(_ snapshot: Snapshot, stopCount: Int) throws(SnapshotError) {
    schedules = try snapshot.column(Section.schedules, count: stopCount)
    words = try snapshot.column(Section.words)
    starts = try snapshot.column(Section.starts)
    exceptions = try snapshot.column(Section.exceptions)
  }
}
