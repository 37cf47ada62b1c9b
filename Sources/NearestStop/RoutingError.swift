public import Geodesy
public import Roads

/// Why a question by road has no answer.
public enum RoutingError: Error, Hashable, Sendable {
  /// The finder was made without roads.
  case noRoads
  /// The finder was opened for other profiles.
  case notPrepared(Profile)
  /// There is no road that the profile may use within ``SegmentIndex/defaultLimit`` of a place.
  case offTheMap(Coordinate, Profile)
  /// There are roads at both ends, and no way from one to the other.
  case notReachable(from: Coordinate, Profile)
}

extension RoutingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noRoads:
      "these stops come without roads: expected a snapshot that was compiled with roads; "
        + "compile one with `waystation compile --roads`, or ask by straight line"
    case .notPrepared(let profile):
      "these roads were not opened for going \(profile.asOneSays): "
        + "open the snapshot for this profile, too"
    case .offTheMap(let place, let profile):
      "\(place.shortText) (WGS-84) is off the map: expected a road that one may use \(profile.asOneSays) "
        + "within \(Int(SegmentIndex.defaultLimit)) m; check the coordinate and its datum, "
        + "or use a map that covers it"
    case .notReachable(let place, let profile):
      "no way leads there from \(place.shortText) (WGS-84) \(profile.asOneSays): "
        + "expected roads that hang together; try another way of moving, or a place nearby"
    }
  }
}

extension Coordinate {
  /// `39.9074,116.3675`: to about a centimetre, as far as a map can tell.
  fileprivate var shortText: String {
    func rounded(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }
    return "\(rounded(latitude)),\(rounded(longitude))"
  }
}

extension Profile {
  /// As part of a sentence.
  fileprivate var asOneSays: String {
    switch self {
    case .foot: "on foot"
    case .bicycle: "by bicycle"
    case .ebike: "by e-bike"
    }
  }

  /// As it is written on a command line and in JSON: `foot`, `bicycle`, `ebike`.
  public var word: String {
    switch self {
    case .foot: "foot"
    case .bicycle: "bicycle"
    case .ebike: "ebike"
    }
  }
}
