internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection whose client sends too slowly, sends too much, or does not take its answer: one that
/// costs nothing to keep open would otherwise be kept by whoever has many.
///
/// A deadline for a whole request, not for the time between two bytes: a byte a second keeps nobody alive.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let transfer: TimeAmount
  private let idle: TimeAmount
  private let bodyLimit: Int
  private var bodyBytes = 0
  private var isBodyOpen = false
  /// Until the next request has its head; until the body is there; until the answer is taken.
  private var deadline: Scheduled<Void>?
  private var answersOpen = 0

  /// - Parameters:
  ///   - transfer: for a request to arrive, and for an answer to be taken.
  ///   - idle: for the next request to begin.
  ///   - bodyLimit: bytes.
  init(transfer: TimeAmount, idle: TimeAmount, bodyLimit: Int) {
    self.transfer = transfer
    self.idle = idle
    self.bodyLimit = bodyLimit
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { expect(within: transfer, context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

  func channelActive(context: ChannelHandlerContext) {
    expect(within: transfer, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isBodyOpen = true
      bodyBytes = 0
      answersOpen += 1
      expect(within: transfer, context)
    case .body(let part):
      bodyBytes += part.readableBytes
      guard bodyBytes <= bodyLimit else { return context.close(promise: nil) }
    case .end:
      isBodyOpen = false
      // The answer is ours to make: its limits are others.
      if answersOpen > 0 { deadline?.cancel() } else { expect(within: idle, context) }
    }
    context.fireChannelRead(data)
  }

  func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    guard case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    expect(within: transfer, context)
    let taken = promise ?? context.eventLoop.makePromise()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    taken.futureResult.whenComplete { _ in
      let (guardian, context) = bound.value
      guardian.answersOpen -= 1
      guard guardian.answersOpen == 0, !guardian.isBodyOpen else { return }
      guardian.expect(within: guardian.idle, context)
    }
    context.write(data, promise: taken)
  }

  private func expect(within time: TimeAmount, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: time) { bound.value.close(promise: nil) }
  }
}
