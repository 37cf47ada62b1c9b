import HTTPTypes
import HummingbirdTesting
import NearestStop
import Testing

@testable import MapBackend

/// Another host's pictures: told to the page, allowed by its policy, and nothing else.
@Suite("Where tiles are from")
struct TileSourceTests {
  @Test(arguments: [
    ("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example"),
    ("http://127.0.0.1:8081/{z}/{y}/{x}", "http://127.0.0.1:8081"),
    ("https://a.b-c.example:443/map?x={x}&y={y}&z={z}&key=abc%20", "https://a.b-c.example:443"),
  ])
  func origins(_ template: String, _ origin: String) throws {
    let source = try TileSource(template: template, attribution: "© somebody")
    #expect(source.origin == origin)
  }

  @Test(arguments: [
    ("tiles.example/{z}/{x}/{y}", TileSourceError.scheme),
    ("ftp://tiles.example/{z}/{x}/{y}", .scheme),
    ("javascript://tiles.example/{z}/{x}/{y}", .scheme),
    ("https://tiles.example", .path),
    ("https://tiles.example/{z}/{x}.png", .places),
    ("https://tiles.example/{z}/{x}/{y}/{y}", .places),
    ("https://tiles.example/{z}/{x}/{y}/{s}", .places),
    ("https://tiles.example/{z}/{x}/{y}/}", .places),
    ("https://tiles.example/{z}/{x}/{y", .places),
    ("https://{s}.tiles.example/{z}/{x}/{y}", .host("{s}.tiles.example")),
    ("https://name:secret@tiles.example/{z}/{x}/{y}", .credentials),
    ("https:///{z}/{x}/{y}", .host("")),
    ("https://*/{z}/{x}/{y}", .host("*")),
    ("https://[::1]/{z}/{x}/{y}", .host("[::1]")),
    ("https://tiles.example:0/{z}/{x}/{y}", .host("tiles.example:0")),
    ("https://tiles.example:x/{z}/{x}/{y}", .host("tiles.example:x")),
    ("https://tiles.example; script-src */{z}/{x}/{y}", .unsafeCharacters),
    ("https://tiles.example/'{z}/{x}/{y}", .unsafeCharacters),
    ("https://tiles.example/\"{z}/{x}/{y}", .unsafeCharacters),
    ("https://tiles.example/{z}/{x}/{y}\r\nX: y", .unsafeCharacters),
    ("https://tiles.example/{z}/{x}/{y}#x", .unsafeCharacters),
    ("https://tïles.example/{z}/{x}/{y}", .unsafeCharacters),
  ])
  func refused(_ template: String, _ error: TileSourceError) {
    #expect(throws: error) { try TileSource(template: template, attribution: "©") }
    #expect(!error.description.isEmpty)
  }

  @Test func attributions() {
    let template = "https://tiles.example/{z}/{x}/{y}"
    #expect(throws: TileSourceError.noAttribution) {
      try TileSource(template: template, attribution: "")
    }
    #expect(throws: TileSourceError.attribution) {
      try TileSource(template: template, attribution: "a\nb")
    }
  }

  @Test func thePageIsAllowedNothingElse() async throws {
    let before = try await SampleServer.get("/")
    let policy = try #require(before.headers[.contentSecurityPolicy])
    #expect(policy.contains("img-src 'self' data:; "))
    #expect(try await SampleServer.json("/map/v1")["tiles"] == .null)

    var settings = ServerSettings(map: SampleServer.path)
    settings.tiles = try TileSource(
      template: "https://tiles.example/{z}/{x}/{y}.png?k=1", attribution: "© \"them\"")
    let server = try MapServer(settings, clock: SampleServer.clock, logger: SampleServer.quiet)
    let page = try await SampleServer.get("/", from: server)
    #expect(
      page.headers[.contentSecurityPolicy]
        == policy.replacing("data:;", with: "data: https://tiles.example;"))
    let map = try await SampleServer.get("/map/v1", from: server)
    #expect(map.headers[.contentSecurityPolicy] == "default-src 'none'; frame-ancestors 'none'")
    let told = try JSONValue(map.body)["tiles"]
    #expect(told["template"].text == "https://tiles.example/{z}/{x}/{y}.png?k=1")
    #expect(told["attribution"].text == "© \"them\"")
  }
}
