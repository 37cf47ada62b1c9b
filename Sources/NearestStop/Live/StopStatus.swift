internal import Stops

/// What has been said of one stop since the map was compiled.
struct StopStatus: Hashable, Sendable {
  /// As if the stop were not there.
  var isClosed = false
  /// From when on it is there again; for good when `nil`.
  var closedUntil: UnixTime?
  /// By resource.
  var places: StopReading?
  var batteries: StopReading?

  subscript(resource: StopResource) -> StopReading? {
    get {
      switch resource {
      case .places: places
      case .batteries: batteries
      }
    }
    set {
      switch resource {
      case .places: places = newValue
      case .batteries: batteries = newValue
      }
    }
  }

  /// Whether nothing has been said.
  var isEmpty: Bool { self == StopStatus() }

  /// Of which resources nothing is left.
  var exhausted: StopResourceSet {
    StopResource.allCases.reduce(into: []) { exhausted, resource in
      if self[resource]?.count == 0 { exhausted.formUnion(StopResourceSet(resource)) }
    }
  }

  /// When the first of this does not hold any more.
  var firstExpiry: UnixTime? {
    [closedUntil, places?.until, batteries?.until].compactMap(\.self).min()
  }

  /// Forgets what does not hold any more.
  mutating func expire(at now: UnixTime) {
    if let closedUntil, closedUntil <= now {
      isClosed = false
      self.closedUntil = nil
    }
    for resource in StopResource.allCases {
      if let reading = self[resource], reading.until <= now { self[resource] = nil }
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
