extension MovementParameters {
  /// Every value by name, in words: what a map says of how it was made.
  public var statements: [(name: String, value: String)] {
    func speed(_ speed: Speed) -> String { "\(speed.kilometresPerHour) km/h" }
    func time(_ time: Duration) -> String { "\(time.components.seconds) s" }
    func riding(_ profile: String, _ speeds: RidingSpeeds) -> [(name: String, value: String)] {
      [
        ("\(profile).carriageway", speed(speeds.carriageway)),
        ("\(profile).lane", speed(speeds.lane)), ("\(profile).street", speed(speeds.street)),
        ("\(profile).path", speed(speeds.path)),
        ("\(profile).among_pedestrians", speed(speeds.amongPedestrians)),
      ]
    }
    return [("foot.walking", speed(walking)), ("pushing", speed(pushing)), ("steps", speed(steps))]
      + riding("bicycle", bicycle) + riding("ebike", ebike) + [
        ("ebike.limit", speed(ebikeLimit)), ("signal", time(signalWait)),
        ("gate.coded", time(codedGate)), ("gate.plain", time(plainGate)),
        ("dismounting", time(dismounting)), ("squeezing", time(squeezing)), ("lift", time(lift)),
        ("ferry.wait", time(ferryWait)), ("ferry.speed", speed(ferry)),
        ("trunk_roads", trunkRoads.rawValue),
      ]
  }
}
