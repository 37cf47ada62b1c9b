public import Geodesy
public import Stops

/// Puts the stops of two sources together; a place that is in both becomes one stop.
///
/// ```swift
/// let merge = StopMerger().merge(fileStops, with: osmStops)
/// for pair in merge.merged { print(pair.added, "is", pair.kept) }
/// ```
///
/// Two stops are one place when they have a name in common, in any language or as an alias, and lie
/// within ``limit``; of several such the nearest counts. Names are compared without case, blanks,
/// punctuation and width. Stops without a name are never merged: two benches 10 m apart are two
/// benches. Stops of one source are not merged with each other: it has its reasons.
public struct StopMerger: Sendable {
  /// How far apart they may be, inclusive. Enough for an entrance and the middle of its building, not
  /// for the next branch of a chain.
  public var limit: Distance

  public init(limit: Distance = StopMerger.usualLimit) { self.limit = limit }

  /// 30 m.
  public static let usualLimit =
    (try? Distance(metres: 30)) ?? GreatCircle.distance(squaredChord: 0)

  /// Merges the second source into the first. O((n + m) log n), as long as few stops are within the
  /// limit of any one.
  ///
  /// - Parameters:
  ///   - own: what counts more: of a place that is in both, its record says what it says and takes
  ///     from the other only what it leaves open. Ids are unique.
  ///   - added: the second source. A stop with the id of one of `own` is the same stop, whatever its
  ///     name and place.
  public func merge(_ own: [Stop], with added: [Stop]) -> StopMerge {
    var stops = own
    var merged: [MergedStops] = []
    let byID = Dictionary(
      zip(own.map(\.id), own.indices), uniquingKeysWith: { first, _ in first })
    let keys = own.map { $0.names.keys }
    let named = own.indices.filter { !keys[$0].isEmpty }
    let index = StopIndex(
      coordinates: named.map { own[$0].coordinate },
      amenities: named.map { own[$0].amenities }, amenityTrees: 0)

    for stop in added {
      let names = stop.names.keys
      let nearby = names.isEmpty ? [] : index.all(within: limit, of: stop.coordinate)
      let same = nearby.lazy.map { named[Int($0.ordinal)] }
        .first { !keys[$0].isDisjoint(with: names) }
      guard let place = byID[stop.id] ?? same else {
        stops.append(stop)
        continue
      }
      merged.append(MergedStops(kept: own[place].id, added: stop.id))
      stops[place].fill(from: stop)
    }
    return StopMerge(stops: stops, merged: merged)
  }
}

/// Stops of two sources.
public struct StopMerge: Sendable {
  /// Those of the first source in their order, then those of the second that are not in it.
  public var stops: [Stop]
  /// What became one, in the order of the second source.
  public var merged: [MergedStops]
}

/// Two records that became one stop.
public struct MergedStops: Hashable, Sendable {
  /// The id in the first source, which the stop keeps.
  public var kept: String
  /// The id in the second source.
  public var added: String

  public init(kept: String, added: String) {
    self.kept = kept
    self.added = added
  }
}

extension StopNames {
  /// All names, as far as they tell places apart.
  fileprivate var keys: Set<NameKey> {
    Set(([chinese, english].compactMap { $0 } + aliases).compactMap { NameKey($0) })
  }
}

extension Stop {
  /// Takes from another record of the same place what this one leaves open. Where it lies, who says so
  /// and when it was verified stay as they are: they are about this record.
  fileprivate mutating func fill(from other: Stop) {
    let known = names.keys
    for name in [other.names.chinese, other.names.english].compactMap({ $0 }) + other.names.aliases
    {
      guard let key = NameKey(name), !known.contains(key), !names.aliases.contains(name) else {
        continue
      }
      if name == other.names.chinese, names.chinese == nil {
        names.chinese = name
      } else if name == other.names.english, names.english == nil {
        names.english = name
      } else {
        names.aliases.append(name)
      }
    }
    kind = kind ?? other.kind
    tier = tier ?? other.tier
    amenities.formUnion(other.amenities)
    let noted = Set(amenityNotes.map(\.amenity))
    amenityNotes += other.amenityNotes.filter { !noted.contains($0.amenity) }
    openingHours = openingHours ?? other.openingHours
    // The exceptions belong to the rule.
    if access == nil, conditionalAccess == nil {
      access = other.access
      conditionalAccess = other.conditionalAccess
    }
    if entrances.isEmpty { entrances = other.entrances }
    audience = audience ?? other.audience
    fee = fee ?? other.fee
    phone = phone ?? other.phone
    self.operator = self.operator ?? other.operator
    address = address ?? other.address
    subdistrict = subdistrict ?? other.subdistrict
  }
}
