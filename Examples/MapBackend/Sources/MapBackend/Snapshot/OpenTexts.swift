internal import NearestStop
internal import Synchronization

/// Whether stops are open in the current minute, as answers say it: written when it is first asked, and kept
/// until the minute is over. Nearly all answers tell of now.
final class OpenTexts: Sendable {
  private struct Page {
    var time = LocalTime.epoch
    /// By ordinal; empty where nobody has asked.
    var texts: [[UInt8]] = []

    /// Only by later times: a long answer that began a minute ago must not take it from the short ones of now. But
    /// for clocks that were put back by more than an answer takes.
    func isTurned(by other: LocalTime) -> Bool {
      if other > time || texts.isEmpty { return true }
      return time.adding(minutes: -10).map { other < $0 } ?? true
    }
  }

  private let count: Int
  private let page = Mutex(Page())

  init(count: Int) { self.count = count }

  /// - Parameters:
  ///   - ordinal: of a stop of the map.
  ///   - time: the current minute.
  func text(of ordinal: Int, at time: LocalTime, _ write: () -> [UInt8]) -> [UInt8] {
    let known = page.withLock { page -> [UInt8] in
      if page.isTurned(by: time) {
        page.time = time
        page.texts = Array(repeating: [], count: count)
      }
      return page.time == time ? page.texts[ordinal] : []
    }
    guard known.isEmpty else { return known }
    let text = write()
    page.withLock { page in
      if page.time == time { page.texts[ordinal] = text }
    }
    return text
  }
}
