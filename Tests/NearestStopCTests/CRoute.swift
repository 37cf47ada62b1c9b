import CNearestStop
import NearestStop
import NearestStopC
import Testing

/// A route of C, and what is read from it by asking twice.
final class CRoute {
  private let route: OpaquePointer?

  init(_ route: OpaquePointer?) { self.route = route }

  init(
    _ make: (inout OpaquePointer?, UnsafeMutablePointer<CChar>, Int) -> nstop_status
  ) throws(CCaller.Refusal) {
    var route: OpaquePointer?
    try CCaller.call { make(&route, $0, $1) }
    self.route = route
  }

  deinit { nstop_route_destroy(route) }

  func measure() throws(CCaller.Refusal) -> (metres: Double, seconds: Double) {
    var (metres, seconds) = (0.0, 0.0)
    try CCaller.call { nstop_route_measure(route, &metres, &seconds, $0, $1) }
    return (metres, seconds)
  }

  func entrance() throws(CCaller.Refusal) -> UInt32 {
    var entrance: UInt32 = 7
    try CCaller.call { nstop_route_entrance(route, &entrance, $0, $1) }
    return entrance
  }

  /// A part of a route, as C is told.
  struct Stage: Equatable {
    var manner: Int32
    var metres: UInt64
    var seconds: UInt64
    var sentences: UInt32
  }

  func stages() throws -> [Stage] {
    var needed = 0
    let status = nstop_route_stages(route, nil, nil, nil, nil, 0, &needed, nil, 0)
    #expect(Int(status) == (needed > 0 ? NSTOP_TOO_SMALL : NSTOP_OK))
    var manners = [Int32](repeating: -1, count: needed)
    var metres = [Double](repeating: -1, count: needed)
    var seconds = metres
    var sentences = [UInt32](repeating: 9, count: needed)
    try CCaller.call {
      nstop_route_stages(
        route, &manners, &metres, &seconds, &sentences, needed, nil, $0, $1)
    }
    return (0..<needed).map {
      Stage(
        manner: manners[$0], metres: metres[$0].bitPattern, seconds: seconds[$0].bitPattern,
        sentences: sentences[$0])
    }
  }

  func points() throws -> [Coordinate] {
    var needed = 0
    #expect(nstop_route_points(route, nil, nil, 0, &needed, nil, 0) == NSTOP_TOO_SMALL)
    var latitudes = [Double](repeating: 0, count: needed)
    var longitudes = latitudes
    try CCaller.call {
      nstop_route_points(route, &latitudes, &longitudes, needed, nil, $0, $1)
    }
    return zip(latitudes, longitudes).map { Coordinate(clampingLatitude: $0, longitude: $1) }
  }

  func text(
    _ write: (
      OpaquePointer?, UnsafeMutablePointer<CChar>?, Int, UnsafeMutablePointer<Int>?,
      UnsafeMutablePointer<CChar>?, Int
    ) -> nstop_status
  ) throws -> String {
    var needed = 0
    #expect(write(route, nil, 0, &needed, nil, 0) == NSTOP_TOO_SMALL)
    var buffer = [CChar](repeating: 1, count: needed)
    #expect(write(route, &buffer, needed - 1, nil, nil, 0) == NSTOP_TOO_SMALL)
    try CCaller.call { write(route, &buffer, needed, nil, $0, $1) }
    #expect(buffer.last == 0)
    return String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension CRoute {
  /// All that is told of a route.
  struct Whole: Equatable {
    var numbers: [UInt64]
    var entrance: UInt32
    var points: [Coordinate]
    var directions: String
  }

  func whole() throws -> Whole {
    let measure = try measure()
    return Whole(
      numbers: [measure.metres.bitPattern, measure.seconds.bitPattern], entrance: try entrance(),
      points: try points(),
      directions: try text { nstop_route_directions($0, 0, $1, $2, $3, $4, $5) })
  }
}

extension CRoute.Whole {
  /// What Swift says.
  init(_ route: TravelRoute) {
    numbers = [route.distance.metres.bitPattern, route.duration.seconds.bitPattern]
    entrance = route.entrance.map { UInt32($0) } ?? .max
    points = route.geometry
    directions = route.steps.map(\.english).joined(separator: "\n")
  }
}

extension CRoute.Stage {
  /// What Swift says.
  init(_ stage: TravelStage) {
    manner =
      switch stage.manner {
      case .walking: Int32(NSTOP_WALKING)
      case .riding: Int32(NSTOP_RIDING)
      case .pushing: Int32(NSTOP_PUSHING)
      case .ferry: Int32(NSTOP_FERRY)
      }
    metres = stage.distance.metres.bitPattern
    seconds = stage.duration.seconds.bitPattern
    sentences = UInt32(stage.steps.count)
  }
}
