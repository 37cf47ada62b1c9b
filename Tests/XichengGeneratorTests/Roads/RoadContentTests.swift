import MapImport
import Testing

@testable import XichengGenerator

/// What is on the plan: the streets one expects, and the things that make routing hard.
struct RoadContentTests {
  private let sample: RoadSample

  init() throws { sample = try RoadSample.sample.get() }

  @Test(arguments: [
    "德胜门西大街", "西直门南大街", "阜成门北大街", "阜成门南大街", "复兴门北大街", "复兴门南大街",
    "广安门北滨河路", "广安门南滨河路", "复兴门外大街", "复兴门内大街", "西长安街", "平安里西大街",
    "地安门西大街", "阜成门内大街", "阜成门外大街", "西四南大街", "西四北大街", "西单北大街", "宣武门内大街",
    "宣武门外大街", "菜市口大街", "广安门内大街", "广安门外大街", "骡马市大街", "新街口南大街", "新街口北大街",
    "新街口外大街", "赵登禹路", "太平桥大街", "佟麟阁路", "南礼士路", "月坛南街", "月坛北街", "三里河路",
    "车公庄大街", "西直门内大街", "西直门外大街", "德胜门内大街", "德胜门外大街", "鼓楼西大街",
    "地安门外大街", "前门西大街", "西河沿街", "南新华街", "虎坊路", "牛街", "枣林前街", "南横西街",
    "白纸坊东街", "白纸坊西街", "右安门内大街", "太平街", "永安路", "珠市口西大街", "府右街", "文津街",
    "西什库大街", "展览馆路", "百万庄大街", "莲花池东路", "马连道路", "手帕口南街", "手帕口北街", "大栅栏街",
    "烟袋斜街", "银锭桥", "后海北沿", "后海南沿", "前海东沿", "西海南沿",
  ])
  func streetIsThere(_ name: String) {
    let ways = sample.ways.filter { $0.tags["name"] == name && $0.tags["highway"] != nil }
    #expect(!ways.isEmpty)
    for way in ways {
      #expect(way.tags["name:zh"] == name)
      #expect(way.tags["name:en"] != nil)
    }
  }

  /// A made-up name is neither a street's of the tables nor given twice.
  @Test func inventedNamesAreNoRealOnes() {
    let real = Set(Axis.all.flatMap { $0.sections.map(\.chinese) })
    #expect(real.count > 120)
    var seen = real
    for way in sample.ways where way.tags["source"] == "Waystation sample, invented" {
      // The lift has two landings of one name.
      guard let name = way.tags["name"], way.tags["highway"] != "footway" else { continue }
      #expect(seen.insert(name).inserted, "\(name)")
    }
    #expect(seen.count > real.count + 500)
  }

  @Test func bothPartsOfTheRingAreThere() {
    let mains = sample.ways.filter { $0.tags["name"] == "二环路" }
    #expect(mains.allSatisfy { $0.tags["highway"] == "trunk" && $0.tags["oneway"] == "yes" })
    #expect(mains.contains { $0.tags["bridge"] == "yes" })
    let sides = sample.ways.filter { $0.tags["name"] == "复兴门北大街" }
    #expect(sides.allSatisfy { $0.tags["highway"] == "secondary" && $0.tags["oneway"] == "yes" })
  }

  @Test(arguments: [
    ("highway", "steps", 40), ("highway", "footway", 300), ("highway", "pedestrian", 3),
    ("highway", "living_street", 100), ("highway", "service", 500), ("ramp:bicycle", "yes", 4),
    ("oneway:bicycle", "no", 20), ("cycleway", "track", 20), ("cycleway:right", "track", 20),
    ("cycleway", "lane", 20), ("sidewalk", "both", 50), ("access", "private", 300),
    ("access", "destination", 100), ("surface", "sett", 2), ("surface", "unpaved", 2),
    ("tunnel", "yes", 6), ("bridge", "yes", 20), ("railway", "rail", 2),
  ])
  func wayTagOccurs(_ key: String, _ value: String, atLeast count: Int) {
    #expect(sample.ways.count { $0.tags[key] == value } >= count)
  }

  @Test(arguments: [
    ("barrier", "gate", 100), ("barrier", "lift_gate", 50), ("barrier", "swing_gate", 30),
    ("barrier", "turnstile", 30), ("barrier", "bollard", 30), ("access", "private", 100),
    ("highway", "traffic_signals", 60), ("highway", "crossing", 100), ("highway", "elevator", 1),
  ])
  func nodeTagOccurs(_ key: String, _ value: String, atLeast count: Int) {
    #expect(sample.nodes.count { $0.tags[key] == value } >= count)
  }

  /// Tags of nodes that no way leads to would be lost on every reader.
  @Test func everyTaggedNodeIsOnAWay() {
    let used = Set(sample.pieces.flatMap { [$0.start, $0.end] })
    for node in sample.nodes where !node.tags.isEmpty {
      #expect(used.contains(node.id), "node \(node.id)")
    }
  }
}
