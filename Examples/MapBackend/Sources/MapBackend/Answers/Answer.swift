internal import HTTPTypes

/// What is sent back, before headers that all answers share.
struct Answer: Sendable {
  /// 200 as a rule.
  var status = HTTPResponse.Status.ok
  /// What the bytes are.
  var media = Media.json
  /// The body.
  var bytes: [UInt8]
  /// Headers of this answer alone.
  var headers = HTTPFields()

  /// What a body is.
  enum Media: String, Sendable {
    case json = "application/json; charset=utf-8"
    case geoJSON = "application/geo+json; charset=utf-8"
    case html = "text/html; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case javaScript = "text/javascript; charset=utf-8"
    case svg = "image/svg+xml"
    case metrics = "text/plain; version=0.0.4; charset=utf-8"
  }

  /// An answer that has been written.
  init(_ media: Media = .json, _ bytes: [UInt8]) {
    self.media = media
    self.bytes = bytes
  }

  /// One JSON object.
  init<Failure: Error>(
    _ media: Media = .json, reserving capacity: Int = 512,
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    var json = JSONWriter(reserving: capacity)
    try json.object(members)
    self.init(media, json.bytes)
  }

  /// Why there is none, as OSRM says it: `{"code":"NoRoute","message":"…"}`.
  init(_ error: RequestError) {
    self.init { json in
      json.member("code", error.code.rawValue)
      json.member("message", error.message)
    }
    status = error.code.status
    if let seconds = error.code.retrySeconds { headers[.retryAfter] = String(seconds) }
    if error.code == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
  }
}
