/// What a street is called; at least one of the three is known.
public struct StreetName: Hashable, Sendable {
  /// The name in Chinese.
  public var chinese: String?
  /// The name in English, or in whatever script that is not Chinese.
  public var english: String?
  /// Its number, such as `G108`.
  public var reference: String?

  /// The names that are known.
  public init(chinese: String? = nil, english: String? = nil, reference: String? = nil) {
    self.chinese = chinese
    self.english = english
    self.reference = reference
  }
}
