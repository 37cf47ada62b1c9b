import HTTPTypes
import HummingbirdTesting
import NearestStop
import Testing

@testable import MapBackend

/// What the page asks beside stops and ways.
@Suite("Links, and names of roads")
struct PageServiceTests {
  @Test(arguments: [("foot", Profile.foot), ("bike", .bicycle), ("ebike", .ebike)])
  func linksAreTheLibrarys(_ word: String, _ profile: Profile) async throws {
    var generator = SeededNumbers(seed: 41)
    for _ in 0..<50 {
      let place = SampleServer.place(&generator)
      let answer = try await SampleServer.json(
        "/links/v1/\(word)/\(place.pathText)?name=%E8%A5%BF%E5%8D%95,%7C%26x")
      let links = answer["links"].array
      #expect(links.count == NavigationApp.allCases.count)
      for (link, app) in zip(links, NavigationApp.allCases) {
        let expected = try HandOverLink(to: place, named: "西单,|&x", by: profile, in: app)
        #expect(link["app"].text == app.rawValue)
        #expect(link["datum"].text == expected.datum.rawValue)
        #expect(link["url"].text == expected.text)
      }
    }
  }

  @Test func aLongNameIsRefused() async throws {
    let name = String(repeating: "x", count: 401)
    let response = try await SampleServer.get("/links/v1/foot/116.36,39.9?name=\(name)")
    #expect(response.status == .badRequest)
  }

  @Test(arguments: ["zh", "en"])
  func everyLineOfAStreetHasAName(_ language: String) async throws {
    let answer = try await SampleServer.json(
      "/roads/v1/ebike/116.36,39.90;116.38,39.92?zoom=15&names=\(language)")
    let streets = try #require(
      answer["features"].array.first { $0["properties"]["sort"].text == "street" })
    let names = streets["properties"]["names"].array.compactMap(\.text)
    let nameOfLine = streets["properties"]["name_of_line"].array
    #expect(nameOfLine.count == streets["geometry"]["coordinates"].array.count)
    #expect(Set(names).count == names.count)
    #expect(nameOfLine.allSatisfy { names.indices.contains(Int($0.number ?? -1)) })
    #expect(names.contains(language == "zh" ? "西单北大街" : "Xidan North Street"))
  }
}
