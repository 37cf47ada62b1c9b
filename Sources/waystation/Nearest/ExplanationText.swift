internal import Geodesy
internal import NearestStop
internal import Stops

/// `--explain` for people: why these stops, and not the nearer ones.
struct ExplanationText {
  private let context: NearestContext
  /// When one leaves.
  private let time: LocalTime
  private let words: TableWords

  /// How many stops are told one by one.
  private static let listedCount = 10

  init(_ context: NearestContext, at time: LocalTime) {
    self.context = context
    self.time = time
    words = TableWords(language: context.language)
  }

  func lines(_ explanation: SearchExplanation) -> [String] {
    var lines = [summary(explanation)]
    // Those that offer what is needed: of them one wonders. The others are counted.
    let (others, able) = explanation.rejections.partitioned(by: \.offersNeeds)
    let listed = able.prefix(Self.listedCount)
    if !explanation.rejections.isEmpty {
      lines.append(
        explanation.found.isEmpty
          ? words.pick("Not found:", "没有选中的：")
          : words.pick("Nearer, but not found:", "更近但没有选中的："))
      lines += listed.map { "- " + text($0) }
    }
    let rest = able.dropFirst(Self.listedCount) + others
    if !rest.isEmpty { lines.append("- " + self.rest(rest, isAll: listed.isEmpty)) }
    return lines + (context.changes?.lines(words) ?? []) + assumptions(explanation)
  }

  /// `355 stops; 24 of them are within 9 min, 5 were found.`
  private func summary(_ explanation: SearchExplanation) -> String {
    let (all, near) = (explanation.stopCount, explanation.consideredCount)
    let count = explanation.found.count
    guard let last = explanation.found.last else {
      return words.pick("\(all) stops; none was found.", "共 \(all) 个驿站，一个也没有找到。")
    }
    let reach = last.duration.map(words.text) ?? words.text(last.distance)
    return words.pick(
      "\(all) stops; \(near) of them are within \(reach); found: \(count).",
      "共 \(all) 个驿站，\(reach)内有 \(near) 个，选中 \(count) 个。")
  }

  private func text(_ rejection: SearchExplanation.Rejection) -> String {
    let stop = context.finder.stops[Int(rejection.ordinal)]
    let name = words.names(of: stop).first ?? stop.id
    var far = words.text(rejection.distance)
    if context.question.isByRoad {
      far = words.pick("\(far) as the crow flies", "直线 \(far)")
      if let duration = rejection.duration {
        far += words.pick(", \(words.text(duration)) by road", "，路上 \(words.text(duration))")
      }
    }
    let reasons = rejection.reasons.map { text($0, of: stop) }
    return name + words.pick(" (", "（") + far + words.pick("): ", "）：")
      + reasons.joined(separator: words.pick(", ", "，"))
  }

  private func text(_ reason: SearchExplanation.Reason, of stop: Stop) -> String {
    func hours(_ arrival: LocalTime) -> String {
      let hours = StopHours(stop, at: arrival, calendar: context.calendar)
      return words.opening(hours, now: arrival).joined(separator: words.pick(", ", "，"))
    }
    switch reason {
    case .lacks(let needs):
      let missing = needs.amenities.map(words.text).joined(separator: words.listSeparator)
      return words.pick("no \(missing)", "没有\(missing)")
    case .excluded: return words.pick("excluded", "已排除")
    case .closedForNow: return words.pick("closed for now", "临时关闭")
    case .exhausted: return words.pick("nothing left", "已用完")
    case .notReachable: return words.pick("no way leads there", "无路可达")
    case .closed(let arrival):
      return words.pick("at \(arrival.timeOfDay) ", "\(arrival.timeOfDay) 到达时") + hours(arrival)
    case .entrancesClosed(let arrival):
      let time = arrival.timeOfDay
      return words.pick("at \(time) no entrance is open", "\(time) 到达时入口均未开放")
    case .closesDuringStay(let arrival):
      return words.pick("too short, ", "时间不够，") + hours(arrival)
    case .hoursUnknown: return words.pick("hours unknown", "开放时间不详")
    case .beyondLimit: return words.pick("beyond the limit", "超出范围")
    case .slower: return words.pick("others are reached sooner", "其他驿站更快到达")
    }
  }

  /// The rest by its first reason: `and 12 more: 10 lack needs, 2 closed`.
  private func rest(
    _ rejections: ArraySlice<SearchExplanation.Rejection>, isAll: Bool
  ) -> String {
    var counts: [(reason: String, count: Int)] = []
    for rejection in rejections {
      guard let reason = rejection.reasons.first.map(kind) else { continue }
      if let place = counts.firstIndex(where: { $0.reason == reason }) {
        counts[place].count += 1
      } else {
        counts.append((reason, 1))
      }
    }
    let parts = counts.map { "\($0.count) \($0.reason)" }.joined(separator: words.listSeparator)
    guard !isAll else { return parts }
    return words.pick("and \(rejections.count) more: ", "另有 \(rejections.count) 个：") + parts
  }

  private func kind(_ reason: SearchExplanation.Reason) -> String {
    switch reason {
    case .lacks: words.pick("without what is needed", "个缺少所需服务")
    case .excluded: words.pick("excluded", "个已排除")
    case .notReachable: words.pick("not reachable", "个无路可达")
    case .closed, .entrancesClosed, .closesDuringStay, .closedForNow: words.pick("closed", "个未开放")
    case .exhausted: words.pick("with nothing left", "个已用完")
    case .hoursUnknown: words.pick("with unknown hours", "个开放时间不详")
    case .beyondLimit: words.pick("beyond the limit", "个超出范围")
    case .slower: words.pick("reached later", "个更慢到达")
    }
  }

  private func assumptions(_ explanation: SearchExplanation) -> [String] {
    var lines: [String] = []
    if context.question.isByRoad {
      lines.append(
        words.pick(
          "Assumed: usual speeds, mean waits at signals, the walk to and from the road included.",
          "假定：一般速度、信号灯平均等待，含往返路边的步行。"))
    }
    if context.question.opening != nil {
      lines.append(
        words.pick(
          "Assumed: leaving \(time.date) \(time.timeOfDay).",
          "假定：\(time.date) \(time.timeOfDay) 出发。"))
    }
    let unknown = explanation.openingUnknown.count
    if unknown > 0 {
      lines.append(
        words.pick(
          "Assumed: \(unknown) of the stops found may be open; nobody knows their hours.",
          "假定：选中的驿站中有 \(unknown) 个开放时间不详，按可能开放处理。"))
    }
    if explanation.isHolidayUnknown {
      lines.append(
        words.pick(
          "Assumed: an ordinary day; no holidays of \(time.date.year) are known, see --holidays.",
          "假定：当天不是节假日；没有 \(time.date.year) 年的节假日数据，见 --holidays。"))
    }
    return lines
  }
}

extension SearchExplanation.Rejection {
  /// Whether it is not for its amenities that it wasn't found.
  fileprivate var offersNeeds: Bool {
    !reasons.contains { if case .lacks = $0 { true } else { false } }
  }
}

extension Array {
  /// Those for which something is false, and those for which it is true, each in their order.
  fileprivate func partitioned(by isTrue: (Element) -> Bool) -> ([Element], [Element]) {
    (filter { !isTrue($0) }, filter(isTrue))
  }
}

extension OutputBuffer {
  /// How many stops are told one by one; more would drown the answer.
  private static var listedCount: Int { 100 }

  /// `explanation`: how far the search looked, and what was nearer but not found.
  mutating func explanationMember(_ explanation: SearchExplanation, in finder: StopFinder) {
    beginObject("explanation")
    member("stops", explanation.stopCount)
    member("considered", explanation.consideredCount)
    member("not_found_though_nearer", explanation.rejections.count)
    member("holidays", ifKnown: explanation.isHolidayUnknown ? "unknown" : nil)
    beginArray("rejections")
    for rejection in explanation.rejections.prefix(Self.listedCount) {
      let stop = finder.stops[Int(rejection.ordinal)]
      beginObject()
      member("id", stop.id)
      member("distance_m", rejection.distance.metres, places: FixedDecimal.metrePlaces)
      if let duration = rejection.duration { member("duration_s", duration) }
      beginArray("reasons")
      for reason in rejection.reasons { reasonObject(reason) }
      endArray()
      endObject()
    }
    endArray()
    endObject()
  }

  private mutating func reasonObject(_ reason: SearchExplanation.Reason) {
    beginObject()
    switch reason {
    case .lacks(let needs):
      member("reason", "lacks_needs")
      member("needs", needs.amenities.lazy.map(\.word))
    case .excluded: member("reason", "excluded")
    case .closedForNow: member("reason", "closed_for_now")
    case .exhausted: member("reason", "nothing_left")
    case .notReachable: member("reason", "not_reachable")
    case .closed(let arrival):
      member("reason", "closed")
      member("at", arrival.description)
    case .entrancesClosed(let arrival):
      member("reason", "entrances_closed")
      member("at", arrival.description)
    case .closesDuringStay(let arrival):
      member("reason", "closes_during_stay")
      member("at", arrival.description)
    case .hoursUnknown: member("reason", "hours_unknown")
    case .beyondLimit: member("reason", "beyond_limit")
    case .slower: member("reason", "reached_later")
    }
    endObject()
  }
}
