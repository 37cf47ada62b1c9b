import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import MapBackend

@Suite("Who sends too slowly or takes no answers is let go; who is only slow to ask is not")
struct ConnectionGuardTests {
  /// 20 s for a request and for an answer, 60 s for nothing.
  private func connect() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(
      handler: ConnectionGuard(transfer: .seconds(20), idle: .seconds(60), bodyLimit: 100))
    try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 80)).wait()
    return channel
  }

  private func ask(_ channel: EmbeddedChannel) throws {
    let request = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/")
    try channel.writeInbound(HTTPRequestPart.head(request))
    try channel.writeInbound(HTTPRequestPart.end(nil))
  }

  /// An answer that lies there until it is flushed: what a client does who takes it.
  private func answer(_ channel: EmbeddedChannel) {
    channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
    channel.write(HTTPResponsePart.end(nil), promise: nil)
  }

  private func wait(_ seconds: Int64, _ channel: EmbeddedChannel) -> Bool {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    return channel.isActive
  }

  @Test func answersHaveToBeTaken() throws {
    let channel = try connect()
    try ask(channel)
    // To make it takes as long as it takes.
    #expect(wait(100, channel))
    answer(channel)
    #expect(wait(19, channel))
    #expect(!wait(1, channel))
  }

  /// Requests that come meanwhile change nothing about it.
  @Test func asDoThoseBeforeOtherRequests() throws {
    let channel = try connect()
    try ask(channel)
    answer(channel)
    for _ in 0..<9 {
      #expect(wait(2, channel))
      try ask(channel)
    }
    #expect(!wait(2, channel))
    // Nor does half a request, after which nothing comes.
    let other = try connect()
    try ask(other)
    answer(other)
    #expect(wait(15, other))
    let request = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/")
    try other.writeInbound(HTTPRequestPart.head(request))
    #expect(!wait(5, other))
  }

  /// An answer is not cut off by the time of the one before.
  @Test func everyAnswerHasItsOwnTime() throws {
    let channel = try connect()
    try ask(channel)
    answer(channel)
    try ask(channel)
    #expect(wait(15, channel))
    channel.flush()
    // The second is being made.
    #expect(wait(50, channel))
    answer(channel)
    #expect(wait(19, channel))
    channel.flush()
    #expect(wait(59, channel))
    #expect(!wait(1, channel))
  }

  /// Of two that are written the second can't be taken before the first.
  @Test func oneAfterTheOther() throws {
    let client = Client()
    let channel = EmbeddedChannel(handlers: [
      client, ConnectionGuard(transfer: .seconds(20), idle: .seconds(60), bodyLimit: 100),
    ])
    try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 80)).wait()
    for _ in 0..<3 {
      try ask(channel)
      answer(channel)
    }
    #expect(wait(15, channel))
    client.takeOne()
    #expect(wait(19, channel))
    client.takeOne()
    #expect(wait(19, channel))
    #expect(!wait(1, channel))
  }

  @Test func requestsHaveToArrive() throws {
    let channel = try connect()
    #expect(wait(19, channel))
    #expect(!wait(1, channel))
    let half = try connect()
    let request = HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/")
    try half.writeInbound(HTTPRequestPart.head(request))
    for _ in 0..<9 {
      #expect(wait(2, half))
      try half.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
    }
    #expect(!wait(2, half))
    let long = try connect()
    try long.writeInbound(HTTPRequestPart.head(request))
    try long.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: 101)))
    #expect(!long.isActive)
  }

  /// A request that is answered before all of it is there still has to arrive.
  @Test func earlyAnswers() throws {
    let channel = try connect()
    let request = HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/")
    try channel.writeInbound(HTTPRequestPart.head(request))
    answer(channel)
    channel.flush()
    #expect(wait(19, channel))
    try channel.writeInbound(HTTPRequestPart.end(nil))
    #expect(wait(59, channel))
    #expect(!wait(1, channel))
  }
}

/// Takes answers when it is told to.
private final class Client: ChannelOutboundHandler {
  typealias OutboundIn = HTTPResponsePart

  private var waiting: [EventLoopPromise<Void>] = []

  func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    if case .end = unwrapOutboundIn(data), let promise { waiting.append(promise) }
  }

  func takeOne() { waiting.removeFirst().succeed() }
}
