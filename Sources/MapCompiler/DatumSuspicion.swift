internal import Geodesy
internal import Stops

/// The suspicion that a file is in another datum than declared, from comparing it with a second
/// source.
///
/// Points of equal id, or of a name that is unique in both sources, are compared. With at least
/// three pairs, and a median distance of more than 200 m between them, two findings count:
///
/// 1. *Exact*: read in another datum, the file's points come within a median of 50 m of the
///    reference's.
/// 2. *Offset*: all pairs are displaced by nearly the same vector (three quarters within 100 m of the
///    median one), as long as the GCJ-02 (300–700 m) or BD-09 (900–1,500 m) displacement is in China.
///    Then one of the two sources is off, and which one cannot be told.
///
/// It is a warning only. The datum is never guessed.
struct DatumSuspicion {
  let message: String

  private static let fewestPairs = 3
  private static let unsuspicious = 200.0
  private static let match = 50.0
  private static let spread = 100.0

  /// - Parameters:
  ///   - stops: the file's, already converted from `declared` to WGS-84.
  ///   - reference: the second source's, in WGS-84.
  init?(stops: [Stop], declared: Datum, reference: [Stop]) {
    let pairs = Self.pairs(stops, reference)
    guard pairs.count >= Self.fewestPairs else { return nil }
    let apart = Self.median(pairs.map(\.metres))
    guard apart > Self.unsuspicious else { return nil }
    let finding = "\(pairs.count) stops are also in the reference, \(Int(apart)) m away"

    let others = Datum.allCases.filter { $0 != declared }
    let readings = others.compactMap { datum in
      Self.distance(of: pairs, from: declared, readAs: datum).map { (datum: datum, metres: $0) }
    }
    if let best = readings.min(by: { $0.metres < $1.metres }), best.metres <= Self.match {
      message =
        "\(finding), and \(Int(best.metres)) m when read as \(best.datum.name): the file is "
        + "declared \(declared.name); if it is \(best.datum.name), say so"
      return
    }
    guard let datum = Self.datum(ofOffset: pairs) else { return nil }
    message =
      "\(finding), nearly all in the same direction, as \(datum.name) is from WGS-84: check the "
      + "datum of the file (declared \(declared.name)) and of the reference (taken for WGS-84)"
  }

  /// One place in both sources, in WGS-84.
  private struct Pair {
    var file: Coordinate
    var reference: Coordinate
    var metres: Double { GreatCircle.distance(from: reference, to: file).metres }
  }

  /// Pairs by id; where an id has no partner, by a name that only one stop of either source has.
  private static func pairs(_ stops: [Stop], _ reference: [Stop]) -> [Pair] {
    guard !reference.isEmpty else { return [] }
    let byID = Dictionary(reference.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let byName = uniqueNames(reference)
    let names = uniqueNames(stops)
    return stops.compactMap { stop in
      let name = stop.names.chinese ?? stop.names.english ?? ""
      let partner = byID[stop.id] ?? (names[name] == nil ? nil : byName[name])
      return partner.map { Pair(file: stop.coordinate, reference: $0.coordinate) }
    }
  }

  private static func uniqueNames(_ stops: [Stop]) -> [String: Stop] {
    var byName: [String: Stop?] = [:]
    for stop in stops {
      guard let name = stop.names.chinese ?? stop.names.english else { continue }
      byName.updateValue(byName[name] == nil ? stop : nil, forKey: name)
    }
    return byName.compactMapValues { $0 }
  }

  /// The median distance had the file been read as `datum` rather than `declared`.
  private static func distance(
    of pairs: [Pair], from declared: Datum, readAs datum: Datum
  ) -> Double? {
    let distances = pairs.compactMap { pair -> Double? in
      guard let written = try? pair.file.converted(from: .wgs84, to: declared),
        let reread = try? written.converted(from: datum, to: .wgs84)
      else { return nil }
      return Pair(file: reread, reference: pair.reference).metres
    }
    return distances.count == pairs.count ? median(distances) : nil
  }

  /// The datum whose displacement from WGS-84 is as long as the pairs' common one, if they have one.
  private static func datum(ofOffset pairs: [Pair]) -> Datum? {
    // Metres to a degree; exact enough over a kilometre.
    let metres = GreatCircle.earthRadius * .pi / 180
    let offsets = pairs.map { pair -> (east: Double, north: Double) in
      let shrink = SineCosine(degrees: pair.reference.latitude).cosine
      return (
        (pair.file.longitude - pair.reference.longitude) * metres * shrink,
        (pair.file.latitude - pair.reference.latitude) * metres
      )
    }
    let east = median(offsets.map(\.east))
    let north = median(offsets.map(\.north))
    func length(_ east: Double, _ north: Double) -> Double {
      (east * east + north * north).squareRoot()
    }
    let alike = offsets.count { length($0.east - east, $0.north - north) <= spread }
    guard alike * 4 >= offsets.count * 3 else { return nil }
    switch length(east, north) {
    case 300...700: return .gcj02
    case 900...1_500: return .bd09
    default: return nil
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
