internal import Geodesy
internal import Roads
internal import Stops

extension Stop {
  /// Where roads lead to it: its usable entrances that are on the map, or the stop itself where there are
  /// none; `nil` off the map. The number of a door is that of its entrance.
  func doors(on segments: SegmentIndex, for profile: Profile) -> RoadTarget? {
    let doors = entrances.enumerated().compactMap { number, entrance -> RoadTarget.Door? in
      guard entrance.isUsable,
        let snapped = segments.destination(near: entrance.coordinate, for: profile)
      else { return nil }
      return RoadTarget.Door(snapped.place, number: UInt32(truncatingIfNeeded: number))
    }
    return RoadTarget(doors, features: amenities.rawValue)
      ?? segments.destination(near: coordinate, for: profile).map {
        RoadTarget($0.place, features: amenities.rawValue)
      }
  }
}

extension RoadTarget.Door {
  /// The place of its entrance among the stop's ``Stop/entrances``; `nil` for the stop itself.
  var entrance: Int? { RoadTarget.Door.entrance(numbered: number) }

  static func entrance(numbered number: UInt32) -> Int? { number == unnumbered ? nil : Int(number) }
}

extension RoadTarget {
  /// The entrance at which a way ends; `nil` for the stop itself.
  func entrance(at place: RoadPlace) -> Int? {
    doors.first { $0.place == place }?.entrance
  }
}

extension StopCatalog {
  /// Where a door of a stop is: the entrance, or the stop itself.
  func coordinate(of ordinal: Int, byEntrance entrance: Int?) -> Coordinate {
    entrance.flatMap { coordinate(ofEntrance: $0, of: ordinal) } ?? coordinate(of: ordinal)
  }
}

/// One of a stop's doors.
struct StopDoor: Hashable {
  var ordinal: UInt32
  /// The place of the entrance among the stop's ``Stop/entrances``; `nil` for the stop itself.
  var entrance: Int?
}

/// A stop that is reached, and by which of its doors.
struct DoorArrival {
  let neighbor: RoadNeighbor
  /// `nil` for the one that is nearest, whatever its hours.
  let door: RoadTarget.Door?
}
