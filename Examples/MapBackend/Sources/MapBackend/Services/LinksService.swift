internal import NearestStop

/// `/links/v1/{profile}/{lon},{lat}?name=`: addresses by which a navigation app leads there, each in the datum, the
/// order of axes and the words of that app.
struct LinksService: MapService {
  let options = ["name"]

  /// The longest name that is taken; a link shows less of it.
  private static let maximumNameLength = 400

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer {
    let profile = try ProfileWord.profile(question.parts[0])
    let places = try CoordinateList.parse(question.parts[1], count: 1...1)
    let name = question.query["name"]
    guard (name?.utf8.count ?? 0) <= LinksService.maximumNameLength else {
      throw RequestError(
        .tooBig, "the name is longer than \(LinksService.maximumNameLength) bytes")
    }
    var links: [HandOverLink] = []
    for app in NavigationApp.allCases {
      // An app that has no map there has no link.
      guard let link = try? HandOverLink(to: places[0], named: name, by: profile, in: app)
      else { continue }
      links.append(link)
    }
    return Answer(reserving: 1024) { json in
      json.member("code", "Ok")
      json.array("links") { json in
        for link in links {
          json.object { json in
            json.member("app", link.app.rawValue)
            json.member("datum", link.datum.rawValue)
            json.member("url", link.text)
          }
        }
      }
    }
  }
}
