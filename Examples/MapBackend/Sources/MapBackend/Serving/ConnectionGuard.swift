internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection whose client sends too slowly, sends too much, or does not take its answer: one that
/// costs nothing to keep open would otherwise be kept by whoever has many.
///
/// A deadline for a whole request, not for the time between two bytes: a byte a second keeps nobody alive. Another
/// for an answer to be taken, and nothing that arrives meanwhile has a say in it.
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
  /// Until the next request has its head; until the body is there.
  private var arrival: Scheduled<Void>?
  /// Until the first of the answers that are written is taken.
  private var taking: Scheduled<Void>?
  /// Requests whose answers are not taken yet.
  private var answersOpen = 0
  /// Of these, answers that are written.
  private var answersWritten = 0

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
    if context.channel.isActive { expectArrival(within: transfer, context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { expectNothing() }

  func channelActive(context: ChannelHandlerContext) {
    expectArrival(within: transfer, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    expectNothing()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isBodyOpen = true
      bodyBytes = 0
      answersOpen += 1
      expectArrival(within: transfer, context)
    case .body(let part):
      bodyBytes += part.readableBytes
      guard bodyBytes <= bodyLimit else { return context.close(promise: nil) }
    case .end:
      isBodyOpen = false
      // The answer is ours to make: its limits are others.
      if answersOpen > 0 { arrival?.cancel() } else { expectArrival(within: idle, context) }
    }
    context.fireChannelRead(data)
  }

  func write(
    context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
  ) {
    guard case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    answersWritten += 1
    if answersWritten == 1 { expectTaking(context) }
    let taken = promise ?? context.eventLoop.makePromise()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    taken.futureResult.whenComplete { _ in
      let (guardian, context) = bound.value
      guardian.answerTaken(context)
    }
    context.write(data, promise: taken)
  }

  private func answerTaken(_ context: ChannelHandlerContext) {
    answersOpen -= 1
    answersWritten -= 1
    taking?.cancel()
    guard context.channel.isActive else { return }
    if answersWritten > 0 {
      // Now the next one can be taken: it has as much time as the one before.
      expectTaking(context)
    } else if answersOpen == 0, !isBodyOpen {
      expectArrival(within: idle, context)
    }
  }

  private func expectArrival(within time: TimeAmount, _ context: ChannelHandlerContext) {
    arrival?.cancel()
    arrival = closing(in: time, context)
  }

  private func expectTaking(_ context: ChannelHandlerContext) {
    taking?.cancel()
    taking = closing(in: transfer, context)
  }

  private func closing(in time: TimeAmount, _ context: ChannelHandlerContext) -> Scheduled<Void> {
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    return context.eventLoop.scheduleTask(in: time) { bound.value.close(promise: nil) }
  }

  private func expectNothing() {
    arrival?.cancel()
    taking?.cancel()
  }
}
