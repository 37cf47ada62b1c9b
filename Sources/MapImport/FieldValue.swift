/// A value of a property or a cell, as the source typed it.
public indirect enum FieldValue: Hashable, Sendable {
  case string(String)
  case integer(Int64)
  case number(Double)
  case boolean(Bool)
  case null
  case list([FieldValue])
  case object([String: FieldValue])
  /// A value that is there and cannot be represented: a number too large for a `Double`, a string
  /// with a broken escape, lists within lists within lists.
  case unreadable

  /// How deeply lists and objects may be nested before a value is ``unreadable``. No documented
  /// property needs more than two levels.
  static let depthLimit = 8
}

extension FieldValue: CustomStringConvertible {
  /// What the value is, for messages: `the text 'abc'`, `the number 5`, `a list of 3`.
  public var description: String {
    switch self {
    case .string(let text): "the text \(quoted(text))"
    case .integer(let value): "the number \(value)"
    case .number(let value): "the number \(value)"
    case .boolean(let value): "the boolean \(value)"
    case .null: "null"
    case .list(let values): "a list of \(values.count)"
    case .object(let values): "an object with \(values.count) member\(values.count == 1 ? "" : "s")"
    case .unreadable: "a value that cannot be represented"
    }
  }
}
