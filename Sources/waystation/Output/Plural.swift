/// Counts things in English.
enum Plural {
  /// `1 record`, `2 records`.
  static func of(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
