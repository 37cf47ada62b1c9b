import MapImport
import Testing

@testable import XichengGenerator

/// The file itself: sound PBF, and what it says of itself.
struct RoadFileTests {
  private let sample: RoadSample

  init() throws { sample = try RoadSample.sample.get() }

  @Test func headerNamesTheProgramAndAsksForTheUsual() {
    #expect(sample.header.requiredFeatures == ["OsmSchema-V0.6", "DenseNodes"])
    #expect(sample.header.writingProgram == "Waystation sample generator")
    #expect(sample.header.source?.contains("no map") == true)
    #expect(sample.header.boundingBox != nil)
  }

  /// Ids are small, positive and rising, as readers expect of a sorted file.
  @Test func idsCountUp() {
    #expect(sample.nodes.map(\.id) == (1...Int64(sample.nodes.count)).map { $0 })
    #expect(sample.ways.map(\.id) == (1...Int64(sample.ways.count)).map { $0 })
    #expect(sample.relations.map(\.id) == (1...Int64(sample.relations.count)).map { $0 })
  }

  @Test func everyReferenceLeadsToAnElement() {
    for way in sample.ways {
      #expect(way.nodes.count > 1, "way \(way.id)")
      #expect(way.nodes.allSatisfy { sample.spots[$0] != nil }, "way \(way.id)")
      #expect(!zip(way.nodes, way.nodes.dropFirst()).contains { $0 == $1 }, "way \(way.id)")
    }
  }

  /// No two nodes share a spot: lines that meet there meet in one node.
  @Test func nodesStandApart() {
    #expect(Set(sample.spots.values).count == sample.nodes.count)
  }

  @Test func junctionsAreAsManyAsASmallDistrictHas() {
    var degrees: [Int64: Int] = [:]
    for piece in sample.pieces {
      degrees[piece.start, default: 0] += 1
      degrees[piece.end, default: 0] += 1
    }
    let junctions = degrees.values.count { $0 > 2 }
    #expect((5_000...20_000).contains(junctions), "\(junctions) junctions")
  }

  @Test func everythingLiesInTheDistrict() {
    for spot in sample.spots.values {
      #expect((39.8666...39.9727).contains(spot.latitude))
      #expect((116.3137...116.3944).contains(spot.longitude))
    }
  }

  /// Nobody should take a way of the sample for a surveyed one.
  @Test func everyWaySaysWhereItComesFrom() {
    for way in sample.ways {
      #expect(way.tags["source"]?.hasPrefix("Waystation sample, ") == true, "way \(way.id)")
    }
  }

  /// A restriction counts only if its ways begin or end at its node.
  @Test func restrictionsMeetAtTheirNode() throws {
    #expect(sample.relations.count > 20)
    #expect(sample.relations.contains { $0.tags["restriction"] == "no_left_turn" })
    #expect(sample.relations.contains { $0.tags["restriction"] == "no_u_turn" })
    for relation in sample.relations {
      #expect(relation.tags["type"] == "restriction")
      #expect(relation.members.map(\.role) == ["from", "via", "to"])
      let via = try #require(relation.members.first { $0.kind == .node }?.id)
      for member in relation.members where member.kind == .way {
        let nodes = sample.ways[Int(member.id) - 1].nodes
        #expect(nodes.first == via || nodes.last == via, "relation \(relation.id)")
      }
    }
  }
}
