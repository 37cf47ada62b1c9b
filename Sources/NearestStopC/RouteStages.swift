// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

extension TravelStage.Manner {
  /// As C is told.
  fileprivate var number: Int32 {
    switch self {
    case .walking: Int32(NSTOP_WALKING)
    case .riding: Int32(NSTOP_RIDING)
    case .pushing: Int32(NSTOP_PUSHING)
    case .ferry: Int32(NSTOP_FERRY)
    }
  }
}

@c @implementation
public func nstop_route_entrance(
  _ route: OpaquePointer?, _ entrance: UnsafeMutablePointer<UInt32>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let entrance else { throw .missing("entrance") }
    try Handle.lend(route, .route) { answer throws(Failure) in
      entrance.pointee = AnswerRow.number(ofEntrance: answer.route.entrance)
    }
  }
}

@c @implementation
public func nstop_route_stages(
  _ route: OpaquePointer?, _ manners: UnsafeMutablePointer<Int32>?,
  _ metres: UnsafeMutablePointer<Double>?, _ seconds: UnsafeMutablePointer<Double>?,
  _ sentences: UnsafeMutablePointer<UInt32>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(route, .route) { answer throws(Failure) in
      let stages = answer.route.stages
      try Arguments.room(capacity, manners != nil, for: stages.count, "manners", needed)
      for (place, stage) in stages.enumerated() {
        manners?[place] = stage.manner.number
        metres?[place] = stage.distance.metres
        seconds?[place] = stage.duration.seconds
        sentences?[place] = UInt32(truncatingIfNeeded: stage.steps.count)
      }
    }
  }
}
