// Conversion between the three datums of ``Datum``.
//
// WGS-84 → GCJ-02 and GCJ-02 → BD-09 are given by formulae (see GCJ02.swift, BD09.swift); all other
// ways are put together from these two and their inverses. Neither formula can be solved for its
// argument, but both move a point by little and change slowly, so the fixed point
//
//     w ← w − (F(w) − g)
//
// closes in on F(w) = g by a factor of a thousand and more in every round. A single round, as many
// programs do, errs by up to 4.85 m.

/// Degrees that have not been checked against any range: what the formulae take and give.
struct DegreePair {
  var latitude: Double
  var longitude: Double
}

extension Coordinate {
  /// The same place, expressed in another datum.
  ///
  /// ```swift
  /// let xidan = try Coordinate(latitude: 39.9074, longitude: 116.3675)
  /// try xidan.converted(from: .wgs84, to: .gcj02)  // 39.908779…, 116.373715…
  /// ```
  ///
  /// There and back again is within 1e-9 degrees (0.1 mm) everywhere in China; measured were 1e-13,
  /// and 3e-12 at the kinks of GCJ-02. Agreement with the map services themselves, which publish no formula, is about 1 m.
  ///
  /// The formulae are applied wherever they are asked for: no outline of China switches them off,
  /// see ``Datum/isPlausible(at:)``. Next to the poles and the 180th meridian their results leave
  /// the valid range; those are refused, not wrapped, because what was wrapped could not be
  /// converted back.
  ///
  /// - Throws: ``GeodesyError/notConvertible(_:from:to:)``, nowhere near China.
  public func converted(
    from source: Datum, to target: Datum
  ) throws(GeodesyError) -> Coordinate {
    guard source != target else { return self }
    let given = DegreePair(latitude: latitude, longitude: longitude)
    let result: DegreePair? =
      switch (source, target) {
      case (.wgs84, .gcj02): GCJ02.fromWGS84(given)
      case (.gcj02, .bd09): BD09.fromGCJ02(given)
      case (.wgs84, .bd09): BD09.fromGCJ02(GCJ02.fromWGS84(given))
      case (.gcj02, .wgs84): inverse(of: GCJ02.fromWGS84, at: given)
      case (.bd09, .gcj02): inverse(of: BD09.fromGCJ02, at: given)
      case (.bd09, .wgs84):
        inverse(of: BD09.fromGCJ02, at: given)
          .flatMap { inverse(of: GCJ02.fromWGS84, at: $0) }
      default: given
      }
    guard let result,
      let converted = try? Coordinate(latitude: result.latitude, longitude: result.longitude)
    else { throw .notConvertible(self, from: source, to: target) }
    return converted
  }
}

/// The argument for which `formula` gives `value`, or `nil` when the fixed point does not settle.
///
/// Four rounds reach 1e-12 degrees in China. On the lines longitude 105 and latitude 35 (exactly:
/// within 1e-12 degrees of them) the square root in GCJ-02 has no slope and the rounds may go on
/// around the solution, but no farther from it than 1e-11; hence two thresholds.
private func inverse(
  of formula: (DegreePair) -> DegreePair, at value: DegreePair
) -> DegreePair? {
  var guess = value
  var error = Double.infinity
  for _ in 0..<12 where error > 1e-13 {
    let reached = formula(guess)
    let latitudeError = reached.latitude - value.latitude
    let longitudeError = reached.longitude - value.longitude
    guess.latitude -= latitudeError
    guess.longitude -= longitudeError
    error = max(abs(latitudeError), abs(longitudeError))
  }
  return error < 1e-10 ? guess : nil
}
