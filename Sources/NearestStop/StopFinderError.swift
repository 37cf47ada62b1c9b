public import Roads
internal import Stops

/// Why a finder could not be built.
public enum StopFinderError: Error, Hashable, Sendable {
  /// Two stops carry the same id; an id must be unique.
  case duplicateID(String)
  /// More stops than an index holds.
  case tooManyStops(Int)
  /// No hierarchy can be made for the roads.
  case unusableRoads(RoadsError)
}

extension StopFinderError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .duplicateID(let id):
      "two stops have the id '\(id)': expected every id once; rename or drop one of them"
    case .tooManyStops(let count):
      "\(count) stops are too many: expected at most \(StopIndex.maximumCount)"
    case .unusableRoads(let error): "\(error)"
    }
  }
}
