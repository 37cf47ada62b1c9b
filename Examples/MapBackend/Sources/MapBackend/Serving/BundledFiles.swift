internal import Bundled
internal import HTTPTypes

/// The page and the OpenAPI document: bytes of the program. A path is compared with a few known ones, and
/// never looked for anywhere.
struct BundledFiles: Sendable {
  private let answers: [String: Answer]

  init() {
    var answers: [String: Answer] = [:]
    for index in 0..<bundled_file_count() {
      let file = bundled_file(index)
      let path = String(cString: file.path)
      let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
      var answer = Answer(BundledFiles.media(of: path), bytes)
      answer.headers[.eTag] = "\"" + BundledFiles.fingerprint(bytes) + "\""
      answer.headers[.cacheControl] = "no-cache"
      answers[path] = answer
    }
    self.answers = answers
  }

  /// - Throws: `NotFound`.
  func answer(_ target: RequestTarget) throws(RequestError) -> Answer {
    guard let answer = answers["/" + target.parts.joined(separator: "/")] else {
      throw RequestError(.notFound, "there is nothing here: see /openapi.json")
    }
    return answer
  }

  private static func media(of path: String) -> Answer.Media {
    if path.hasSuffix(".css") { return .css }
    if path.hasSuffix(".js") { return .javaScript }
    if path.hasSuffix(".json") { return .json }
    if path.hasSuffix(".svg") { return .svg }
    return .html
  }

  /// FNV-1a, 64 bits: to tell versions of a file apart.
  private static func fingerprint(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
