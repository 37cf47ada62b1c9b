internal import NearestStop
internal import Stops

/// What a table says of trips with stops on the way, in the reader's language.
extension TableWords {
  var detour: String { pick("Detour", "绕行") }
  var leg: String { pick("Leg", "路段") }
  var toStop: String { pick("To the stop", "到驿站") }
  var onward: String { pick("Onward", "之后") }
  var arrival: String { pick("Arrival", "到达") }

  /// How long a trip takes without a stop.
  func direct(_ time: TravelTime) -> String {
    pick("\(text(time)) without a stop", "不停留需 \(text(time))")
  }

  func detourWithin(_ time: TravelTime) -> String {
    pick("at most \(text(time)) longer", "绕行不超过 \(text(time))")
  }

  func departing(_ time: LocalTime) -> String {
    pick("leaving \(at(time))", "\(at(time)) 出发")
  }

  func staying(_ time: TravelTime) -> String { pick("staying \(text(time))", "停留 \(text(time))") }

  /// `+2 min`; `0 s` where the stop lies on the way; `−20 s` where it is a short cut.
  func detour(seconds: Double) -> String {
    let size = text(TravelTime(seconds: seconds.magnitude))
    if seconds >= 0.5 { return "+" + size }
    return seconds <= -0.5 ? "−" + size : size
  }
}
