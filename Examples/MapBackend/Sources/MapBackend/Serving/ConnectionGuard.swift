internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection whose client sends too slowly, sends too much, or does not take its answer: one that
/// costs nothing to keep open would otherwise be kept by whoever has many.
///
/// A deadline for a whole request, not for the time between two bytes: a byte a second keeps nobody alive. Another
/// for an answer to be taken, and nothing that arrives meanwhile has a say in it.
///
/// Deadlines are only noted; one timer looks at them. To schedule and cancel a task for each would take a tenth of
/// the time of a short request.
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
  private var arrival: NIODeadline?
  /// Until the first of the answers that are written is taken.
  private var taking: NIODeadline?
  /// The next look at both.
  private var look: Scheduled<Void>?
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
      if answersOpen > 0 { arrival = nil } else { expectArrival(within: idle, context) }
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
    taking = nil
    guard context.channel.isActive else { return }
    if answersWritten > 0 {
      // Now the next one can be taken: it has as much time as the one before.
      expectTaking(context)
    } else if answersOpen == 0, !isBodyOpen {
      expectArrival(within: idle, context)
    }
  }

  private func expectArrival(within time: TimeAmount, _ context: ChannelHandlerContext) {
    arrival = context.eventLoop.now + time
    lookLater(context)
  }

  private func expectTaking(_ context: ChannelHandlerContext) {
    taking = context.eventLoop.now + transfer
    lookLater(context)
  }

  /// Sees to it that somebody looks. Not later than the shorter of the two times from now: so no deadline that is noted
  /// in the meantime lies before the next look.
  private func lookLater(_ context: ChannelHandlerContext) {
    guard look == nil else { return }
    let longest = context.eventLoop.now + min(transfer, idle)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    look = context.eventLoop.scheduleTask(
      deadline: [arrival, taking].compactMap(\.self).reduce(longest, min)
    ) {
      let (guardian, context) = bound.value
      guardian.look = nil
      guardian.closeIfLate(context)
    }
  }

  private func closeIfLate(_ context: ChannelHandlerContext) {
    let now = context.eventLoop.now
    let isLate = [arrival, taking].contains { $0.map { $0 <= now } ?? false }
    if isLate { return context.close(promise: nil) }
    // Where nothing is waited for, whoever notes the next deadline begins again.
    if arrival != nil || taking != nil { lookLater(context) }
  }

  private func expectNothing() {
    (arrival, taking) = (nil, nil)
    look?.cancel()
    look = nil
  }
}
