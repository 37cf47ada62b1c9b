internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// HTTP/1.1 connections whose requests are answered on the event loop that reads them.
///
/// Hummingbird hands every request over to the threads of Swift's concurrency and the answer back again: two
/// changes of thread, which cost more than it takes to find the nearest stops. Short answers take some
/// microseconds, so nothing is gained by making them elsewhere; long ones are made by ``HeavyWork``.
struct LoopChannel: ServerChildChannel {
  let base: HTTP1Channel

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    base.setup(channel: channel, logger: logger)
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
      await base.handle(value: value, logger: logger)
    }
  }
}

/// Runs tasks on an event loop.
final class LoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    // Keeps itself: the task that has it may end before its last job has run.
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
