import MapCompiler
import Roads
import Testing

@Suite struct RoadEBikeTests {
  private static let values: [(String, [String])] = [
    (
      "highway",
      ["trunk", "primary", "residential", "service", "footway", "path", "cycleway", "steps"]
    ),
    ("access", ["no", "private", "yes", "odd"]), ("vehicle", ["no", "destination"]),
    ("bicycle", ["yes", "no", "dismount", "use_sidepath", "private"]), ("foot", ["no", "yes"]),
    ("oneway", ["yes", "-1", "reversible"]), ("oneway:bicycle", ["no", "yes"]),
    ("bicycle:backward", ["yes", "no"]), ("cycleway", ["lane", "opposite"]),
    ("cycleway:left", ["lane"]), ("surface", ["sand", "gravel", "sett"]),
    ("smoothness", ["bad", "impassable"]), ("sidewalk", ["both"]), ("motorroad", ["yes"]),
    ("maxspeed", ["5", "10", "30"]), ("ramp", ["yes"]), ("segregated", ["yes"]),
    ("route", ["ferry"]), ("area", ["yes"]), ("conveying", ["yes"]), ("cyclestreet", ["yes"]),
  ]

  @Test func anEBikeIsNeverSlowerThanABicycle() {
    var state: UInt64 = 7
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for _ in 0..<5_000 {
      var tags: [String: String] = [:]
      for (key, words) in Self.values where key == "highway" || below(4) == 0 {
        tags[key] = words[below(words.count)]
      }
      for direction in TravelDirection.allCases {
        guard let rule = WayRule(tags) else { continue }
        func seconds(_ profile: Profile) -> Duration {
          rule[profile, direction].passage.duration(forMetres: 100, ofWayMetres: 100)
            ?? .seconds(1_000_000)
        }
        #expect(seconds(.ebike) <= seconds(.bicycle), "\(direction) of \(tags)")
        #expect(rule[.ebike, direction].access == rule[.bicycle, direction].access)
      }
    }
  }
}
