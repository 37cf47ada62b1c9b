internal import Stops

/// What has been said of one stop since the map was compiled.
struct StopStatus: Hashable, Sendable {
  /// As if the stop were not there.
  var isClosed = false
  /// From when on it is there again; for good when `nil`.
  var closedUntil: UnixTime?
  /// By resource: of all that was counted what holds before everything else, also when its time is over: what was
  /// counted before must not take its place.
  private var places: StopReading?
  private var batteries: StopReading?
  /// Of which resources that still holds.
  private var current: StopResourceSet = []

  /// How many of something are left; `nil` when nobody has said, or it does not hold any more.
  subscript(resource: StopResource) -> StopReading? {
    current.contains(StopResourceSet(resource)) ? latest(resource) : nil
  }

  private func latest(_ resource: StopResource) -> StopReading? {
    switch resource {
    case .places: places
    case .batteries: batteries
    }
  }

  /// Hears how many are left, in any order: what was counted later holds.
  ///
  /// - Parameter reading: that still holds.
  mutating func hear(_ reading: StopReading, of resource: StopResource) {
    if let latest = latest(resource), !latest.isReplaced(by: reading) { return }
    switch resource {
    case .places: places = reading
    case .batteries: batteries = reading
    }
    current.formUnion(StopResourceSet(resource))
  }

  /// Whether nothing has been said.
  var isEmpty: Bool { self == StopStatus() }

  /// Of which resources nothing is left.
  var exhausted: StopResourceSet {
    StopResource.allCases.reduce(into: []) { exhausted, resource in
      if self[resource]?.count == 0 { exhausted.formUnion(StopResourceSet(resource)) }
    }
  }

  /// When parts of this end, in any order.
  var expiries: [UnixTime] {
    [closedUntil, self[.places]?.until, self[.batteries]?.until].compactMap(\.self)
  }

  /// Takes for over what does not hold any more.
  mutating func expire(at now: UnixTime) {
    if let closedUntil, closedUntil <= now {
      isClosed = false
      self.closedUntil = nil
    }
    for resource in StopResource.allCases {
      if let reading = self[resource], reading.until <= now {
        current.subtract(StopResourceSet(resource))
      }
    }
  }
}

/// What has been said of the stops of a map, in pages: a copy shares all pages but those that are changed in
/// it.
struct StopStatuses: Sendable {
  private static let pageSize = 64
  /// By ordinal, 64 on a page; empty where nothing has been said.
  private var pages: [[StopStatus]]

  init(count: Int) {
    pages = Array(repeating: [], count: count / StopStatuses.pageSize + 1)
  }

  subscript(ordinal: Int) -> StopStatus {
    get {
      let (page, place) = ordinal.quotientAndRemainder(dividingBy: StopStatuses.pageSize)
      return pages[page].isEmpty ? StopStatus() : pages[page][place]
    }
    set {
      let (page, place) = ordinal.quotientAndRemainder(dividingBy: StopStatuses.pageSize)
      if pages[page].isEmpty {
        if newValue.isEmpty { return }
        pages[page] = Array(repeating: StopStatus(), count: StopStatuses.pageSize)
      }
      pages[page][place] = newValue
      if newValue.isEmpty, pages[page].allSatisfy(\.isEmpty) { pages[page] = [] }
    }
  }

  /// The stops of which something has been said.
  var known: [Int] {
    pages.indices.flatMap { page in
      pages[page].indices.lazy.filter { !pages[page][$0].isEmpty }
        .map { page * StopStatuses.pageSize + $0 }
    }
  }
}
