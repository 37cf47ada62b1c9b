import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOPosix

/// A connection to the server that is kept, and asked one thing after the other.
struct Connection {
  typealias Channel = NIOAsyncChannel<HTTPResponsePart, HTTPRequestPart>

  /// What has come back.
  struct Reply: Sendable {
    var status = 0
    var moment = ""
    var body: [UInt8] = []
  }

  /// The connection was closed in the middle.
  struct Closed: Error {}

  private let authority: String
  private let token: String
  private var inbound: NIOAsyncChannelInboundStream<HTTPResponsePart>.AsyncIterator
  private let outbound: NIOAsyncChannelOutboundWriter<HTTPRequestPart>

  private static let momentName = HTTPField.Name("Waystation-Moment")

  /// Opens one, and closes it when the body is done.
  static func with(
    port: Int, token: String, _ body: (inout Connection) async throws -> Void
  ) async throws {
    let channel: Channel = try await ClientBootstrap(
      group: MultiThreadedEventLoopGroup.singleton
    ).connect(host: "127.0.0.1", port: port) { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHTTPClientHandlers()
        try channel.pipeline.syncOperations.addHandler(HTTP1ToHTTPClientCodec())
        return try Channel(wrappingChannelSynchronously: channel)
      }
    }
    try await channel.executeThenClose { inbound, outbound in
      var connection = Connection(
        authority: "127.0.0.1:\(port)", token: token, inbound: inbound.makeAsyncIterator(),
        outbound: outbound)
      try await body(&connection)
    }
  }

  mutating func get(_ target: String) async throws -> Reply {
    try await ask(HTTPRequest(method: .get, scheme: "http", authority: authority, path: target))
  }

  mutating func post(_ target: String, _ body: String) async throws -> Reply {
    var request = HTTPRequest(method: .post, scheme: "http", authority: authority, path: target)
    request.headerFields[.contentLength] = "\(body.utf8.count)"
    return try await ask(request, ByteBuffer(string: body))
  }

  private mutating func ask(_ head: HTTPRequest, _ body: ByteBuffer? = nil) async throws -> Reply {
    var head = head
    if head.path?.hasPrefix("/live") == true {
      head.headerFields[.authorization] = "Bearer \(token)"
    }
    try await outbound.write(
      contentsOf: [.head(head)] + (body.map { [.body($0)] } ?? []) + [.end(nil)])
    var reply = Reply()
    while let part = try await inbound.next() {
      switch part {
      case .head(let head):
        reply.status = head.status.code
        reply.moment = Connection.momentName.flatMap { head.headerFields[$0] } ?? ""
      case .body(let bytes): reply.body += bytes.readableBytesView
      case .end: return reply
      }
    }
    throw Closed()
  }
}
