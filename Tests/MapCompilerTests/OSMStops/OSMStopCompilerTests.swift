import Geodesy
import MapCompiler
import MapImport
import Stops
import Testing

/// Elements of a map become stops.
@Suite struct OSMStopCompilerTests {
  private func stops(of map: TinyMap, clip: OSMClip? = nil) throws -> OSMStopCompilation {
    try OSMStopCompiler(clip: clip).compile(Array(map.xml.utf8), file: "tiny.osm")
  }

  /// The stop that a single node with these tags makes.
  private func stop(_ tags: [String: String]) throws -> Stop? {
    var map = TinyMap()
    try map.node(7, tags)
    return try stops(of: map).stops.first
  }

  /// One for each row of the table in the module's note, and what comes near without being one.
  private static let rows: [([String: String], AmenitySet)] = [
    (["amenity": "drinking_water"], .water),
    (["amenity": "water_point"], .water),
    (["amenity": "cafe", "drinking_water": "yes"], [.hotMeal, .water]),
    (["drinking_water:refill": "yes", "shop": "bakery"], .water),
    (["man_made": "water_tap", "drinking_water": "yes"], .water),
    (["man_made": "water_tap"], []),
    (["amenity": "fountain", "fountain": "drinking"], .water),
    (["amenity": "fountain"], []),
    (["amenity": "drinking_water", "drinking_water": "no"], []),
    (["amenity": "device_charging_station"], .phoneCharging),
    (["amenity": "charging_station", "bicycle": "yes"], .ebikeCharging),
    (["amenity": "charging_station", "motorcar": "no"], .ebikeCharging),
    (["amenity": "charging_station"], []),
    (["shop": "bicycle", "service:bicycle:charging": "yes"], .ebikeCharging),
    (["amenity": "restaurant"], .hotMeal),
    (["amenity": "fast_food"], .hotMeal),
    (["amenity": "canteen"], .hotMeal),
    (["amenity": "food_court"], .hotMeal),
    (["amenity": "cafe"], .hotMeal),
    (["amenity": "cafe;restaurant"], .hotMeal),
    (["amenity": "shelter"], .shelter),
    (["amenity": "bench", "covered": "yes"], [.rest, .shelter]),
    (["public_transport": "platform", "covered": "yes"], .shelter),
    (["railway": "platform", "covered": "yes"], .shelter),
    (["highway": "platform", "covered": "yes"], .shelter),
    (["highway": "platform"], []),
    (["highway": "footway", "covered": "yes"], []),
    (["amenity": "bench"], .rest),
    (["amenity": "lounge"], .rest),
    (["leisure": "picnic_table"], .rest),
    (["amenity": "toilets"], .toilets),
    (["amenity": "restaurant", "toilets": "yes"], [.hotMeal, .toilets]),
    (["amenity": "restaurant", "toilets": "no"], .hotMeal),
    (["amenity": "compressed_air"], .airPump),
    (["amenity": "bicycle_repair_station"], .airPump),
    (["emergency": "defibrillator"], .firstAid),
    (["emergency": "first_aid_kit"], .firstAid),
    (["amenity": "pharmacy"], .firstAid),
    (["shop": "convenience"], .shop),
    (["shop": "supermarket"], .shop),
    (["amenity": "vending_machine"], .shop),
    (["amenity": "shower"], .shower),
    (["tourism": "hostel"], .lodging),
    (["tourism": "hotel"], []),
    (["amenity": "toilets;shower; drinking_water"], [.toilets, .shower, .water]),
    (["name": "Somewhere"], []),
  ]

  @Test func everyRowOfTheTable() throws {
    try #require(Self.rows.count > 40)
    for (tags, amenities) in Self.rows {
      #expect(try stop(tags)?.amenities ?? [] == amenities, "\(tags)")
    }
  }

  @Test func aStopSaysWhatItsTagsSay() throws {
    let stop = try #require(
      try stop([
        "amenity": "restaurant", "name": "三碗面馆", "name:en": "Three Bowls",
        "alt_name": "老三碗; San Wan",
        "opening_hours": "Mo-Fr 10:00-22:00", "access": "customers", "fee": "no",
        "phone": "+86 10 1234", "operator": "Bowls Ltd",
      ]))
    #expect(stop.id == "osm-node-7")
    #expect(
      stop.names
        == StopNames(chinese: "三碗面馆", english: "Three Bowls", aliases: ["老三碗", "San Wan"]))
    #expect(stop.kind?.rawValue == "restaurant")
    #expect(stop.openingHours == "Mo-Fr 10:00-22:00")
    #expect(stop.access == .customersOnly && stop.fee == .free)
    #expect(stop.phone == "+86 10 1234" && stop.operator == "Bowls Ltd")
    #expect(stop.source == "OpenStreetMap" && stop.tier == nil)
  }

  @Test func namesGoWhereTheirScriptBelongs() throws {
    let tags = ["amenity": "bench", "name": "Bar Tre", "name:en": "Bar Three", "name:zh": "三"]
    #expect(
      try stop(tags)?.names
        == StopNames(chinese: "三", english: "Bar Three", aliases: ["Bar Tre"]))
    #expect(try stop(["amenity": "bench"])?.names == StopNames())
  }

  private static let terms: [(String, StopAccess?)] = [
    ("yes", .open), ("permissive", .open), ("public", .open), ("customers", .customersOnly),
    ("private", .private), ("residents", .private), ("no", .nobody), ("unknown", nil),
    ("odd", nil),
  ]

  @Test func privateAndClosedAreAttributes() throws {
    for (word, access) in Self.terms {
      let stop = try #require(try stop(["amenity": "toilets", "access": word]))
      #expect(stop.access == access, "\(word)")
    }
  }

  private static let fees: [([String: String], StopFee?)] = [
    (["fee": "no"], .free), (["fee": "yes"], .charged(nil)),
    (["fee": "yes", "charge": "2 CNY"], .charged("2 CNY")),
    (["charge": "2 CNY"], .charged("2 CNY")),
    (["fee": "donation"], .charged("donation")), (["fee": "unknown"], nil), ([:], nil),
  ]

  @Test func feesAreAttributes() throws {
    for (tags, fee) in Self.fees {
      let stop = try #require(
        try stop(tags.merging(["amenity": "toilets"]) { own, _ in own }))
      #expect(stop.fee == fee, "\(tags)")
    }
  }

  @Test func whatIsNotUnderstoodIsCounted() throws {
    var map = TinyMap()
    try map.node(1, ["amenity": "cafe", "opening_hours": "whenever", "access": "odd"])
    let compilation = try stops(of: map)
    #expect(compilation.stops.first?.openingHours == "whenever")
    #expect(compilation.report.unreadTags == 2)
    #expect(compilation.report.topUnreadTags.map(\.tag.key) == ["access", "opening_hours"])
  }

  @Test func whatIsDisusedIsLeftOut() throws {
    var map = TinyMap()
    try map.row(2)
    try map.node(3, ["amenity": "toilets", "disused": "yes"])
    try map.node(4, ["disused:amenity": "toilets"])
    map.way(10, [1, 2, 1], ["amenity": "shelter", "abandoned": "yes"])
    let compilation = try stops(of: map)
    #expect(compilation.stops.isEmpty && compilation.report.disused == 2)
  }

  // MARK: Areas

  private func house(_ entrances: [Int64: String] = [:]) throws -> TinyMap {
    var map = TinyMap()
    for (id, east, north) in [(1, 0, 0), (2, 40, 0), (3, 40, 20), (4, 0, 20)]
      as [(Int64, Double, Double)]
    {
      try map.node(id, east: east, north: north, entrances[id].map { ["entrance": $0] } ?? [:])
    }
    map.way(10, [1, 2, 3, 4, 1], ["building": "yes", "amenity": "canteen"])
    return map
  }

  private func metres(_ stop: Stop?, _ east: Double, _ north: Double) throws -> Double {
    let stop = try #require(stop)
    let place = try TinyMap.place(east: east, north: north)
    return GreatCircle.distance(from: stop.coordinate, to: place).metres
  }

  @Test func anAreaLiesInItsMiddle() throws {
    let stop = try stops(of: try house()).stops.first
    #expect(stop?.id == "osm-way-10")
    #expect(try metres(stop, 20, 10) < 0.05)
  }

  @Test func anEntranceIsBetterThanTheMiddle() throws {
    let some = try stops(of: try house([3: "yes", 4: "service"])).stops.first
    #expect(try metres(some, 40, 20) < 0.05)
    let main = try stops(of: try house([2: "yes", 4: "main"])).stops.first
    #expect(try metres(main, 0, 20) < 0.05)
    let exit = try stops(of: try house([2: "exit", 4: "emergency"])).stops.first
    #expect(try metres(exit, 20, 10) < 0.05)
  }

  @Test func severalEntrancesAreKept() throws {
    #expect(try stops(of: try house([2: "yes"])).stops.first?.entrances.isEmpty == true)
    let stop = try #require(try stops(of: try house([1: "yes", 2: "main", 4: "exit"])).stops.first)
    let easts = stop.entrances.map { ($0.coordinate.longitude - 116.4) * 111_320 * 0.767 }
    #expect(easts.map { $0.rounded() } == [40, 0])
    var map = TinyMap()
    try map.node(
      1, ["entrance": "main", "access": "private", "ref": "A", "opening_hours": "whenever"])
    try map.node(2, east: 30, ["entrance": "yes", "name": "东门", "opening_hours": "06:00-22:00"])
    map.way(10, [1, 2, 1], ["amenity": "toilets"])
    let park = try #require(try stops(of: map).stops.first)
    #expect(try metres(park, 30, 0) < 0.05)
    #expect(park.entrances.map(\.name) == ["A", "东门"])
    #expect(park.entrances.map(\.access) == [.private, nil])
    #expect(park.entrances.map(\.openingHours) == [nil, "06:00-22:00"])
    #expect(park.entrances.last?.coordinate == park.coordinate)
  }

  @Test func anAreaAcrossTheAntimeridianLiesOnIt() throws {
    let text = """
      <osm version='0.6'><node id='1' lat='0' lon='179.999'/><node id='2' lat='0' lon='-179.997'/>
      <way id='1'><nd ref='1'/><nd ref='2'/><tag k='amenity' v='shelter'/></way></osm>
      """
    let compilation = try OSMStopCompiler().compile(Array(text.utf8), file: "dateline.osm")
    #expect(abs((compilation.stops.first?.coordinate.longitude ?? 0) + 179.999) < 1e-9)
  }

  @Test func missingNodesAndTheClip() throws {
    var map = try house()
    map.way(11, [77, 78], ["amenity": "shelter"])
    map.way(12, [77, 3], ["amenity": "shelter"])
    try map.node(20, east: 500, ["amenity": "bench"])
    let east = try TinyMap.place(east: 100, north: 0).longitude
    let clip = OSMClip.box(try BoundingBox(south: 39, west: 116, north: 40, east: east))
    let compilation = try stops(of: map, clip: clip)
    #expect(compilation.stops.map(\.id) == ["osm-way-10", "osm-way-12"])
    #expect(compilation.report.withoutPlace == 1 && compilation.report.outside == 1)
  }

  @Test func theOrderOfTheFileMakesNoDifference() throws {
    var map = try house([2: "main"])
    try map.node(-5, east: 70, ["amenity": "bench"])
    try map.node(30, east: 60, ["amenity": "toilets", "access": "private"])
    let first = try stops(of: map)
    #expect(first.stops.map(\.id) == ["osm-node--5", "osm-node-30", "osm-way-10"])
    map.isBackward = true
    #expect(try stops(of: map).stops == first.stops)
  }

  @Test func ofElementsWithOneIDTheFirstCounts() throws {
    var map = TinyMap()
    try map.node(1, ["amenity": "bench"])
    try map.node(1, east: 50, ["amenity": "toilets"])
    let compilation = try stops(of: map)
    #expect(compilation.stops.map(\.amenities) == [.rest])
    #expect(compilation.report.repeated == 1)
  }

  @Test func hugeTextSaysNothing() throws {
    let text = String(repeating: "x", count: 5_000)
    let stop = try #require(
      try stop(["amenity": "bench", "name": text, "operator": text, "phone": " "]))
    #expect(stop.names == StopNames() && stop.operator == nil && stop.phone == nil)
  }
}
