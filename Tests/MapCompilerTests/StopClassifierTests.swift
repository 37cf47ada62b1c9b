import Geodesy
import MapCompiler
import MapImport
import Stops
import Testing

@Suite struct StopClassifierTests {
  /// A stop about which everything is known.
  private func completeStop() throws -> Stop {
    var stop = Stop(
      id: "xc-1",
      names: StopNames(
        chinese: "什刹海驿站", english: "Shichahai station", aliases: ["Lake stop", "骑行站", "骑心站"]),
      coordinate: try Coordinate(latitude: 39.94, longitude: 116.378),
      kind: StopKind(rawValue: "union_station"),
      tier: .station,
      amenities: AmenitySet([.water, .microwave, .wifi]),
      amenityNotes: [
        AmenityNote(amenity: .water, text: "hot and cold"),
        AmenityNote(amenity: .microwave, text: "two; queue at noon"),
      ])
    stop.openingHours = "Mo-Fr 08:00-20:00; PH off"
    stop.access = .qrCode
    stop.conditionalAccess = "door_code @ (22:00-08:00)"
    stop.entrances = [
      StopEntrance(
        at: try Coordinate(latitude: 39.941, longitude: 116.378), name: "东门; 2", access: .qrCode,
        openingHours: "Mo-Fr 06:00-22:00; PH off"),
      StopEntrance(at: try Coordinate(latitude: 39.942, longitude: 116.379)),
    ]
    stop.audience = "couriers"
    stop.fee = .charged("2 元")
    stop.phone = "010-66000000"
    stop.operator = "总工会"
    stop.address = "1号, \"北\"街"
    stop.subdistrict = "什刹海"
    stop.source = "survey"
    stop.verifiedOn = CalendarDate(year: 2025, month: 6, day: 1)
    return stop
  }

  @Test func everyPropertyOfGeoJSONIsRead() throws {
    let compilation = try compile(
      features: #"""
        {"type":"Feature","id":"not-this","geometry":{"type":"Point","coordinates":[116.378,39.94]},
        "properties":{"id":"xc-1","name:zh":"什刹海驿站","name:en":"Shichahai station",
        "name":"Lake stop","alt_name":"骑行站; 骑心站;骑行站","kind":"union_station","tier":"station",
        "amenities":["water","microwave","wifi"],
        "amenity_notes":{"microwave":"two; queue at noon","water":"hot and cold"},
        "opening_hours":"Mo-Fr 08:00-20:00; PH off","access":"qr_code",
        "access:conditional":"door_code @ (22:00-08:00)","entrances":[
        "39.941,116.378 qr_code @ (Mo-Fr 06:00-22:00; PH off) \"东门; 2\"","39.942,116.379"],"audience":"couriers","fee":"2 元",
        "phone":"010-66000000","operator":"总工会","address":"1号, \"北\"街","subdistrict":"什刹海",
        "source":"survey","verified_on":"2025-06-01","marker-color":"#f00"}}
        """#)
    #expect(compilation.stops == [try completeStop()])
    #expect(compilation.report.isClean)
    #expect(compilation.report.ignoredProperties == ["marker-color": 1])
    #expect(try compilation.strict().count == 1)
  }

  @Test func everyColumnOfCSVIsRead() throws {
    let compilation = try compile(
      csv: """
        ID,lat,lng,name:zh,name:en,name,alt_name,kind,tier,amenities,note:water,note:microwave,\
        opening_hours,access,access:conditional,entrances,audience,fee,phone,operator,address,subdistrict,\
        source,verified_on
        xc-1,39.94,116.378,什刹海驿站,Shichahai station,Lake stop,骑行站;骑心站,union_station,station,\
        water;microwave wifi,hot and cold,two; queue at noon,Mo-Fr 08:00-20:00; PH off,qr_code,\
        door_code @ (22:00-08:00),"39.941,116.378 qr_code @ (Mo-Fr 06:00-22:00; PH off) ""东门; 2""; \
        39.942,116.379",couriers,2 元,010-66000000,总工会,"1号, ""北""街",什刹海,survey,2025-06-01
        """)
    #expect(compilation.stops == [try completeStop()])
    #expect(compilation.report.isClean)
  }

  @Test(arguments: [
    ("nowhere", "nowhere"), ("39.9,116.4 lift", "is no way in"), ("91,116.4", "91"),
    (#"39.9,116.4 \"A\" open"#, "follows its name"),
    ("39.9,116.4 @", "opening hours"), ("39.9,116.4 open @ (whenever)", "whenever"),
  ])
  func entrancesThatCannotBeReadAreLeftOut(text: String, complaint: String) throws {
    let compilation = try compile(
      features: feature(#""id":"a","entrances":"39.9,116.4; \#(text); 39.91,116.4 open""#))
    let stop = try #require(compilation.stops.first)
    #expect(stop.entrances.map(\.access) == [nil, .open])
    let warning = try #require(compilation.report.warnings.first)
    #expect("\(warning)".contains(complaint), "\(warning)")
    #expect(compilation.report.warnings.count == 1)
  }

  @Test func entrancesAreInTheDatumOfTheFileAndBounded() throws {
    let many = Array(repeating: "39.9,116.4", count: 150).joined(separator: ";")
    let compilation = try compile(features: feature(#""id":"a","entrances":"\#(many)""#))
    #expect(compilation.stops.first?.entrances.count == 100)
    #expect(compilation.report.warnings.count == 1)
  }

  @Test func aStopNeedsAnIDAndAPositionOnly() throws {
    let coordinate = try Coordinate(latitude: 39.9, longitude: 116.4)
    let compilation = try compile(features: feature(#""id":"a","kind":null,"phone":"  ""#))
    #expect(compilation.stops == [Stop(id: "a", coordinate: coordinate)])
    #expect(compilation.report.isClean)
  }

  @Test(arguments: [
    (#""id":7"#, "7"), (#""id":9007199254740993"#, "9007199254740993"),
    (#""id":" a b ""#, "a b"), (#""id":null"#, "feature-id"), (#""id":"""#, "feature-id"),
  ])
  func idsMayBeNumbersAndFallBackOnTheFeatures(properties: String, id: String) throws {
    let text = feature(properties).replacing(
      #""type":"Feature""#, with: #""type":"Feature","id":"feature-id""#, maxReplacements: 1)
    #expect(try compile(features: text).stops.map(\.id) == [id])
  }

  @Test(arguments: [
    (#""name":"驿站""#, StopNames(chinese: "驿站")),
    (#""name":"Stop""#, StopNames(english: "Stop")),
    (#""name":"驿站","name:en":"Stop""#, StopNames(chinese: "驿站", english: "Stop")),
    (#""name":"别名","name:zh":"驿站""#, StopNames(chinese: "驿站", aliases: ["别名"])),
    (#""name":"驿站","name:zh":"驿站""#, StopNames(chinese: "驿站")),
    (#""alt_name":["a","b"]"#, StopNames(aliases: ["a", "b"])),
  ])
  func aNameGoesWhereItsScriptBelongs(properties: String, names: StopNames) throws {
    #expect(try compile(features: feature(#""id":1,"# + properties)).stops.map(\.names) == [names])
  }

  @Test(arguments: [
    (#""no""#, StopFee.free), ("false", .free), ("0", .free), ("0.0", .free), (#""0""#, .free),
    (#""yes""#, .charged(nil)), ("true", .charged(nil)), ("2", .charged("2")),
    ("1.5", .charged("1.5")), (#""2 yuan""#, .charged("2 yuan")),
  ])
  func feesAreWordsOrAmounts(value: String, fee: StopFee) throws {
    #expect(try compile(features: feature(#""id":1,"fee":"# + value)).stops.map(\.fee) == [fee])
  }

  @Test(arguments: [
    (#"["water","rest"]"#, [Amenity.water, .rest]), (#""water; rest""#, [.water, .rest]),
    (#""water,rest water""#, [.water, .rest]), (#""""#, []), ("[]", []), ("null", []),
  ])
  func amenitiesAreWordsInAListOrAText(value: String, amenities: [Amenity]) throws {
    let compilation = try compile(features: feature(#""id":1,"amenities":"# + value))
    #expect(compilation.stops.map(\.amenities) == [AmenitySet(amenities)])
    #expect(compilation.report.isClean)
  }

  @Test func coordinatesAreConvertedFromTheDatumGiven() throws {
    let text = "id,lat,lon\na,39.908779248174,116.373715376788\n"
    let compilation = try StopCompiler(datum: .gcj02).compile(Array(text.utf8), file: "s.csv")
    let coordinate = try #require(compilation.stops.first?.coordinate)
    #expect(abs(coordinate.latitude - 39.9074) < 1e-9)
    #expect(abs(coordinate.longitude - 116.3675) < 1e-9)
  }
}
