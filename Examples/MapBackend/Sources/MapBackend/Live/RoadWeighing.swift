internal import NIOPosix
internal import ServiceLifecycle

/// Keeps answers by road fast while roads are blocked and opened: exact they are at once, and fast again when
/// the hierarchy has been weighed for the roads as they are, some milliseconds of work for a city.
struct RoadWeighing: Service {
  let desk: LiveDesk

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: .milliseconds(250))) != nil {
        // Nothing is done where nothing has changed.
        try? await NIOThreadPool.singleton.runIfActive { desk.weighRoads() }
      }
    }
  }
}
