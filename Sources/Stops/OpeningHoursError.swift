internal import Geodesy

/// Why opening hours could not be read. Whoever asks for the state then says "unknown".
public enum OpeningHoursError: Error, Hashable, Sendable {
  /// Nothing but blanks.
  case empty
  /// More than ``OpeningHours/longestText`` characters.
  case tooLong
  /// Text that the grammar has no place for.
  ///
  /// - `found`: what stands there, shortened, or `the end`.
  /// - `at`: which character of the text it is, from 1.
  case unexpected(found: String, at: Int, expected: String)
  /// Text that is right but beyond what is understood so far.
  case notUnderstood(found: String, at: Int, feature: Feature)

  /// A part of OpenStreetMap's grammar that is recognised, but not understood.
  public enum Feature: String, CaseIterable, Hashable, Sendable {
    /// `easter`.
    case easter = "days by Easter"
    /// `sunrise-sunset`.
    case sun = "times by the sun"
    /// `10:00-16:00/90`, `2026-2032/2`.
    case repetition = "times or years repeated in steps"
    /// `PH +1 day`.
    case dayOffset = "days before or after another"
  }
}

extension OpeningHoursError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "no opening hours given: expected hours such as Mo-Fr 08:00-20:00"
    case .tooLong: "opening hours of more than \(OpeningHours.longestText) characters are not read"
    case .unexpected(let found, let position, let expected):
      "cannot read opening hours at character \(position), '\(Excerpt.of(found))': "
        + "expected \(expected)"
    case .notUnderstood(let found, let position, let feature):
      "opening hours with \(feature.rawValue) are not understood yet "
        + "(character \(position), '\(Excerpt.of(found))')"
    }
  }
}
