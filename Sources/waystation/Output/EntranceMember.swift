internal import NearestStop
internal import Stops

extension Stop {
  /// One of its entrances; `nil` without a number, or for one that it doesn't have.
  func entrance(_ number: Int?) -> StopEntrance? {
    number.flatMap { entrances.indices.contains($0) ? entrances[$0] : nil }
  }
}

extension OutputBuffer {
  /// `"entrance":{…}`: the one that a way leads to; nothing where none is known.
  mutating func entranceMember(_ entrance: StopEntrance?) {
    guard let entrance else { return }
    beginObject("entrance")
    members(of: entrance)
    endObject()
  }

  /// `name` to `opening_hours`.
  mutating func members(of entrance: StopEntrance) {
    member("name", ifKnown: entrance.name)
    positionMembers(entrance.coordinate)
    member("access", ifKnown: entrance.access?.rawValue)
    member("opening_hours", ifKnown: entrance.openingHours)
  }
}
