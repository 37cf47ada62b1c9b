internal import Geodesy

/// How a block's whole numbers become degrees.
struct PBFGrid {
  /// The unit, in 1e-9 degrees.
  var granularity: Int64 = 100
  /// Added to every latitude, in 1e-9 degrees.
  var latitudeOffset: Int64 = 0
  /// Added to every longitude, in 1e-9 degrees.
  var longitudeOffset: Int64 = 0

  /// The place of a node, rounded to 1e-7 degrees.
  func coordinate(
    latitude: Int64, longitude: Int64, ofNode id: Int64
  ) throws(OSMFault) -> Coordinate {
    guard let north = degrees(latitude, offset: latitudeOffset),
      let east = degrees(longitude, offset: longitudeOffset),
      let coordinate = try? Coordinate(latitude: north, longitude: east)
    else {
      throw OSMFault(
        "node \(id) lies at \(latitude), \(longitude) in units of \(granularity) nanodegrees: "
          + "expected latitudes in -90…90 and longitudes in -180…180 degrees")
    }
    return coordinate
  }

  private func degrees(_ value: Int64, offset: Int64) -> Double? {
    let (scaled, overflow) = value.multipliedReportingOverflow(by: granularity)
    guard !overflow else { return nil }
    let (nanodegrees, overflows) = scaled.addingReportingOverflow(offset)
    guard !overflows else { return nil }
    let (whole, rest) = nanodegrees.quotientAndRemainder(dividingBy: 100)
    return Double(whole + (rest >= 50 ? 1 : rest <= -50 ? -1 : 0)) / 1e7
  }
}
