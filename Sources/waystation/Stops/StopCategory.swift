internal import ArgumentParser
internal import Stops

/// What `--count-by` counts.
enum StopCategory: String, CaseIterable, ExpressibleByArgument, Sendable {
  case amenity
  case kind
  case tier
  case subdistrict

  /// The values that a stop counts for: several for amenities, `nil` alone where nothing is known.
  private func values(of stop: Stop) -> [String?] {
    switch self {
    case .amenity: stop.amenities.isEmpty ? [nil] : stop.amenities.amenities.map(\.word)
    case .kind: [stop.kind?.rawValue]
    case .tier: [stop.tier?.rawValue]
    case .subdistrict: [stop.subdistrict]
    }
  }

  /// The values with their numbers of stops: most frequent first, equal ones by name, the unknown
  /// last.
  func counts(in stops: [Stop]) -> [StopCount] {
    var counts: [String?: Int] = [:]
    for stop in stops {
      for value in values(of: stop) { counts[value, default: 0] += 1 }
    }
    return counts.map { StopCount(value: $0.key, count: $0.value) }.sorted { left, right in
      guard let leftValue = left.value else { return false }
      guard let rightValue = right.value else { return true }
      return left.count != right.count ? left.count > right.count : leftValue < rightValue
    }
  }
}

/// How many stops have a value.
struct StopCount: Hashable, Sendable {
  /// `nil` where the source does not say.
  var value: String?
  var count: Int
}
