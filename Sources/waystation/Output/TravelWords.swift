internal import Geodesy
internal import NearestStop

/// What a table says of ways by road, in the reader's language.
extension TableWords {
  var time: String { pick("Time", "用时") }
  var directions: String { pick("Directions", "路线") }

  func text(_ mode: TravelMode) -> String { pick(mode.englishName, mode.chineseName) }

  /// `40 s`, `5 min`, `1 h 5 min`: minutes are rounded, because nobody rides to the second.
  func text(_ time: TravelTime) -> String {
    guard time.seconds.isFinite else { return unknown }
    if time.seconds < 59.5 {
      let seconds = Int(time.seconds.rounded())
      return pick("\(seconds) s", "\(seconds) 秒")
    }
    let minutes = Int((time.seconds / 60).rounded())
    guard minutes >= 60 else { return pick("\(minutes) min", "\(minutes) 分钟") }
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return pick(
      "\(hours) h" + (rest > 0 ? " \(rest) min" : ""),
      "\(hours) 小时" + (rest > 0 ? " \(rest) 分钟" : ""))
  }

  func within(_ time: TravelTime) -> String {
    pick("within \(text(time))", "\(text(time))以内")
  }

  func text(_ step: TravelStep) -> String { pick(step.english, step.chinese) }

  /// `1. Walk 12 m to the road.`, a line for each step.
  func numberedDirections(_ route: TravelRoute) -> [String] {
    route.steps.enumerated().map { "\($0.offset + 1). " + PrintableText.of(text($0.element)) }
  }

  func text(_ error: RoutingError) -> String { pick(error.description, error.chineseDescription) }
}

extension RoutingError {
  /// What was seen, what was expected, what to do, in Chinese.
  var chineseDescription: String {
    switch self {
    case .noRoads:
      "这些驿站没有道路数据：需要用 'waystation compile --roads' 生成的地图；也可以改问直线距离"
    case .notPrepared(let profile):
      "打开道路数据时未包括\(TravelMode(profile).chineseName)：请为该出行方式重新打开"
    case .offTheMap(let place, let profile):
      "\(TableWords.plain(place))（WGS-84）不在地图范围内：\(Int(SegmentIndex.defaultLimit)) 米以内没有可供"
        + "\(TravelMode(profile).chineseName)的道路；请检查坐标及其坐标系，或换用覆盖该处的地图"
    case .notReachable(let place, let profile):
      "从 \(TableWords.plain(place))（WGS-84）没有\(TravelMode(profile).chineseName)可走的路到达：道路不相连；请换一种出行方式，或附近的地点"
    }
  }

  /// The exit code of a question that ends with it.
  var status: ExitStatus {
    switch self {
    case .noRoads, .notPrepared: .badData
    case .offTheMap, .notReachable: .notReachable
    }
  }
}
