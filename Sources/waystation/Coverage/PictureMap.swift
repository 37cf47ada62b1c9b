internal import Geodesy
internal import NearestStop

/// A part of the earth on a picture: north is up, a metre is as long in every direction.
struct PictureMap: Sendable {
  /// Pixels.
  let width: Double
  let height: Double
  /// How long a metre is, in pixels.
  let scale: Double
  private let west: Double
  private let north: Double
  private let pixelsPerLongitude: Double
  private let pixelsPerLatitude: Double

  /// - Parameter lines: what has to be on it, at least one point.
  /// - Parameter side: how wide and how high it may be, in pixels.
  init(_ lines: some Sequence<[Coordinate]>, side: Double) {
    var (south, west) = (90.0, 180.0)
    var (north, east) = (-90.0, -180.0)
    for point in lines.joined() {
      (south, north) = (min(south, point.latitude), max(north, point.latitude))
      (west, east) = (min(west, point.longitude), max(east, point.longitude))
    }
    if south > north { (south, north, west, east) = (0, 0, 0, 0) }
    let metresPerLatitude = GreatCircle.earthRadius * .pi / 180
    let narrowing = max(SineCosine(degrees: (south + north) / 2).cosine, 0.01)
    let metresPerLongitude = metresPerLatitude * narrowing
    // A single point has something around it, too.
    let across = max((east - west) * metresPerLongitude, 100)
    let along = max((north - south) * metresPerLatitude, 100)
    let frame = max(across, along) * 0.02
    scale = side / (max(across, along) + 2 * frame)
    width = (across + 2 * frame) * scale
    height = (along + 2 * frame) * scale
    pixelsPerLongitude = metresPerLongitude * scale
    pixelsPerLatitude = metresPerLatitude * scale
    self.west = (west + east) / 2 - (across / 2 + frame) / metresPerLongitude
    self.north = (south + north) / 2 + (along / 2 + frame) / metresPerLatitude
  }

  /// In tenths of a pixel, from the upper left corner.
  func position(of point: Coordinate) -> SIMD2<Int> {
    let x = (point.longitude - west) * pixelsPerLongitude
    let y = (north - point.latitude) * pixelsPerLatitude
    func tenths(_ pixels: Double) -> Int {
      Int((min(max(pixels, -1e6), 1e6) * 10).rounded())
    }
    return SIMD2(tenths(x), tenths(y))
  }

  func contains(_ point: Coordinate) -> Bool {
    let place = position(of: point)
    return place.x >= 0 && place.y >= 0 && Double(place.x) <= width * 10
      && Double(place.y) <= height * 10
  }

  /// A round length for a scale bar: about a fifth of the width.
  var barMetres: Double {
    let wanted = width / 5 / scale
    var unit = 1.0
    while unit * 10 <= wanted { unit *= 10 }
    return [5.0, 2, 1].first { $0 * unit <= wanted }.map { $0 * unit } ?? unit
  }
}

extension OutputBuffer {
  /// The `d` of a path: lines one after the other, each from its first point on by steps. Points that
  /// lie on the pixel before are left out.
  mutating func path(_ lines: [[Coordinate]], on map: PictureMap) throws(CommandFailure) {
    for line in lines {
      var last: SIMD2<Int>?
      var isStepping = false
      for (index, point) in line.enumerated() {
        let place = map.position(of: point)
        guard let before = last else {
          append(UInt8(ascii: "M"))
          pair(place)
          last = place
          continue
        }
        let step = place &- before
        guard abs(step.x) + abs(step.y) > 6 || index == line.count - 1 else { continue }
        append(UInt8(ascii: isStepping ? " " : "l"))
        pair(step)
        isStepping = true
        last = place
      }
      try flushIfFull()
    }
  }

  /// Two numbers of tenths: `12.3 -4`.
  private mutating func pair(_ tenths: SIMD2<Int>) {
    append(Double(tenths.x) / 10, places: 1)
    append(UInt8(ascii: " "))
    append(Double(tenths.y) / 10, places: 1)
  }
}
