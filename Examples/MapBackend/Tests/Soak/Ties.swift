import Foundation

/// Ways that take equally long. Which of them is told depends on how it was found, and while roads are blocked, and
/// until they are weighed after that, it depends on when the server has weighed them: times, stops and their order must not differ, lengths and
/// lines of such ways may.
enum Ties {
  /// What is left of an answer when all that tells one way from another of the same time is taken away.
  static func withoutWays(_ text: String) -> NSObject? {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return nil }
    return stripped(value) as? NSObject
  }

  /// A limit on the length of the way takes the length of that one of the fastest ways that is told: the stops within it
  /// are some of those without it, in their order, and one more or less.
  static func isWithinLimit(_ text: String, _ limited: String, of unlimited: String) -> Bool {
    guard let found = stops(text), let expected = stops(limited), let all = stops(unlimited),
      abs(found.count - expected.count) <= 1
    else { return false }
    var rest = all[...]
    for stop in found {
      guard let place = rest.firstIndex(where: { $0.isEqual(stop) }) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  private static func stops(_ text: String) -> [NSObject]? {
    (withoutWays(text) as? [String: Any])?["stops"] as? [NSObject]
  }

  private static func stripped(_ value: Any) -> Any {
    if let array = value as? [Any] { return array.map(stripped) }
    guard var object = value as? [String: Any] else { return value }
    // Only beside a time: by straight line the length is the answer.
    if object["duration"] != nil {
      for key in ["distance", "geometry", "steps", "stages"] { object[key] = nil }
    }
    if object["durations"] != nil { object["distances"] = nil }
    return object.mapValues(stripped)
  }
}
