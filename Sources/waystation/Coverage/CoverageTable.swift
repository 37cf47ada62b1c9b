internal import Geodesy
internal import NearestStop
internal import Stops

/// A coverage for people.
extension CoverageAnswer {
  func writeTable(to output: inout OutputBuffer, on screen: Screen) {
    var parts = [
      words.needs(question.needs), words.text(TravelMode(question.profile)),
      words.within(question.limit),
    ]
    parts.append(
      words.counted(
        coverage.stops, openAt: question.isOpenAsked ? question.time?.time : nil))
    line(parts.joined(separator: " · "), to: &output, on: screen)
    for text in shares { line("  " + text, to: &output, on: screen) }
    if !hours.isEmpty { writeHours(to: &output, on: screen) }
    if let plan, !plan.sites.isEmpty { writeSites(plan, to: &output, on: screen) }
  }

  private func line(_ text: String, to output: inout OutputBuffer, on screen: Screen) {
    for line in TextWrap.lines(of: text, width: screen.width) { output.append(line + "\n") }
  }

  private var shares: [String] {
    let low = words.kilometreNumber(coverage.certain.metres)
    let high = words.kilometreNumber((coverage.possible ?? coverage.certain).metres)
    let metres = low == high ? low : "\(low)–\(high)"
    let whole = words.kilometres(coverage.roads.metres)
    let percents = words.percents(coverage.share, coverage.possibleShare)
    var shares = [
      words.pick(
        "\(percents) of the roads are covered: \(metres) of \(whole)",
        "道路覆盖率 \(percents)：\(metres) / \(whole)")
    ]
    if let low = pointShare, let high = possiblePointShare {
      let covered = pointCount(.covered)
      let possible = covered + pointCount(.possiblyCovered)
      let count = covered == possible ? "\(covered)" : "\(covered)–\(possible)"
      let percents = words.percents(low, high)
      shares.append(
        words.pick(
          "\(percents) of the points are covered: \(count) of \(pointsOnMap)",
          "点覆盖率 \(percents)：\(count) / \(pointsOnMap) 个"))
    }
    return shares
  }

  private func writeHours(to output: inout OutputBuffer, on screen: Screen) {
    guard let day = hours.first?.time.date else { return }
    output.append("\n")
    output.append(
      words.pick("At the full hours of \(day)", "\(day) 各整点") + "\n")
    let hasUnknown = hours.contains { $0.unknownCount > 0 }
    var table = TextTable(columns: [
      TextTable.Column(heading: words.hour),
      TextTable.Column(heading: words.openStops, isRightAligned: true),
      TextTable.Column(heading: words.closedStops, isRightAligned: true),
    ])
    if hasUnknown {
      table.columns.append(TextTable.Column(heading: words.unknownStops, isRightAligned: true))
    }
    table.columns.append(TextTable.Column(heading: words.covered, isRightAligned: true))
    for run in runs {
      let (first, last) = (run[0], run[run.count - 1])
      var label = first.time.timeOfDay
      if run.count > 1 { label += "–" + last.time.timeOfDay }
      var row = [
        TextTable.Cell.text(label), .text(String(first.openCount)),
        .text(String(first.closedCount)),
      ]
      if hasUnknown { row.append(.text(String(first.unknownCount))) }
      row.append(
        .text(
          words.percents(
            coverage.share(first.metres), coverage.share(first.possibleMetres))))
      table.rows.append(row)
    }
    table.write(to: &output, on: screen)
  }

  /// Hours that follow each other and say the same.
  private var runs: [[HourlyCoverage]] {
    var runs: [[HourlyCoverage]] = []
    for hour in hours {
      if let last = runs.last?.last, last.openCount == hour.openCount,
        last.unknownCount == hour.unknownCount, last.metres == hour.metres,
        last.possibleMetres == hour.possibleMetres
      {
        runs[runs.count - 1].append(hour)
      } else {
        runs.append([hour])
      }
    }
    return runs
  }

  private func writeSites(
    _ plan: SitePlan, to output: inout OutputBuffer, on screen: Screen
  ) {
    output.append("\n")
    output.append(words.pick("New stops would add most here", "新设驿站的最佳位置") + "\n")
    var table = TextTable(columns: [
      TextTable.Column(heading: "#", isRightAligned: true),
      TextTable.Column(heading: words.place),
      TextTable.Column(heading: words.street, isElastic: true),
      TextTable.Column(heading: words.adds, isRightAligned: true),
      TextTable.Column(heading: words.then, isRightAligned: true),
    ])
    for (index, site) in plan.sites.enumerated() {
      table.rows.append([
        .text(String(index + 1)), .text(words.text(site.coordinate)),
        .text(words.name(street(of: site))), .text(words.kilometres(site.gainedMetres)),
        .text(words.percent(coverage.share(site.coveredMetres))),
      ])
    }
    table.write(to: &output, on: screen)
    line("  " + words.promise(plan), to: &output, on: screen)
    if points != nil {
      line(
        "  "
          + words.pick(
            "what they add is length of road, not points", "新增按道路长度计，与所给的点无关"),
        to: &output, on: screen)
    }
  }
}
