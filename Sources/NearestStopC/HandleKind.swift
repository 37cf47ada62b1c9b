internal import NearestStop

/// A kind of handle, and the class of the objects behind it.
struct HandleKind<Object: AnyObject>: Sendable {
  /// Eight letters of its own.
  let mark: UInt64
  /// What a caller would call it.
  let name: StaticString
}

extension HandleKind where Object == MapStops {
  static var map: HandleKind { HandleKind(mark: 0x6E73_746F_704D_6170, name: "stops") }
}

extension HandleKind where Object == LiveStops {
  static var moment: HandleKind { HandleKind(mark: 0x6E73_746F_704D_6F6D, name: "moment") }
}

extension HandleKind where Object == Workspace {
  static var workspace: HandleKind { HandleKind(mark: 0x6E73_746F_7057_7370, name: "workspace") }
}

extension HandleKind where Object == Exclusion {
  static var exclusion: HandleKind { HandleKind(mark: 0x6E73_746F_7045_7863, name: "exclusion") }
}

extension HandleKind where Object == Holidays {
  static var holidays: HandleKind { HandleKind(mark: 0x6E73_746F_7048_6F6C, name: "holidays") }
}

extension HandleKind where Object == RouteAnswer {
  static var route: HandleKind { HandleKind(mark: 0x6E73_746F_7052_6F75, name: "route") }
}

extension HandleKind where Object == TripAnswer {
  static var trip: HandleKind { HandleKind(mark: 0x6E73_746F_7054_7269, name: "trip") }
}

extension HandleKind where Object == TourAnswer {
  static var tour: HandleKind { HandleKind(mark: 0x6E73_746F_7054_6F75, name: "tour") }
}

extension HandleKind where Object == ReachAnswer {
  static var reach: HandleKind { HandleKind(mark: 0x6E73_746F_7052_6561, name: "reach") }
}

extension HandleKind where Object == CoverageAnswer {
  static var coverage: HandleKind { HandleKind(mark: 0x6E73_746F_7043_6F76, name: "coverage") }
}

extension HandleKind where Object == ExplanationAnswer {
  static var explanation: HandleKind {
    HandleKind(mark: 0x6E73_746F_7045_7870, name: "explanation")
  }
}

extension HandleKind where Object == LiveMap {
  static var live: HandleKind { HandleKind(mark: 0x6E73_746F_704C_6976, name: "live") }
}

extension HandleKind where Object == Changes {
  static var changes: HandleKind { HandleKind(mark: 0x6E73_746F_7043_6867, name: "changes") }
}
