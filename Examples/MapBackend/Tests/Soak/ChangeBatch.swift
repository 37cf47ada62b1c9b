import NearestStop

/// Changes of one request: as it says them, and as the library makes them.
struct ChangeBatch: Sendable {
  let body: String
  /// `nil` for a request that nobody can understand.
  let changes: [LiveChange]?
  /// With which code that is refused.
  var code: String?

  /// Far away, so that nothing ends while it is looked at.
  private static let end = UnixTime(seconds: 4_000_000_000)

  /// - Parameters:
  ///   - world: as of now, so that most changes can be made.
  ///   - ids: of the stops of all maps.
  ///   - second: since the beginning.
  init(
    _ random: inout SeededNumbers, _ stops: LiveStops, _ map: SoakMap, ids: [String],
    start: Int64, second: Int
  ) {
    if random.chance(60) {
      let (body, code) =
        [
          (#"{"changes":[{"do":"close","stop":"x","minuts":5}]}"#, "InvalidValue"),
          (#"{"changes":[{"do":"burn","stop":"x"}]}"#, "InvalidValue"),
          (#"{"changes":[]}"#, "TooBig"), (#"{"changes":"#, "InvalidQuery"),
          (#"{"changes":[{"do":"add","stop":"t","location":[39.9,116.3]}]}"#, "InvalidValue"),
        ].randomElement(using: &random) ?? ("", "")
      self.init(body: body, changes: nil, code: code)
      return
    }
    let count = random.chance(4) ? Int.random(in: 2...6, using: &random) : 1
    let made = (0..<count).map { _ in
      ChangeBatch.change(&random, stops, map, ids, start: start, second: second)
    }
    self.init(
      body: "{\"changes\":[" + made.map(\.text).joined(separator: ",") + "]}",
      changes: made.map(\.change))
  }

  private init(body: String, changes: [LiveChange]?, code: String? = nil) {
    (self.body, self.changes, self.code) = (body, changes, code)
  }

  private static func change(
    _ random: inout SeededNumbers, _ stops: LiveStops, _ map: SoakMap, _ ids: [String],
    start: Int64, second: Int
  ) -> (text: String, change: LiveChange) {
    // Mostly a stop that there is.
    let known = stops[UInt32(Int.random(in: 0..<stops.count, using: &random))].id
    let id = random.chance(30) ? ids.randomElement(using: &random) ?? known : known
    let tent = "tent-\(Int.random(in: 0..<60, using: &random))"
    let until = random.chance(2) ? ",\"until\":\(end.seconds)" : ""
    let ending = until.isEmpty ? nil : end
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<22:
      return (
        #"{"do":"close","stop":"\#(id)"\#(until)}"#, .closeStop(id: id, until: ending)
      )
    case 22..<50: return (#"{"do":"reopen","stop":"\#(id)"}"#, .reopenStop(id: id))
    case 50..<78:
      let resource = random.chance(2) ? StopResource.places : .batteries
      let count = UInt32.random(in: 0...3, using: &random)
      // Some come late, some are of the same second.
      let asOf = start + Int64(second / 4 + Int.random(in: 0..<8, using: &random))
      return (
        #"{"do":"report","stop":"\#(id)","resource":"\#(resource.text)","count":\#(count),"#
          + #""as_of":\#(asOf),"until":\#(end.seconds)}"#,
        .report(
          StopReport(
            resource, at: id,
            StopReading(count: count, asOf: UnixTime(seconds: asOf), until: end)))
      )
    case 78..<86:
      let place = random.place()
      let amenities = [Amenity.water, .airPump, .batterySwap].filter { _ in random.chance(2) }
      let hours = random.chance(2) ? "Mo-Fr 08:00-20:00" : nil
      var stop = Stop(
        id: tent, names: StopNames(chinese: "帐篷", english: nil), coordinate: place,
        amenities: AmenitySet(amenities))
      stop.openingHours = hours
      return (
        #"{"do":"add","stop":"\#(tent)","name":{"zh":"帐篷"},"location":[\#(place.text)],"#
          + #""amenities":\#(Text.strings(amenities.map(\.word)))"#
          + (hours.map { ",\"opening_hours\":\"\($0)\"" } ?? "") + until + "}",
        .addStop(stop, until: ending)
      )
    case 86..<95: return (#"{"do":"remove","stop":"\#(tent)"}"#, .removeStop(id: tent))
    default: return block(&random, map, until, ending)
    }
  }

  /// Roads around a junction are blocked, or opened again: nine at a time at the most.
  private static func block(
    _ random: inout SeededNumbers, _ map: SoakMap, _ until: String, _ ending: UnixTime?
  ) -> (text: String, change: LiveChange) {
    let id = "block-\(Int.random(in: 0..<9, using: &random))"
    let radius = Double(Int.random(in: 10...60, using: &random))
    var place = random.place()
    if let graph = map.finder.roads?.graph {
      place = graph.coordinate(of: UInt32(Int.random(in: 0..<graph.vertexCount, using: &random)))
    }
    guard random.chance(2), let distance = try? Distance(metres: radius),
      let area = try? RoadArea(around: place, within: distance)
    else { return (#"{"do":"unblock","id":"\#(id)"}"#, .unblockRoads(id: id)) }
    let profiles: ProfileSet = random.chance(2) ? .all : ProfileSet(.ebike)
    return (
      #"{"do":"block","id":"\#(id)","location":[\#(place.text)],"radius":\#(radius)"#
        + (profiles == .all ? "" : #","profiles":["ebike"]"#) + until + "}",
      .blockRoads(RoadBlock(id: id, .area(area), for: profiles, until: ending))
    )
  }
}
