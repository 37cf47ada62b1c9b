import MapCompiler
import Roads
import Testing

@Suite struct RoadWayRuleTests {
  private static let cases = RoadRuleTable.cases(classes + access + directions + ground)

  @Test func theTableIsThere() throws {
    try #require(Self.cases.count >= 120)
    for row in Self.cases { #expect(row.cells.allSatisfy { $0.count == 2 }, "\(row)") }
  }

  @Test(arguments: cases) func rule(_ row: RoadRuleTable.Case) throws {
    let rule = WayRule(row.tags)
    for (profile, cells) in zip(Profile.allCases, row.cells) {
      for (direction, cell) in zip(TravelDirection.allCases, cells) {
        let permission = rule?[profile, direction]
        let duration = permission?.passage.duration(forMetres: 100, ofWayMetres: 100)
        let seconds = duration.map { String(Int(($0 / .seconds(1)).rounded())) } ?? "–"
        let mark = permission?.access.allowsThroughTraffic == false ? "*" : ""
        #expect(seconds + mark == cell, "\(profile) \(direction) of \(row)")
      }
    }
  }

  private static let classes = """
    highway=motorway                                    | –   | –   | –
    highway=motorway_link bicycle=yes foot=yes          | –   | –   | –
    highway=trunk                                       | –   | –   | –
    highway=trunk sidewalk=both                         | 75  | 90  | 90
    highway=trunk sidewalk=separate                     | –   | –   | –
    highway=trunk bicycle=yes foot=yes                  | 75  | 27  | 18
    highway=trunk access=yes                            | –   | –   | –
    highway=trunk cycleway=lane                         | –   | 27  | 24
    highway=trunk_link cycleway:right=track             | –   | 27 – | 24 –
    highway=primary                                     | 75  | 27  | 18
    highway=primary motorroad=yes                       | –   | –   | –
    highway=primary motorroad=yes bicycle=yes           | –   | 27  | 18
    highway=secondary                                   | 75  | 27  | 18
    highway=secondary_link                              | 75  | 27  | 18
    highway=tertiary                                    | 75  | 27  | 18
    highway=unclassified                                | 75  | 27  | 18
    highway=road                                        | 75  | 27  | 18
    highway=residential                                 | 75  | 27  | 24
    highway=living_street                               | 75  | 27  | 24
    highway=service                                     | 75  | 27  | 24
    highway=residential cyclestreet=yes                 | 75  | 27  | 24
    highway=unclassified bicycle_road=yes vehicle=no    | 75  | 27  | 24
    highway=pedestrian                                  | 75  | 90  | 90
    highway=pedestrian bicycle=yes                      | 75  | 45  | 45
    highway=pedestrian area=yes                         | 75  | 90  | 90
    highway=footway                                     | 75  | 90  | 90
    highway=footway bicycle=designated                  | 75  | 45  | 45
    highway=footway bicycle=designated segregated=yes   | 75  | 27  | 24
    highway=footway access=yes                          | 75  | 90  | 90
    highway=footway indoor=yes                          | 75  | –   | –
    highway=path                                        | 75  | 36  | 30
    highway=path bicycle=designated segregated=yes      | 75  | 27  | 24
    highway=path bicycle=no                             | 75  | 90  | 90
    highway=cycleway                                    | 75  | 27  | 24
    highway=cycleway foot=no                            | –   | 27  | 24
    highway=cycleway electric_bicycle=no                | 75  | 27  | 90
    highway=cycleway foot=no electric_bicycle=no        | –   | 27  | –
    highway=track                                       | 75  | 36  | 30
    highway=bridleway                                   | 75  | 90  | 90
    highway=platform                                    | 75  | 90  | 90
    railway=platform                                    | 75  | 90  | 90
    highway=steps                                       | 180 | –   | –
    highway=steps ramp:bicycle=yes                      | 180 | 180 | 180
    highway=steps ramp=yes                              | 180 | 180 | 180
    highway=steps ramp=yes ramp:bicycle=no              | 180 | –   | –
    highway=steps bicycle=dismount                      | 180 | 180 | 180
    highway=steps conveying=forward                     | 180 – | – | –
    highway=steps conveying=reversible                  | 180 | –   | –
    highway=footway conveying=backward                  | – 75 | –  | –
    highway=corridor                                    | 75  | –   | –
    highway=corridor bicycle=dismount                   | 75  | 90  | 90
    highway=elevator                                    | 40  | –   | –
    highway=elevator bicycle=yes                        | 40  | 40  | 40
    highway=busway                                      | –   | –   | –
    highway=busway bicycle=yes                          | –   | 27  | 18
    highway=construction                                | –   | –   | –
    highway=proposed                                    | –   | –   | –
    highway=abandoned                                   | –   | –   | –
    highway=residential abandoned=yes                   | –   | –   | –
    highway=raceway                                     | –   | –   | –
    highway=nonsense                                    | –   | –   | –
    building=yes                                        | –   | –   | –
    route=ferry                                         | 345 | 345 | 345
    route=ferry duration=10                             | 900 | 900 | 900
    route=ferry duration=00:05                          | 600 | 600 | 600
    route=ferry duration=PT1M30S                        | 390 | 390 | 390
    route=ferry duration=soon                           | 345 | 345 | 345
    route=ferry bicycle=no                              | 345 | –   | –
    route=ferry oneway=yes                              | 345 – | 345 – | 345 –

    """

  private static let access = """
    highway=service access=private                      | 75* | 27* | 24*
    highway=service access=permit                       | 75* | 27* | 24*
    highway=service access=delivery                     | 75* | 27* | 24*
    highway=service access=customers                    | 75* | 27* | 24*
    highway=service access=destination                  | 75* | 27* | 24*
    highway=service access=no                           | –   | –   | –
    highway=service access=no foot=yes                  | 75  | 90  | 90
    highway=service access=no bicycle=yes               | –   | 27  | 24
    highway=service access=private foot=yes             | 75  | 27* | 24*
    highway=service access=private bicycle=permissive   | 75* | 27  | 24
    highway=service access=permissive                   | 75  | 27  | 24
    highway=service access=unknown                      | 75  | 27  | 24
    highway=service access=perhaps                      | 75  | 27  | 24
    highway=service access=no;destination               | 75* | 27* | 24*
    highway=residential vehicle=no                      | 75  | 90  | 90
    highway=residential vehicle=no bicycle=yes          | 75  | 27  | 24
    highway=residential vehicle=destination             | 75  | 27* | 24*
    highway=residential motor_vehicle=no                | 75  | 27  | 24
    highway=residential bicycle=dismount                | 75  | 90  | 90
    highway=residential bicycle=no                      | 75  | 90  | 90
    highway=residential bicycle=no foot=no              | –   | –   | –
    highway=residential bicycle=no foot=private         | 75* | 90* | 90*
    highway=residential foot=no                         | –   | 27  | 24
    highway=primary bicycle=use_sidepath                | 75  | –   | –
    highway=primary bicycle=use_sidepath sidewalk=right | 75  | 90  | 90
    highway=primary foot=use_sidepath                   | –   | 27  | 18
    highway=primary foot=use_sidepath bicycle=no        | –   | –   | –
    highway=track access=agricultural                   | –   | –   | –
    highway=track vehicle=forestry                      | 75  | 90  | 90
    highway=track access=agricultural bicycle=yes       | –   | 36  | 30
    highway=residential electric_bicycle=no             | 75  | 27  | 90
    highway=residential access=military                 | –   | –   | –
    highway=footway bicycle=private                     | 75  | 45* | 45*

    """

  private static let directions = """
    highway=residential oneway=yes                      | 75 | 27 – | 24 –
    highway=residential oneway=1                        | 75 | 27 – | 24 –
    highway=residential oneway=true                     | 75 | 27 – | 24 –
    highway=residential oneway=-1                       | 75 | – 27 | – 24
    highway=residential oneway=reverse                  | 75 | – 27 | – 24
    highway=residential oneway=no                       | 75 | 27   | 24
    highway=residential oneway=reversible               | 75 | –    | –
    highway=residential oneway=yes oneway:bicycle=no    | 75 | 27   | 24
    highway=residential oneway=yes sidewalk=both        | 75 | 27 90 | 24 90
    highway=residential oneway:bicycle=yes              | 75 | 27 – | 24 –
    highway=residential oneway=yes bicycle:backward=yes | 75 | 27   | 24
    highway=residential bicycle:backward=no             | 75 | 27 90 | 24 90
    highway=residential foot:backward=no                | 75 – | 27 | 24
    highway=footway oneway=yes                          | 75 | 90   | 90
    highway=footway oneway:foot=yes                     | 75 – | 90 – | 90 –
    highway=path oneway=yes                             | 75 | 36 90 | 30 90
    highway=cycleway oneway=yes                         | 75 | 27 – | 24 –
    highway=tertiary junction=roundabout                | 75 | 27 – | 18 –
    highway=tertiary junction=circular                  | 75 | 27 – | 18 –
    highway=tertiary junction=roundabout oneway=no      | 75 | 27   | 18
    highway=tertiary oneway=yes cycleway=opposite       | 75 | 27   | 18
    highway=tertiary oneway=yes cycleway=opposite_lane  | 75 | 27   | 18 24
    highway=tertiary oneway=-1 cycleway=opposite_track  | 75 | 27   | 24 18
    highway=tertiary oneway=yes cycleway=lane           | 75 | 27 – | 24 –
    highway=tertiary oneway=yes cycleway:left=lane      | 75 | 27 – | 24 –
    highway=tertiary oneway=yes cycleway:left=opposite_lane | 75 | 27 | 18 24
    highway=tertiary oneway=yes cycleway:left=track cycleway:left:oneway=no | 75 | 27 | 24
    highway=tertiary oneway=yes cycleway:left=lane cycleway:left:oneway=-1 | 75 | 27 | 18 24
    highway=tertiary cycleway=lane                      | 75 | 27   | 24
    highway=tertiary cycleway:both=track                | 75 | 27   | 24
    highway=tertiary cycleway:right=lane                | 75 | 27   | 24 18
    highway=tertiary cycleway:left=lane                 | 75 | 27   | 18 24
    highway=tertiary cycleway=no                        | 75 | 27   | 18

    """

  private static let ground = """
    highway=tertiary surface=asphalt                    | 75 | 27 | 18
    highway=tertiary surface=sett                       | 75 | 38 | 26
    highway=tertiary surface=gravel                     | 75 | 41 | 28
    highway=path surface=sand                           | 94 | 103 | 86
    highway=path surface=mud foot=no                    | –  | 103 | 86
    highway=track tracktype=grade5                      | 75 | 72 | 60
    highway=track tracktype=grade1                      | 75 | 36 | 30
    highway=track tracktype=grade3 surface=gravel       | 75 | 55 | 46
    highway=tertiary smoothness=bad                     | 75 | 38 | 26
    highway=path smoothness=impassable                  | 75 | 90 | 90
    highway=path smoothness=impassable foot=no          | –  | –  | –
    highway=path surface=marble                         | 75 | 36 | 30
    highway=steps incline=up                            | 180 | – | –
    highway=tertiary incline=12%                        | 75 | 27 | 18
    highway=service maxspeed=10                         | 75 | 36 | 36
    highway=service maxspeed=3                          | 75 | 27 | 24
    highway=tertiary maxspeed=60                        | 75 | 27 | 18
    highway=tertiary maxspeed:bicycle=15                | 75 | 27 | 24
    highway=tertiary maxspeed=walk                      | 75 | 27 | 18
    """
}
