/// Text from outside, made fit for a message: in quotes, at most 40 characters of it, and nothing a
/// terminal would act upon.
///
/// Control and format characters (which include the ones that turn the direction of writing round)
/// and line separators are written as `\u{…}`. Looks at the beginning of the text only, however long
/// it is, and counts Unicode scalars: a single "character" may carry a million accents.
package func excerpt(_ text: String) -> String {
  let limit = 40
  var result = "'"
  var count = 0
  for scalar in text.unicodeScalars {
    let piece: String
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      switch scalar {
      case "\n": piece = "\\n"
      case "\r": piece = "\\r"
      case "\t": piece = "\\t"
      default: piece = "\\u{" + String(scalar.value, radix: 16) + "}"
      }
    default: piece = String(scalar)
    }
    guard count + piece.unicodeScalars.count <= limit else { return result + "…'" }
    result += piece
    count += piece.unicodeScalars.count
  }
  return result + "'"
}
