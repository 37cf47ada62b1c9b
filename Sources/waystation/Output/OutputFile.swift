internal import ArgumentParser

/// What the name of a file says of how it is to be written: `stops.svg`, `stops.geojson`.
enum OutputFile {
  /// Every ending that names a format somewhere in this command.
  private static let endings = ["svg", "geojson", "json", "ndjson", "csv", "gpx"]

  /// The format that a name ends with; `nil` where it ends with none.
  static func format<Format: RawRepresentable<String>>(_ name: String) -> Format? {
    ending(of: name).flatMap { Format(rawValue: $0) }
  }

  /// Why a file of this name is not written so; `nil` where it may be. GeoJSON is JSON, too.
  ///
  /// - Parameter format: what `--format` says; `nil` where nothing does.
  static func problem<Format: RawRepresentable<String> & CaseIterable>(
    _ name: String, as format: Format?
  ) -> ValidationError? {
    guard let ending = ending(of: name), ending != format?.rawValue,
      ending != "json" || format?.rawValue != "geojson"
    else { return nil }
    let shown = PrintableText.excerpt(name)
    if let format {
      return ValidationError(
        "--format says \(format.rawValue) and '\(shown)' says \(ending): leave out --format, or give "
          + "the file another name",
        chinese: "--format 为 \(format.rawValue)，而“\(shown)”为 \(ending)：请去掉 --format，或换一个文件名")
    }
    guard Format(rawValue: ending) == nil else { return nil }
    let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
    return ValidationError(
      "'\(shown)' says \(ending), which this is not written as: expected one of \(known)",
      chinese: "“\(shown)”为 \(ending)，不能这样写：应为以下之一：\(known)")
  }

  private static func ending(of name: String) -> String? {
    guard let point = name.lastIndex(of: ".") else { return nil }
    let ending = FoldedText.of(String(name[name.index(after: point)...]))
    return endings.contains(ending) ? ending : nil
  }
}
