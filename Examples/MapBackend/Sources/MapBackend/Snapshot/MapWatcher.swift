internal import Logging
internal import NIOPosix
internal import NearestStop
internal import ServiceLifecycle
internal import Synchronization
internal import UnixSignals

/// Notices that another map stands where the one that is served stood, opens it and has it served.
///
/// The file is to be replaced, not written over: `waystation compile` writes beside it and renames. A map that
/// can't be used is told of in the log once, and the one before stays.
final class MapWatcher: Service {
  private let path: String
  private let desk: LiveDesk
  private let meters: MapMeters
  private let logger: Logger
  private let interval: Duration
  /// Held while a map is opened, so that two looks at a time don't open it twice.
  private let known: Mutex<Known>

  private struct Known {
    /// Of the file that was looked at last, whether or not it could be used.
    var stamp: FileStamp
    /// Of the file that the system did not let be opened.
    var refused: FileStamp?
    /// Looks in a row at which there was none.
    var missing = 0
  }

  /// - Parameters:
  ///   - stamp: of the file that is served.
  ///   - interval: between two looks at it.
  init(
    _ path: String, known stamp: FileStamp, _ desk: LiveDesk, every interval: Duration,
    _ meters: MapMeters, logger: Logger
  ) {
    self.path = path
    self.desk = desk
    self.interval = interval
    self.meters = meters
    self.logger = logger
    known = Mutex(Known(stamp: stamp))
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup { group in
        group.addTask {
          while (try? await Task.sleep(for: self.interval)) != nil { await self.look() }
        }
        group.addTask {
          for await _ in await UnixSignalsSequence(trapping: .sighup) {
            await self.look(always: true)
          }
        }
      }
    }
  }

  /// Looks whether there is another map. It is opened on a thread that may wait.
  ///
  /// - Parameter always: open the file although it is the one known.
  func look(always: Bool = false) async {
    try? await NIOThreadPool.singleton.runIfActive { self.lookNow(always: always) }
  }

  private func lookNow(always: Bool) {
    known.withLock { known in
      guard let stamp = FileStamp(path: path) else {
        // While it is being replaced by remove and rename there may be none: then the next look finds it.
        known.missing += 1
        if known.missing == 2 {
          logger.warning("there is no map any more, the one that was opened stays: \(path)")
        }
        return
      }
      known.missing = 0
      guard always || stamp != known.stamp else { return }
      do throws(SnapshotError) {
        let next = try ServedMap(path: path, version: stamp.version)
        // Replaced between both, it would be called by the wrong name: the next look finds it.
        guard FileStamp(path: path) == stamp else { return }
        known.stamp = stamp
        for refusal in desk.serve(next) {
          logger.warning("said of the map before, and not of this one: \(refusal)")
        }
        meters.serves(next)
        logger.info(
          "serving another map",
          metadata: [
            "version": "\(next.version)", "stops": "\(next.finder.stops.count)",
          ])
      } catch {
        if case .systemCall = error {
          // Files or memory that it has not now it may have later: tried again, told of once.
          guard always || known.refused != stamp else { return }
          known.refused = stamp
        } else {
          known.stamp = stamp
        }
        meters.refused()
        logger.error("the new map is not served, the one before stays: \(path): \(error)")
      }
    }
  }
}
