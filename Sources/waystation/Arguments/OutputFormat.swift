internal import ArgumentParser

/// How an answer is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people.
  case table
  /// One document per call.
  case json
  /// RFC 7946, for maps.
  case geojson
  /// RFC 4180, for spreadsheets and databases.
  case csv
  /// One JSON object a line.
  case ndjson
}

/// The language of tables and notes.
enum Language: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Chinese names and headings.
  case zh
  /// English names and headings.
  case en
  /// Both names of every stop, English headings.
  case both

  /// What the environment asks for, in the order POSIX gives: Chinese for a Chinese locale, both
  /// names for anybody else.
  static var ofEnvironment: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { OperatingSystem.environment($0) }.first
    return locale?.hasPrefix("zh") == true ? .zh : .both
  }
}
