internal import Geodesy
internal import NearestStop
internal import Stops

/// What a table and a picture say of coverage, in the reader's language.
extension TableWords {
  var hour: String { pick("Hour", "时刻") }
  var openStops: String { pick("Open", "开放") }
  var unknownStops: String { pick("Unknown", "不详") }
  var closedStops: String { pick("Closed", "关闭") }
  var covered: String { pick("Covered", "覆盖") }
  var place: String { pick("Place", "位置") }
  var street: String { pick("Street", "道路") }
  var adds: String { pick("Adds", "新增") }
  var then: String { pick("Covered then", "届时覆盖") }
  var anyStop: String { pick("any stop", "任意驿站") }

  func needs(_ needs: AmenitySet) -> String {
    needs.isEmpty ? anyStop : needs.amenities.map(text).joined(separator: listSeparator)
  }

  /// `64.7 %`, with one decimal even when that is a zero; `100 %` and `0 %` only when it is.
  func percent(_ share: Double) -> String { number(share) + " %" }

  /// `64.7–70.1 %`; `64.7 %` when both are the same.
  func percents(_ low: Double, _ high: Double) -> String {
    number(low) == number(high) ? percent(low) : "\(number(low))–\(number(high)) %"
  }

  private func number(_ share: Double) -> String {
    guard share > 0 else { return "0" }
    guard share < 1 else { return "100" }
    // Never as if it were all or nothing.
    let tenths = min(max((share * 1000).rounded(), 1), 999)
    return "\(Int(tenths) / 10).\(Int(tenths) % 10)"
  }

  /// `388.4 km`.
  func kilometres(_ metres: Double) -> String {
    kilometreNumber(metres) + pick(" km", " 公里")
  }

  func kilometreNumber(_ metres: Double) -> String {
    let tenths = metres > 0 ? Int((min(metres, 1e12) / 100).rounded()) : 0
    return "\(tenths / 10).\(tenths % 10)"
  }

  func name(_ street: StreetName?) -> String {
    guard let street else { return "–" }
    let names: [String?] =
      switch language {
      case .zh: [street.chinese ?? street.english]
      case .en: [street.english ?? street.chinese]
      case .both: [street.chinese, street.english]
      }
    let known = names.compactMap(\.self)
    return PrintableText.of(
      known.isEmpty ? street.reference ?? "–" : known.joined(separator: " "))
  }

  /// How many stops were counted, and how.
  func counted(_ stops: StopCoverage.Stops, openAt time: LocalTime?) -> String {
    guard let time else {
      return pick(
        "\(Plural.of(stops.count, "stop")), whatever their hours", "\(stops.count) 个驿站，不论开放时间")
    }
    return pick(
      "\(at(time)): \(Plural.of(stops.open.count, "stop")) open, "
        + "\(stops.unknown.count) unknown, \(stops.closed.count) closed",
      "\(at(time))：\(stops.open.count) 个驿站开放，\(stops.unknown.count) 个不详，"
        + "\(stops.closed.count) 个关闭")
  }

  /// What greedy sites are promised to bring.
  func promise(_ plan: SitePlan) -> String {
    let count = plan.sites.count
    let percent = Int((plan.guarantee * 100).rounded(.down))
    let among: String
    if let spacing = plan.spacing {
      let side = Int(spacing.rounded())
      among = pick(
        "\(plan.candidateCount) junctions, one for each square of \(side) m",
        " \(plan.candidateCount) 个路口（每 \(side) 米方格取一个）")
    } else {
      among = pick(
        plan.candidateCount == 1 ? "1 junction" : "all \(plan.candidateCount) junctions",
        "全部 \(plan.candidateCount) 个路口")
    }
    if count == 1 {
      return pick("the best of \(among)", "从\(among)中选出的最优一处")
    }
    return pick(
      "chosen one by one among \(among): together at least \(percent) % of what the best "
        + "\(count) there could add (any number: 63 %, 1 - 1/e)",
      "从\(among)中逐一选取：合计新增不少于其中最优 \(count) 处的 \(percent) %"
        + "（任意处数：63 %，即 1 - 1/e）")
  }
}
