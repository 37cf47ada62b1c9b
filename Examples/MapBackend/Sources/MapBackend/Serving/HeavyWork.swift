internal import NIOPosix

/// Long answers are made on threads of their own, so that short ones never wait for them; those that have no
/// room to wait are turned away.
final class HeavyWork: Sendable {
  private let pool: NIOThreadPool
  private let gate: Gate

  init(workers: Int, queue: Int) {
    pool = NIOThreadPool(numberOfThreads: max(1, workers))
    gate = Gate(limit: max(1, workers) + queue)
    pool.start()
  }

  func run(
    _ work: @escaping @Sendable () throws(RequestError) -> Answer
  ) async throws(RequestError) -> Answer {
    try gate.enter()
    defer { gate.leave() }
    let result: Result<Answer, RequestError>
    do {
      result = try await pool.runIfActive {
        do throws(RequestError) { return .success(try work()) } catch { return .failure(error) }
      }
    } catch {
      // The pool has been stopped, or nobody waits for the answer any more.
      throw RequestError(.overloaded, "the server is being stopped: ask another, or try again")
    }
    return try result.get()
  }

  /// Lets threads go, in the background.
  deinit { pool.shutdownGracefully { _ in } }
}
