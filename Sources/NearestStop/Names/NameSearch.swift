public import Geodesy
public import Stops

/// Finds stops by what they are called: in Chinese, in English, by another name, by a part of any, in pinyin or by its
/// initials.
///
/// ```swift
/// let search = NameSearch(finder.stops)
/// for found in search.stops(named: "xdyz", limit: 5, near: here) {  // 西单驿站
///   print(finder.stops[Int(found.ordinal)].names, found.match)
/// }
/// ```
///
/// Upper and lower case, full and half width, blanks and punctuation make no difference. Names are folded once, when
/// the search is made: O(their length), about as many bytes as they have, and 16 for each. Immutable, so any number of
/// threads may ask at once. For a single question there is ``StopFinder/stops(named:limit:near:)``.
public struct NameSearch: Sendable {
  private let catalog: StopCatalog
  /// All names, folded, one after the other, those of a stop together.
  private var folded: [UInt8] = []
  /// By name: where it ends, and whose it is.
  private var names: [(end: Int, owner: UInt32)] = []

  /// Folds all names.
  public init(_ stops: StopCatalog) {
    catalog = stops
    for ordinal in stops.indices {
      let known = stops.names(of: ordinal)
      for name in [known.chinese, known.english].compactMap({ $0 }) + known.aliases {
        folded += FoldedName.utf8(of: name, markingWords: true)
        names.append((folded.count, UInt32(truncatingIfNeeded: ordinal)))
      }
    }
  }

  /// The stops with a name that matches, the best match first; of equal ones the nearer, and then the one whose id
  /// comes first. A stop is as good as its best name.
  ///
  /// O(all names), and the sorting of what matches.
  ///
  /// - Parameters:
  ///   - text: what somebody typed; what folds to nothing finds nothing. More than 64 letters are not taken for
  ///     pinyin.
  ///   - limit: how many at the most; none for 0 or less.
  ///   - origin: where one is, in WGS-84; `nil` for nowhere, and no distances.
  public func stops(
    named text: String, limit: Int, near origin: Coordinate? = nil
  ) -> [NamedStop] {
    let query = NameQuery(text)
    guard limit > 0, !query.isEmpty else { return [] }
    var found: [NamedStop] = []
    let bytes = folded.span
    var start = 0
    for name in names {
      defer { start = name.end }
      guard let match = query.match(bytes.extracting(start..<name.end)) else { continue }
      if let last = found.last, last.ordinal == name.owner {
        found[found.count - 1].match = min(last.match, match)
      } else {
        found.append(NamedStop(ordinal: name.owner, match: match))
      }
    }
    if let origin {
      for place in found.indices {
        found[place].distance = GreatCircle.distance(
          from: origin, to: catalog.coordinate(of: Int(found[place].ordinal)))
      }
    }
    found.sort { left, right in
      (left.match, left.distance ?? .zero, left.ordinal)
        < (right.match, right.distance ?? .zero, right.ordinal)
    }
    return Array(found.prefix(limit))
  }

  /// How a single name matches; `nil` when it doesn't.
  public static func match(_ text: String, _ name: String) -> NameMatch? {
    NameQuery(text).match(FoldedName.utf8(of: name, markingWords: true).span)
  }

  /// Whether there is something to look for in a text: not only blanks and punctuation.
  public static func isSearchable(_ text: String) -> Bool { !NameQuery(text).isEmpty }
}

/// A stop that was found by its name.
public struct NamedStop: Hashable, Sendable {
  /// Its place in ``StopFinder/stops``.
  public let ordinal: UInt32
  /// How well its best name matches.
  public fileprivate(set) var match: NameMatch
  /// The great-circle distance from where one is; `nil` when nobody said where.
  public fileprivate(set) var distance: Distance?
}

extension StopFinder {
  /// The stops with a name that matches; see ``NameSearch``, which whoever asks more than once keeps.
  public func stops(
    named text: String, limit: Int, near origin: Coordinate? = nil
  ) -> [NamedStop] {
    NameSearch(stops).stops(named: text, limit: limit, near: origin)
  }
}
