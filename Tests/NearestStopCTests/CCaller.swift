import CNearestStop
import NearestStop

/// The interface as a program in C calls it, with its buffers and handles.
final class CCaller: @unchecked Sendable {
  private(set) var stops: OpaquePointer?
  let workspace: OpaquePointer?
  let holidays: OpaquePointer?

  /// What C was told: a status, and words.
  struct Refusal: Error, Equatable {
    var status: Int
    var message: String
  }

  /// Calls a function with room for a message.
  static func call(
    _ body: (UnsafeMutablePointer<CChar>, Int) -> nstop_status
  ) throws(Refusal) {
    var message = [CChar](repeating: 0x7E, count: Int(NSTOP_MESSAGE_BYTES))
    let status = message.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { body($0, buffer.count) } ?? -1
    }
    guard status == NSTOP_OK else {
      let end = message.firstIndex(of: 0) ?? 0
      throw Refusal(
        status: Int(status),
        message: String(decoding: message[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
  }

  init(_ bytes: [UInt8], flags: Int = 0, profiles: Int = NSTOP_ALL_PROFILES) throws(Refusal) {
    var stops: OpaquePointer?
    var workspace: OpaquePointer?
    var holidays: OpaquePointer?
    try CCaller.call { message, capacity in
      bytes.withUnsafeBytes {
        nstop_stops_open_bytes(
          $0.baseAddress, $0.count, UInt32(profiles), UInt32(flags), &stops, message, capacity)
      }
    }
    self.stops = stops
    try CCaller.call { nstop_workspace_create(&workspace, $0, $1) }
    self.workspace = workspace
    try CCaller.call { message, capacity in
      CCaller.text(DrawnQuestion.holidays) {
        nstop_holidays_create($0, &holidays, message, capacity)
      }
    }
    self.holidays = holidays
  }

  deinit {
    nstop_stops_close(stops)
    nstop_workspace_destroy(workspace)
    nstop_holidays_destroy(holidays)
  }

  /// Asks a moment in place of what was asked before, which is closed.
  func read(_ live: OpaquePointer?, at now: Int64) throws(Refusal) {
    var moment: OpaquePointer?
    try CCaller.call { nstop_live_read(live, now, &moment, $0, $1) }
    nstop_stops_close(stops)
    stops = moment
  }

  static func text<Result>(_ text: String, _ body: (nstop_text) -> Result) -> Result {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        body(nstop_text(bytes: $0.baseAddress, length: $0.count))
      }
    }
  }

  /// Texts that stay as long as `body` runs.
  static func texts<Result>(_ texts: [String], _ body: ([nstop_text]) -> Result) -> Result {
    let copies = texts.map { text in
      let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: text.utf8.count)
      _ = copy.initialize(from: text.utf8.map { CChar(bitPattern: $0) })
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    return body(
      copies.map { nstop_text(bytes: UnsafePointer($0.baseAddress), length: $0.count) })
  }

  static func mode(_ mode: TravelMode) -> Int32 {
    switch mode {
    case .straightLine: Int32(NSTOP_BY_LINE)
    case .foot: Int32(NSTOP_ON_FOOT)
    case .bicycle: Int32(NSTOP_BY_BICYCLE)
    case .ebike: Int32(NSTOP_BY_EBIKE)
    }
  }

  /// Gives `body` the question as C asks it.
  func ask<Result>(
    _ drawn: DrawnQuestion, exhausted: UInt32 = 0,
    _ body: (inout nstop_question) throws(Refusal) -> Result
  ) throws(Refusal) -> Result {
    var exclusion: OpaquePointer?
    if !drawn.excluded.isEmpty || exhausted != 0 {
      try CCaller.call { message, capacity in
        CCaller.texts(drawn.excluded) {
          nstop_exclusion_create(stops, $0, $0.count, exhausted, &exclusion, message, capacity)
        }
      }
    }
    defer { nstop_exclusion_destroy(exclusion) }
    var question = nstop_question()
    question.size = MemoryLayout<nstop_question>.size
    question.needs = drawn.needs.rawValue
    question.excluding = exclusion
    question.mode = CCaller.mode(drawn.mode)
    question.within_metres = drawn.limit?.metres ?? .infinity
    question.within_seconds = drawn.timeLimit?.seconds ?? .infinity
    question.stay_minutes = UInt32(drawn.stay)
    if let opening = drawn.opening {
      question.open = Int32(opening.admitsUnknown ? NSTOP_OPEN_OR_UNKNOWN : NSTOP_OPEN)
      question.departure = opening.departure
      question.utc_offset = 28_800
      question.stay_minutes = UInt32(opening.stay)
      question.holidays = holidays
    }
    return try body(&question)
  }

  /// Asks for an answer behind a handle, and gives what is read of it.
  func handle<Answer>(
    _ drawn: DrawnQuestion, exhausted: UInt32 = 0, destroy: (OpaquePointer?) -> Void,
    create: (inout nstop_question, inout OpaquePointer?, UnsafeMutablePointer<CChar>, Int) ->
      nstop_status, reading: (OpaquePointer?) throws -> Answer
  ) throws -> Answer {
    var handle: OpaquePointer?
    try ask(drawn, exhausted: exhausted) { question throws(Refusal) in
      try CCaller.call { create(&question, &handle, $0, $1) }
    }
    defer { destroy(handle) }
    return try reading(handle)
  }

  /// A row, as numbers to the last bit.
  struct Row: Equatable {
    var ordinals: [UInt32] = []
    var metres: [UInt64] = []
    var seconds: [UInt64] = []
    var entrances: [UInt32] = []
  }

  func nearest(
    _ drawn: DrawnQuestion, from origin: Coordinate, wantsMetres: Bool = true,
    ownWorkspace: Bool = false
  ) throws(Refusal) -> Row {
    try ask(drawn) { question throws(Refusal) in
      var ordinals = [UInt32](repeating: 7, count: drawn.count)
      var metres = [Double](repeating: -1, count: drawn.count)
      var seconds = [Double](repeating: -1, count: drawn.count)
      var entrances = [UInt32](repeating: 7, count: drawn.count)
      var count = -1
      try CCaller.call { message, capacity in
        metres.withUnsafeMutableBufferPointer { metres in
          entrances.withUnsafeMutableBufferPointer { entrances in
            nstop_stops_nearest(
              stops, ownWorkspace ? nil : workspace, &question, origin.latitude, origin.longitude,
              drawn.count, &ordinals, wantsMetres ? metres.baseAddress : nil, &seconds,
              wantsMetres ? entrances.baseAddress : nil, &count, message, capacity)
          }
        }
      }
      return Row(
        ordinals: Array(ordinals[..<count]),
        metres: wantsMetres ? metres[..<count].map(\.bitPattern) : [],
        seconds: seconds[..<count].map(\.bitPattern),
        entrances: wantsMetres ? Array(entrances[..<count]) : [])
    }
  }
}

extension CCaller.Row {
  /// What Swift says.
  init(_ stops: [ReachedStop], wantsMetres: Bool = true) {
    ordinals = stops.map(\.ordinal)
    metres = wantsMetres ? stops.map(\.distance.metres.bitPattern) : []
    seconds = stops.map { ($0.duration?.seconds ?? .nan).bitPattern }
    entrances = wantsMetres ? stops.map { $0.entrance.map { UInt32($0) } ?? .max } : []
  }
}

extension CCaller.Refusal {
  /// What Swift says.
  init(_ error: RoutingError) {
    status =
      switch error {
      case .noRoads: NSTOP_NO_ROADS
      case .notPrepared: NSTOP_NOT_PREPARED
      case .offTheMap: NSTOP_OFF_THE_MAP
      case .notReachable: NSTOP_NOT_REACHABLE
      }
    message = error.description
  }
}
