internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The headers that every answer has: what browsers may do with it.
struct HeaderPolicy: Sendable {
  /// Which pages of other hosts may read answers: `*`, one origin, or none.
  let allowedOrigin: String?

  /// Of the page: nothing but what this server has, and pictures of one other host where it was told to.
  private let pagePolicy: String
  /// Of data: nothing in it is ever run or shown as a page.
  private static let dataPolicy = "default-src 'none'; frame-ancestors 'none'"

  init(allowedOrigin: String?, tiles: TileSource?) {
    self.allowedOrigin = allowedOrigin
    let pictures = ["'self'", "data:", tiles?.origin].compactMap(\.self).joined(separator: " ")
    pagePolicy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src \(pictures); "
      + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  }

  /// What pages of other hosts may read beside the answer itself.
  private static let exposed = HTTPField.Name.moment.rawName

  func response(_ answer: Answer, to request: Request) -> Response {
    var headers = answer.headers
    headers.reserveCapacity(12)
    let isPage = answer.media == .html
    headers[.contentType] = answer.media.rawValue
    headers[.contentSecurityPolicy] = isPage ? pagePolicy : HeaderPolicy.dataPolicy
    headers[.xContentTypeOptions] = "nosniff"
    headers[.referrerPolicy] = "no-referrer"
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    if let allowedOrigin {
      headers[.accessControlAllowOrigin] = allowedOrigin
      if headers[.moment] != nil { headers[.accessControlExposeHeaders] = HeaderPolicy.exposed }
      if allowedOrigin != "*" { headers[.vary] = "Origin" }
    }
    if answer.status == .ok, let tag = headers[.eTag],
      let known = request.headers[.ifNoneMatch], HeaderPolicy.isTag(tag, among: known)
    {
      return Response(status: .notModified, headers: headers)
    }
    if request.method == .head {
      headers[.contentLength] = String(answer.bytes.count)
      return Response(status: answer.status, headers: headers)
    }
    guard !answer.bytes.isEmpty else {
      return Response(status: answer.status, headers: headers)
    }
    return Response(
      status: answer.status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
  }

  /// Whether somebody who has answers with these tags has the one with ours: `"a", W/"b"`, or `*` for any. Whether
  /// they call it weak doesn't matter for that (RFC 9110, 13.1.2).
  static func isTag(_ tag: String, among known: String) -> Bool {
    // Ours have no comma in them, and no tag has a quotation mark.
    known.split(separator: ",").contains { text in
      let text = text.drop { $0 == " " || $0 == "\t" }
      let end = text.lastIndex { $0 != " " && $0 != "\t" }.map { text.index(after: $0) }
      let other = text[..<(end ?? text.startIndex)]
      return other == "*" || (other.hasPrefix("W/") ? other.dropFirst(2) : other) == tag
    }
  }

  /// The methods that something at a path may be asked with.
  func methods(_ path: [String]) -> String {
    path.first == "live" && path.last == "changes" ? "POST, OPTIONS" : "GET, HEAD, OPTIONS"
  }

  /// What a browser asks before it lets a page ask.
  func preflight(_ path: [String]) -> Answer {
    var answer = Answer(.json, [])
    answer.status = .noContent
    answer.headers[.allow] = methods(path)
    if allowedOrigin != nil {
      answer.headers[.accessControlAllowMethods] = methods(path)
      answer.headers[.accessControlAllowHeaders] = "Authorization, Content-Type"
      answer.headers[.accessControlMaxAge] = "600"
    }
    return answer
  }
}

extension HTTPField.Name {
  /// Of which moment an answer is: `<version of the map>-<accepted requests of changes>`.
  static let moment: HTTPField.Name = {
    guard let name = HTTPField.Name("Waystation-Moment") else {
      preconditionFailure("letters and a hyphen are a name")
    }
    return name
  }()

  fileprivate static let referrerPolicy: HTTPField.Name = {
    guard let name = HTTPField.Name("Referrer-Policy") else {
      preconditionFailure("letters and a hyphen are a name")
    }
    return name
  }()
}
