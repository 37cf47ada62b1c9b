internal import Geodesy
internal import Roads

extension TravelStep {
  /// In English: `Turn left into Xidan North Street and ride 400 m.`
  ///
  /// What rounds to no metre at all is told without its length.
  public var english: String {
    guard distance.metres >= 0.5 else { return shortEnglish }
    let length = distance.description
    switch action {
    case .walkToRoad: return "Walk \(length) to the road."
    case .walkFromRoad: return "Walk \(length) to the destination."
    case .follow(let turn):
      let name = street?.inEnglish
      let way: String? =
        switch manner {
        case .walking: "walk \(length)"
        case .riding: "ride \(length)"
        case .pushing: "push for \(length)"
        case .stairs: "take the stairs, \(length)"
        case .stairsPushing: "push along the stairs, \(length)"
        case .ferry: "take the ferry, \(length)"
        }
      let movement = way ?? length
      guard let start = turn.english else {
        let sentence = name.map { "\(movement) along \($0)" } ?? movement
        return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
      }
      return start + (name.map { " \(turn.englishPreposition) \($0)" } ?? "") + " and \(movement)."
    }
  }

  /// In Chinese: `左转进入西单北大街，骑行 400 米。`
  ///
  /// What rounds to no metre at all is told without its length.
  public var chinese: String {
    guard distance.metres >= 0.5 else { return shortChinese }
    let length = distance.chineseDescription
    switch action {
    case .walkToRoad: return "步行 \(length)到路上。"
    case .walkFromRoad: return "步行 \(length)到达。"
    case .follow(let turn):
      let name = street?.inChinese
      let movement =
        switch manner {
        case .walking: "步行 \(length)"
        case .riding: "骑行 \(length)"
        case .pushing: "推行 \(length)"
        case .stairs: "走台阶 \(length)"
        case .stairsPushing: "沿台阶推行 \(length)"
        case .ferry: "乘渡船 \(length)"
        }
      guard let start = turn.chinese else {
        return (name.map { "沿\($0.before)" } ?? "") + movement + "。"
      }
      return start + (name.map { "进入\($0.atEnd)" } ?? "") + "，" + movement + "。"
    }
  }
}

extension TravelStep {
  private var shortEnglish: String {
    switch action {
    case .walkToRoad: return "Start on the road."
    case .walkFromRoad: return "Arrive at the destination."
    case .follow(let turn):
      let name = street?.inEnglish
      guard let start = turn.english else {
        return (name.map { "Start on \($0)" } ?? "Start") + "."
      }
      return start + (name.map { " \(turn.englishPreposition) \($0)" } ?? "") + "."
    }
  }

  private var shortChinese: String {
    switch action {
    case .walkToRoad: return "从路上出发。"
    case .walkFromRoad: return "到达目的地。"
    case .follow(let turn):
      let name = street?.inChinese
      guard let start = turn.chinese else { return (name.map { "从\($0.before)" } ?? "") + "出发。" }
      return start + (name.map { "进入\($0.atEnd)" } ?? "") + "。"
    }
  }
}

extension StreetName {
  /// The name for somebody who reads English.
  fileprivate var inEnglish: String? { english ?? reference ?? chinese }
  /// The name for somebody who reads Chinese, before more Chinese and at the end of a clause: one in
  /// another script has blanks around it.
  fileprivate var inChinese: (before: String, atEnd: String)? {
    if let chinese { return (chinese, chinese) }
    return (english ?? reference).map { (" \($0) ", " \($0)") }
  }
}

extension Turn {
  /// `nil` at the beginning, where there is nothing to turn from.
  fileprivate var english: String? {
    switch self {
    case .depart: nil
    case .straight: "Continue straight"
    case .slightLeft: "Bear left"
    case .slightRight: "Bear right"
    case .left: "Turn left"
    case .right: "Turn right"
    case .sharpLeft: "Turn sharp left"
    case .sharpRight: "Turn sharp right"
    case .uTurn: "Turn round"
    }
  }

  fileprivate var englishPreposition: String {
    switch self {
    case .straight, .uTurn: "on"
    default: "into"
    }
  }

  fileprivate var chinese: String? {
    switch self {
    case .depart: nil
    case .straight: "直行"
    case .slightLeft: "向左前方"
    case .slightRight: "向右前方"
    case .left: "左转"
    case .right: "右转"
    case .sharpLeft: "向左后方转"
    case .sharpRight: "向右后方转"
    case .uTurn: "掉头"
    }
  }
}
