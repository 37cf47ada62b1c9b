/// How somebody gets along a way in one direction.
public enum Passage: Hashable, Sendable {
  /// Not at all.
  case closed
  /// Walking, or riding.
  case moving(Speed)
  /// Off the saddle.
  case pushing(Speed)
  /// By ferry or lift.
  case carried(Crossing)

  /// Whether it is not closed.
  public var isOpen: Bool { self != .closed }

  /// How long a piece of the way takes, or `nil` where it is closed.
  ///
  /// - Parameters:
  ///   - metres: the piece's length.
  ///   - wayMetres: the length of the whole way, over which a crossing's time is spread.
  public func duration(forMetres metres: Double, ofWayMetres wayMetres: Double) -> Duration? {
    switch self {
    case .closed: return nil
    case .moving(let speed), .pushing(let speed): return speed.duration(forMetres: metres)
    case .carried(let crossing):
      let share = wayMetres > 0 ? metres / wayMetres : 1
      let whole = crossing.wait + (crossing.ride ?? crossing.speed.duration(forMetres: wayMetres))
      return whole * share
    }
  }
}

/// Being carried: by a ferry or in a lift, from one end of the way to the other.
public struct Crossing: Hashable, Sendable {
  /// The mean wait.
  public var wait: Duration
  /// How long the whole way takes, where that is known.
  public var ride: Duration?
  /// How fast it goes where it is not.
  public var speed: Speed

  static func ferry(_ tags: some TagLookup, _ parameters: MovementParameters) -> Crossing {
    Crossing(
      wait: parameters.ferryWait, ride: tags["duration"].flatMap { Crossing.duration($0) },
      speed: parameters.ferry)
  }

  static func lift(_ parameters: MovementParameters) -> Crossing {
    Crossing(wait: .zero, ride: parameters.lift, speed: parameters.walking)
  }

  /// Reads `duration=*`: minutes, `hours:minutes`, `hours:minutes:seconds`, or ISO 8601 as `PT1H20M`.
  /// At most a day.
  static func duration(_ text: String) -> Duration? {
    let seconds: Int?
    if text.hasPrefix("PT") {
      seconds = isoSeconds(text.dropFirst(2))
    } else {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
        part.utf8.allSatisfy { (0x30...0x39).contains($0) } && part.utf8.count <= 4
          ? Int(part) : nil
      }
      let numbers = parts.compactMap { $0 }
      guard numbers.count == parts.count else { return nil }
      switch numbers.count {
      case 1: seconds = numbers[0] * 60
      case 2: seconds = numbers[0] * 3600 + numbers[1] * 60
      case 3: seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
      default: seconds = nil
      }
    }
    guard let seconds, (1...86_400).contains(seconds) else { return nil }
    return .seconds(seconds)
  }

  private static func isoSeconds(_ text: Substring) -> Int? {
    var total = 0
    var number: Int?
    for character in text.utf8 {
      switch character {
      case 0x30...0x39:
        let next = (number ?? 0) * 10 + Int(character - 0x30)
        guard next <= 86_400 else { return nil }
        number = next
      case UInt8(ascii: "H"), UInt8(ascii: "M"), UInt8(ascii: "S"):
        guard let value = number else { return nil }
        let unit = character == UInt8(ascii: "H") ? 3600 : character == UInt8(ascii: "M") ? 60 : 1
        total += value * unit
        guard total <= 86_400 else { return nil }
        number = nil
      default: return nil
      }
    }
    return number == nil ? total : nil
  }
}
