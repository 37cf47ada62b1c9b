/// The tags of an element: for a key, what it says.
///
/// The rules read tags through this alone, so any reader's type fits with one line:
///
///     extension OSMTags: TagLookup {}
public protocol TagLookup {
  /// The value of a key, or `nil` where the element does not have it.
  subscript(key: String) -> String? { get }
}

extension Dictionary: TagLookup where Key == String, Value == String {}

extension TagLookup {
  /// Whether a key is there and says anything but "no".
  func affirms(_ key: String) -> Bool {
    switch self[key] {
    case nil, "no", "false", "0": false
    default: true
    }
  }
}

/// A tag whose value was not understood; the rules went on as if it were not there.
public struct UnreadTag: Hashable, Sendable {
  /// The key, such as `bicycle`.
  public var key: String
  /// The value as it stands in the map: text from outside, to be escaped before it is printed.
  public var value: String
}
