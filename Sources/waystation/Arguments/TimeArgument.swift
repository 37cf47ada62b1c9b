internal import ArgumentParser
internal import Stops

/// Reads `--at`: a local time such as `2026-11-21T12:07`.
enum TimeArgument {
  static func parse(_ text: String) throws(ValidationError) -> LocalTime {
    guard let time = LocalTime(text[...].trimmed) else {
      throw ValidationError("expected a time such as 2026-11-21T12:07, on a day that exists")
    }
    return time
  }
}
