internal import Roads

/// Prepared roads in whose buckets all stops of a question are, with nothing laid over: what a search needs that goes
/// from stop to stop, or to one and on.
struct WholeRoads {
  let prepared: PreparedRoads
  private let order: StopOrder?

  /// Those given, where nothing is laid over them. Else the moment's, which the first who asks has to wait for; see
  /// ``RoadOverlay/settled``.
  init(_ prepared: PreparedRoads) {
    let settled = prepared.overlay?.settled
    self.prepared = settled?.prepared ?? prepared
    order = settled?.order
  }

  /// Which door of which stop a door of these roads is.
  ///
  /// - Parameter number: an ordinal of ``PreparedRoads/doors``.
  func door(_ number: UInt32) -> StopDoor {
    StopDoor(
      ordinal: ordinal(of: prepared.stop(ofDoor: number)),
      entrance: prepared.entrance(ofDoor: number))
  }

  /// The ordinal of the stop that is a target.
  func ordinal(of target: UInt32) -> UInt32 { order?.ordinals[Int(target)] ?? target }
}
