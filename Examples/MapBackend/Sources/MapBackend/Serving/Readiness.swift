internal import ServiceLifecycle
internal import Synchronization

/// Whether this server wants more requests: not any more once it is being stopped.
final class Readiness: Service {
  private let isStopping = Atomic<Bool>(false)

  var isReady: Bool { !isStopping.load(ordering: .relaxed) }

  func run() async throws {
    try? await gracefulShutdown()
    isStopping.store(true, ordering: .relaxed)
  }
}
