import CNearestStop
import NearestStop
import NearestStopC

/// Why a search found what it found, as C is told and as Swift says it.
struct CExplanation: Equatable {
  var counts: [Int]
  var found: [[UInt64]] = []
  var rejections: [Rejection] = []

  struct Rejection: Equatable {
    var ordinal: UInt32
    var reasons: [Reason]
    var numbers: [UInt64]
  }

  /// As Swift has it, but for the time, which C is told in seconds.
  enum Reason: Equatable {
    case plain(Int)
    case lacks(UInt64)
    case exhausted(UInt32)
    case hours(Int, Int64)
  }

  init(_ explanation: SearchExplanation) {
    counts = [
      explanation.stopCount, explanation.consideredCount, explanation.isHolidayUnknown ? 1 : 0,
    ]
    found = explanation.found.map { stop in
      [
        UInt64(stop.ordinal), stop.entrance.map { UInt64($0) } ?? UInt64(UInt32.max),
        stop.distance.metres.bitPattern, (stop.duration?.seconds ?? .nan).bitPattern,
        explanation.openingUnknown.contains(stop.ordinal) ? 1 : 0,
      ]
    }
    rejections = explanation.rejections.map { rejection in
      Rejection(
        ordinal: rejection.ordinal, reasons: rejection.reasons.map(CExplanation.reason),
        numbers: [
          rejection.distance.metres.bitPattern, (rejection.duration?.seconds ?? .nan).bitPattern,
        ])
    }
  }

  private static func reason(_ reason: SearchExplanation.Reason) -> Reason {
    func seconds(_ time: LocalTime) -> Int64 {
      Int64((time.date.dayNumber * 1440 + time.minuteOfDay) * 60 - 28_800)
    }
    return switch reason {
    case .lacks(let amenities): .lacks(amenities.rawValue)
    case .excluded: .plain(NSTOP_WHY_EXCLUDED)
    case .closedForNow: .plain(NSTOP_WHY_CLOSED_FOR_NOW)
    case .exhausted(let resources): .exhausted(UInt32(resources.rawValue))
    case .notReachable: .plain(NSTOP_WHY_NOT_REACHABLE)
    case .closed(let time): .hours(NSTOP_WHY_CLOSED, seconds(time))
    case .entrancesClosed(let time): .hours(NSTOP_WHY_ENTRANCES_CLOSED, seconds(time))
    case .closesDuringStay(let time): .hours(NSTOP_WHY_CLOSES_DURING_STAY, seconds(time))
    case .hoursUnknown: .plain(NSTOP_WHY_HOURS_UNKNOWN)
    case .beyondLimit: .plain(NSTOP_WHY_BEYOND_LIMIT)
    case .slower: .plain(NSTOP_WHY_SLOWER)
    }
  }

  init(_ explanation: OpaquePointer?) throws {
    var told = nstop_considered()
    told.size = MemoryLayout<nstop_considered>.size
    try CCaller.call { nstop_explanation_measure(explanation, &told, $0, $1) }
    counts = [told.stop_count, told.considered_count, Int(told.lacks_holidays)]
    for rank in 0..<told.found_count {
      var stop = nstop_found()
      stop.size = MemoryLayout<nstop_found>.size
      try CCaller.call { nstop_explanation_found(explanation, rank, &stop, $0, $1) }
      found.append([
        UInt64(stop.ordinal), UInt64(stop.entrance), stop.metres.bitPattern,
        stop.seconds.bitPattern, UInt64(stop.lacks_hours),
      ])
    }
    for rank in 0..<told.rejection_count {
      var stop = nstop_rejection()
      stop.size = MemoryLayout<nstop_rejection>.size
      try CCaller.call { nstop_explanation_rejection(explanation, rank, &stop, $0, $1) }
      rejections.append(
        Rejection(
          ordinal: stop.ordinal, reasons: CExplanation.reasons(stop),
          numbers: [stop.metres.bitPattern, stop.seconds.bitPattern]))
    }
  }

  /// Bit by bit, in the order in which Swift has them.
  private static func reasons(_ stop: nstop_rejection) -> [Reason] {
    (0..<32).compactMap { number in
      let bit = Int(stop.reasons & 1 << UInt32(number))
      switch bit {
      case 0: return nil
      case NSTOP_WHY_LACKS: return .lacks(stop.lacking)
      case NSTOP_WHY_EXHAUSTED: return .exhausted(stop.exhausted)
      case NSTOP_WHY_CLOSED, NSTOP_WHY_ENTRANCES_CLOSED, NSTOP_WHY_CLOSES_DURING_STAY:
        return .hours(bit, stop.arrival)
      default: return .plain(bit)
      }
    }
  }
}
