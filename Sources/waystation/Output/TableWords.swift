internal import Geodesy
internal import Stops

/// The words of a table, in the reader's language.
struct TableWords: Sendable {
  let language: Language

  var isChinese: Bool { language == .zh }

  func pick(_ english: String, _ chinese: String) -> String {
    isChinese ? chinese : english
  }

  // MARK: Headings

  var name: String { pick("Name", "名称") }
  var distance: String { pick("Distance", "距离") }
  var direction: String { pick("Direction", "方向") }
  var open: String { pick("Open", "开放") }
  var entry: String { pick("Entry", "进入方式") }
  var offers: String { pick("Offers", "服务") }
  var kind: String { pick("Kind", "类型") }
  var tier: String { pick("Tier", "等级") }
  var subdistrict: String { pick("Subdistrict", "街道") }
  var count: String { pick("Stops", "数量") }
  var listSeparator: String { pick(", ", "、") }
  var unknown: String { pick("unknown", "不详") }
  var nothingFound: String { pick("nothing found", "没有找到") }

  // MARK: Places and times

  func near(_ place: String) -> String { pick("Near \(place)", "\(place) 附近") }

  func within(_ limit: Distance) -> String { pick("within \(text(limit))", "\(text(limit))以内") }

  func at(_ time: LocalTime) -> String {
    "\(time.date) \(time.timeOfDay)"
  }

  func text(_ coordinate: Coordinate) -> String { TableWords.plain(coordinate) }

  /// The same in every language.
  static func plain(_ coordinate: Coordinate) -> String {
    let places = FixedDecimal.degreePlaces
    return FixedDecimal.text(coordinate.latitude, places: places) + ","
      + FixedDecimal.text(coordinate.longitude, places: places)
  }

  func text(_ distance: Distance) -> String {
    pick(distance.description, distance.chineseDescription)
  }

  func text(_ direction: CompassPoint) -> String {
    guard !isChinese else { return direction.chineseName }
    return switch direction {
    case .north: "north"
    case .northeast: "northeast"
    case .east: "east"
    case .southeast: "southeast"
    case .south: "south"
    case .southwest: "southwest"
    case .west: "west"
    case .northwest: "northwest"
    default: direction.abbreviation
    }
  }

  func refusal(_ refusal: NearestRefusal) -> String {
    pick("Line \(refusal.number): ", "第 \(refusal.number) 行：") + message(of: refusal)
  }

  func message(of refusal: NearestRefusal) -> String {
    pick(refusal.message, refusal.chineseMessage ?? refusal.message)
  }

  // MARK: Stops

  /// The names, each on a line; the id where there are none.
  func names(of stop: Stop) -> [String] {
    let chinese = stop.names.chinese
    let english = stop.names.english
    let names: [String?] =
      switch language {
      case .zh: [chinese ?? english]
      case .en: [english ?? chinese]
      case .both: [chinese, english]
      }
    let known = names.compactMap { $0 }
    return (known.isEmpty ? [stop.id] : known).map(PrintableText.of)
  }

  func text(_ amenity: Amenity) -> String {
    isChinese
      ? amenity.chineseName
      : String(amenity.word.map { $0 == "_" ? " " : $0 })
  }

  func offers(of stop: Stop) -> [String] { stop.amenities.amenities.map(text) }

  /// `open on arrival for 20 min, known hours only`.
  func openOnArrival(_ opening: OpeningQuestion) -> String {
    var text = pick("open on arrival", "到达时开放")
    if opening.stay > 0 { text += pick(" for \(opening.stay) min", "至少 \(opening.stay) 分钟") }
    text +=
      opening.admitsUnknown
      ? pick(", or hours unknown", "（含时间不详的）") : pick(", known hours only", "（仅时间已知的）")
    return text
  }

  func opening(_ hours: StopHours, now: LocalTime) -> [String] {
    var lines = ordinaryOpening(hours, now: now)
    switch hours.doubt {
    case .closedOnHolidays: lines.append(pick("not on holidays", "节假日除外"))
    case .differentOnHolidays: lines.append(pick("holidays differ", "节假日时间另定"))
    case nil: break
    }
    return lines
  }

  private func ordinaryOpening(_ hours: StopHours, now: LocalTime) -> [String] {
    switch hours.state {
    case .unknown: [unknown]
    case .open(let until):
      if let until {
        [pick("until \(moment(until, now: now))", "开放至 \(moment(until, now: now))")]
      } else {
        [pick("open", "开放")]
      }
    case .closed(let opens):
      if let opens {
        [
          pick("closed", "未开放"),
          pick("opens \(moment(opens, now: now))", "\(moment(opens, now: now)) 开"),
        ]
      } else {
        [pick("closed", "未开放")]
      }
    }
  }

  /// The time of day, with the date unless it is today.
  func moment(_ time: LocalTime, now: LocalTime) -> String {
    let clock = time.timeOfDay
    return time.date == now.date ? clock : "\(time.date.description.dropFirst(5)) \(clock)"
  }

  /// How one gets in, at that time first, then at others, and whether it costs something.
  ///
  /// - Parameter entrance: the one that the way leads to, told in front.
  func entry(to stop: Stop, _ hours: StopHours, by entrance: StopEntrance?) -> [String] {
    guard let entrance, entrance.name != nil || entrance.access != nil else {
      return entry(to: stop, hours)
    }
    let parts = [entrance.name.map(PrintableText.of), entrance.access.map(text)]
    let first = parts.compactMap(\.self).joined(separator: pick(": ", "："))
    // How one gets in elsewhere is of no use here.
    let rest = entry(to: stop, hours)
    return [first] + (entrance.access == nil ? rest : Array(rest.dropFirst()))
  }

  private func entry(to stop: Stop, _ hours: StopHours) -> [String] {
    let exceptions = (stop.conditionalAccess?.split(separator: ";") ?? []).map {
      text(conditional: String($0))
    }
    let usual = stop.access.map(text) ?? unknown
    var lines = [usual] + exceptions
    if let now = hours.entry, now != stop.access {
      let word = text(now)
      lines = exceptions.filter { $0.hasPrefix(word) }
      lines += exceptions.filter { !$0.hasPrefix(word) } + [pick("else ", "其他时间") + usual]
    }
    if case .charged(let price) = stop.fee {
      let word = pick("fee", "收费")
      lines.append(price.map { word + pick(": ", "：") + PrintableText.of($0) } ?? word)
    }
    return lines
  }

  func text(_ tier: StopTier) -> String {
    switch tier {
    case .corner: pick("corner", "一平米角")
    case .point: pick("point", "服务点")
    case .station: pick("station", "驿站")
    }
  }

  private func text(_ access: StopAccess) -> String {
    switch access {
    case .open: pick("walk in", "直接进入")
    case .qrCode: pick("QR code", "扫码")
    case .doorCode: pick("door code", "门禁码")
    case .askStaff: pick("ask staff", "找工作人员")
    case .customersOnly: pick("customers only", "仅限顾客")
    case .private: pick("private", "内部使用")
    case .nobody: pick("not public", "不对外开放")
    }
  }

  /// `qr_code @ (22:00-08:00)` → `QR code 22:00-08:00`. What does not have this form stays as it is.
  private func text(conditional exception: String) -> String {
    let parts = exception.split(separator: "@", maxSplits: 1)
    guard parts.count == 2, let access = StopAccess(rawValue: parts[0].trimmed) else {
      return PrintableText.of(exception[...].trimmed)
    }
    let condition = parts[1].filter { $0 != "(" && $0 != ")" }[...].trimmed
    return text(access) + " " + PrintableText.of(condition)
  }
}
