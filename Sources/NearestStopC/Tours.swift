// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// What `nstop_tour` is.
final class TourAnswer: Sendable {
  /// `nil` when none meets all needs.
  let tour: StopTour?

  init(_ tour: StopTour?) { self.tour = tour }

  var visits: [StopTour.Visit] { tour?.visits ?? [] }
}

/// What is asked of a tour besides what is asked of stops.
struct AskedTour {
  let origin: Coordinate
  let destination: Coordinate?
  let needs: [AmenitySet]
  let isInOrder: Bool
  let wantsRoutes: Bool
}

extension OpenStops {
  /// See ``StopFinder/tour(from:to:by:needing:inOrder:staying:excluding:open:withRoutes:using:)``.
  func tour(
    _ tour: AskedTour, _ question: Question, using workspace: inout SearchWorkspace
  ) throws(Failure) -> StopTour? {
    let profile = try question.profileWithoutLimits()
    let stay = TravelTime(seconds: Double(question.stay) * 60)
    switch self {
    case .map(let map):
      let excluded = try Exclusion.ofMap(question.excluding, map)
      return try Failure.telling { () throws(RoutingError) in
        try map.finder.tour(
          from: tour.origin, to: tour.destination, by: profile, needing: tour.needs,
          inOrder: tour.isInOrder, staying: stay, excluding: excluded, open: question.open,
          withRoutes: tour.wantsRoutes, using: &workspace)
      }
    case .moment(let moment, _):
      let excluded = try Exclusion.ofMoment(question.excluding, moment)
      return try Failure.telling { () throws(RoutingError) in
        try moment.tour(
          from: tour.origin, to: tour.destination, by: profile, needing: tour.needs,
          inOrder: tour.isInOrder, staying: stay, excluding: excluded, open: question.open,
          withRoutes: tour.wantsRoutes, using: &workspace)
      }
    }
  }
}

@c @implementation
public func nstop_tour_create(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?,
  _ question: UnsafePointer<nstop_question>?, _ latitudes: UnsafePointer<Double>?,
  _ longitudes: UnsafePointer<Double>?, _ placeCount: Int, _ needs: UnsafePointer<UInt64>?,
  _ needCount: Int, _ options: UInt32, _ tour: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let tour else { throw .missing("tour") }
    tour.pointee = nil
    let question = try Question(question)
    guard question.needs.isEmpty else {
      throw .argument("the question has needs: expected 0, and those of the tour in their list")
    }
    let stops = try OpenStops(stops)
    let options = try Arguments.options(options, NSTOP_WITH_ROUTES | NSTOP_IN_ORDER)
    let needCount = try Arguments.count(
      needCount, "need_count", atLeast: 1, at: TourQuestion.mostNeeds)
    guard let needs else { throw .missing("needs") }
    let placeCount = try Arguments.count(placeCount, "place_count", atLeast: 1, at: 2)
    let places = try Arguments.coordinates(latitudes, longitudes, placeCount)
    let asked = AskedTour(
      origin: places[0], destination: places.count > 1 ? places[1] : nil,
      needs: (0..<needCount).map { AmenitySet(rawValue: needs[$0]) },
      isInOrder: options & NSTOP_IN_ORDER != 0, wantsRoutes: options & NSTOP_WITH_ROUTES != 0)
    let found = try Handle.workspace(workspace) { workspace throws(Failure) in
      try stops.tour(asked, question, using: &workspace)
    }
    tour.pointee = Handle.make(TourAnswer(found), .tour)
  }
}

@c @implementation
public func nstop_tour_destroy(_ tour: OpaquePointer?) {
  Handle.destroy(tour, HandleKind.tour.mark)
}

@c @implementation
public func nstop_tour_measure(
  _ tour: OpaquePointer?, _ seconds: UnsafeMutablePointer<Double>?,
  _ secondsToDestination: UnsafeMutablePointer<Double>?,
  _ visitCount: UnsafeMutablePointer<Int>?, _ message: UnsafeMutablePointer<CChar>?,
  _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    try Handle.lend(tour, .tour) { answer throws(Failure) in
      seconds?.pointee = answer.tour?.duration.seconds ?? .nan
      secondsToDestination?.pointee = answer.tour?.wayToDestination?.seconds ?? .nan
      visitCount?.pointee = answer.visits.count
    }
  }
}

@c @implementation
public func nstop_tour_visit(
  _ tour: OpaquePointer?, _ number: Int, _ visit: UnsafeMutablePointer<nstop_visit>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let visit else { throw .missing("visit") }
    try Arguments.size(visit.pointee.size, MemoryLayout<nstop_visit>.size, "nstop_visit")
    try Handle.lend(tour, .tour) { answer throws(Failure) in
      let found = answer.visits[try Arguments.rank(number, answer.visits.count, "number")]
      visit.pointee = nstop_visit(
        size: visit.pointee.size, ordinal: found.ordinal,
        entrance: AnswerRow.number(ofEntrance: found.entrance),
        meets: found.meets.reduce(0) { $0 | 1 << UInt32($1) }, reserved: 0,
        way_seconds: found.way.seconds, arrival_seconds: found.arrival.seconds,
        start_seconds: found.start.seconds, end_seconds: found.end.seconds)
    }
  }
}

@c @implementation
public func nstop_tour_route(
  _ tour: OpaquePointer?, _ number: Int, _ route: UnsafeMutablePointer<OpaquePointer?>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let route else { throw .missing("route") }
    route.pointee = nil
    try Handle.lend(tour, .tour) { answer throws(Failure) in
      // One more than there are visits leads to the destination.
      let number = try Arguments.rank(number, answer.visits.count + 1, "number")
      try RouteAnswer.hand(
        number < answer.visits.count
          ? answer.visits[number].route : answer.tour?.routeToDestination, to: route)
    }
  }
}
