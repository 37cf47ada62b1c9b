internal import Geodesy
internal import NearestStop
internal import Stops

/// A coverage as a picture, SVG 1.1: the map on the right, what it says on the left.
///
/// Covered roads are dark and blue, uncovered ones light and orange: a pair that people with any colour
/// vision tell apart, also printed in grey. Nothing is loaded from elsewhere.
struct CoveragePicture {
  private let answer: CoverageAnswer
  private let lines: CoverageLines
  private let map: PictureMap
  private var words: TableWords { answer.words }

  private static let margin = 32.0
  private static let panelWidth = 272.0
  private static let mapSide = 940.0
  /// What the scale and the small print need below the panel, however flat the map is.
  private static let footHeight = 90.0

  init(_ answer: CoverageAnswer) {
    self.answer = answer
    lines = CoverageLines(answer.coverage, answer.plan)
    map = PictureMap(
      CoverageClass.allCases.lazy.flatMap { [lines] in lines[$0] }, side: Self.mapSide)
  }

  func write(to output: inout OutputBuffer) throws(CommandFailure) {
    let panelX = Self.margin
    let mapX = panelX + Self.panelWidth + 28
    var panel = PicturePanel(x: panelX, y: Self.margin, width: Self.panelWidth)
    write(to: &panel)
    let height = max(map.height + Self.margin, panel.bottom + Self.footHeight) + Self.margin
    let width = mapX + map.width + Self.margin
    let (size, tall) = (Int(width.rounded(.up)), Int(height.rounded(.up)))
    output.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(size)" height="\(tall)" \
      viewBox="0 0 \(size) \(tall)" role="img" font-family="'Helvetica Neue', Helvetica, Arial, \
      'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif">
      <title>\(XMLText.escaped(title))</title>
      <desc>\(XMLText.escaped(headline))</desc>
      <rect width="100%" height="100%" fill="#fdfcfa"/>

      """)
    try writeMap(x: mapX, y: (height - map.height) / 2, to: &output)
    writeFoot(to: &panel, bottom: height - Self.margin)
    output.append(panel.text)
    output.append(literal: "</svg>\n")
  }

  // MARK: The map

  private func writeMap(
    x: Double, y: Double, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    func number(_ value: Double) -> String { FixedDecimal.text(value, places: 1) }
    output.append(
      "<g transform=\"translate(\(number(x)) \(number(y)))\">\n"
        + "<rect width=\"\(number(map.width))\" height=\"\(number(map.height))\" rx=\"6\" "
        + "fill=\"#ffffff\" stroke=\"#e4dfd5\"/>\n")
    output.append(
      literal: "<g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n")
    // Six metres wide, but neither a hair nor a beam; new ones stand out.
    let thin = min(max(6 * map.scale, 1.15), 3)
    for kind in CoverageClass.allCases.reversed() where !lines[kind].isEmpty {
      let pen = number(kind == .proposed ? thin * 1.7 : thin)
      output.append("<path stroke=\"\(kind.colour)\" stroke-width=\"\(pen)\" d=\"")
      try output.path(lines[kind], on: map)
      output.append(literal: "\"/>\n")
    }
    output.append(literal: "</g>\n")
    try writePoints(to: &output)
    writeStops(to: &output)
    writeSites(to: &output)
    output.append(literal: "</g>\n")
  }

  private func circle(
    _ place: Coordinate, radius: Double, to output: inout OutputBuffer, _ attributes: String = ""
  ) {
    let place = map.position(of: place)
    let (x, y) = (Double(place.x) / 10, Double(place.y) / 10)
    output.append(
      "<circle cx=\"\(FixedDecimal.text(x, places: 1))\" cy=\"\(FixedDecimal.text(y, places: 1))\" "
        + "r=\"\(FixedDecimal.text(radius, places: 1))\"\(attributes)/>\n")
  }

  private func writePoints(to output: inout OutputBuffer) throws(CommandFailure) {
    guard let points = answer.points else { return }
    let states: [(PointCoverage, CoverageClass)] = [
      (.uncovered, .uncovered), (.possiblyCovered, .possible), (.covered, .covered),
    ]
    for (state, kind) in states {
      output.append(
        "<g fill=\"\(kind.colour)\" stroke=\"#ffffff\" stroke-width=\"0.6\">\n")
      for (point, pointState) in zip(points.coordinates, points.states)
      where pointState == state && map.contains(point) {
        circle(point, radius: 2.6, to: &output)
        try output.flushIfFull()
      }
      output.append(literal: "</g>\n")
    }
  }

  private func writeStops(to output: inout OutputBuffer) {
    let stops = answer.coverage.stops
    for (ordinals, fill) in [(stops.unknown, "#c9d3df"), (stops.open, "#ffffff")] {
      guard !ordinals.isEmpty else { continue }
      output.append("<g fill=\"\(fill)\" stroke=\"#0a1f38\" stroke-width=\"1.4\">\n")
      for ordinal in ordinals {
        let place = answer.finder.stops.coordinate(of: Int(ordinal))
        if map.contains(place) { circle(place, radius: stopRadius, to: &output) }
      }
      output.append(literal: "</g>\n")
    }
  }

  /// Many stops are drawn smaller.
  private var stopRadius: Double { answer.coverage.stops.count > 600 ? 1.8 : 3 }

  private func writeSites(to output: inout OutputBuffer) {
    // The first site lies on top.
    for (index, site) in (answer.plan?.sites ?? []).enumerated().reversed() {
      let place = map.position(of: site.coordinate)
      output.append(
        PicturePanel.marker(index + 1, x: Double(place.x) / 10, y: Double(place.y) / 10))
    }
  }

  // MARK: The panel

  private var title: String { words.pick("Coverage: ", "覆盖：") + words.needs(answer.question.needs) }

  private var headline: String {
    let percents = words.percents(answer.coverage.share, answer.coverage.possibleShare)
    return words.pick(
      "\(percents) of the roads are within reach of a stop", "\(percents) 的道路可及时到达驿站")
  }

  private func write(to panel: inout PicturePanel) {
    let question = answer.question
    let coverage = answer.coverage
    let needs = words.needs(question.needs)
    panel.write(words.pick("Coverage", "驿站覆盖"), size: 13, colour: "#7a7f87")
    panel.space(2)
    panel.write(needs.prefix(1).uppercased() + needs.dropFirst(), size: 25, weight: "700")
    panel.write(
      words.text(TravelMode(question.profile)) + words.pick(", ", "，")
        + words.within(question.limit), size: 16, colour: "#4a4f57")
    panel.space(16)
    panel.write(
      words.percent(coverage.share), size: 52, weight: "700", colour: CoverageClass.covered.colour)
    let whole = words.kilometres(coverage.roads.metres)
    panel.write(
      words.pick(
        "of the roads: \(words.kilometreNumber(coverage.certain.metres)) of \(whole)",
        "的道路：\(words.kilometreNumber(coverage.certain.metres)) / \(whole)"),
      size: 14, colour: "#4a4f57")
    if coverage.possibleShare > coverage.share {
      let percent = words.percent(coverage.possibleShare)
      panel.write(
        words.pick(
          "up to \(percent) should stops be open of which nobody knows",
          "若开放时间不详的驿站也开放，可达 \(percent)"), size: 14, colour: "#4a4f57")
    }
    if let plan = answer.plan, let last = plan.sites.last {
      panel.space(12)
      panel.write(
        words.percent(coverage.share(last.coveredMetres)), size: 28, weight: "700",
        colour: CoverageClass.proposed.ink)
      panel.write(
        words.pick(
          "with \(Plural.of(plan.sites.count, "new stop"))", "增设 \(plan.sites.count) 处驿站后"),
        size: 14, colour: "#4a4f57")
    }
    if let share = answer.pointShare {
      panel.space(12)
      panel.write(words.percent(share), size: 22, weight: "700")
      panel.write(
        words.pick("of \(answer.pointsOnMap) points", "的 \(answer.pointsOnMap) 个点"), size: 14,
        colour: "#4a4f57")
    }
    panel.space(22)
    writeLegend(to: &panel)
    writeSiteList(to: &panel)
  }

  private func writeLegend(to panel: inout PicturePanel) {
    for kind in CoverageClass.allCases where !lines[kind].isEmpty {
      let metres = words.kilometres(lines.metres[kind] ?? 0)
      panel.lineKey(kind.colour, kind.name(words), metres, width: kind == .proposed ? 4 : 2.6)
    }
    let stops = answer.coverage.stops
    let isOpen = answer.question.isOpenAsked
    if !stops.open.isEmpty {
      panel.dotKey(
        "#ffffff", isOpen ? words.pick("stop, open", "开放的驿站") : words.pick("stop", "驿站"),
        String(stops.open.count))
    }
    if !stops.unknown.isEmpty {
      panel.dotKey(
        "#c9d3df", words.pick("stop, hours unknown", "驿站，开放时间不详"), String(stops.unknown.count))
    }
    writePointKeys(to: &panel)
  }

  private func writePointKeys(to panel: inout PicturePanel) {
    guard answer.points != nil else { return }
    let keys: [(PointCoverage, CoverageClass)] = [
      (.covered, .covered), (.possiblyCovered, .possible), (.uncovered, .uncovered),
    ]
    for (state, kind) in keys where answer.pointCount(state) > 0 {
      panel.dotKey(
        kind.colour, words.pick("point, ", "点，") + kind.name(words),
        String(answer.pointCount(state)), stroke: "#ffffff")
    }
  }

  private func writeSiteList(to panel: inout PicturePanel) {
    guard let plan = answer.plan, !plan.sites.isEmpty else { return }
    panel.space(16)
    panel.write(
      words.pick("New stops would add most here", "新设驿站的最佳位置"), size: 14, weight: "700")
    panel.space(4)
    for (index, site) in plan.sites.enumerated() {
      panel.siteKey(
        index + 1, answer.street(of: site).map { words.name($0) } ?? Self.short(site.coordinate),
        "+" + words.kilometres(site.gainedMetres))
    }
    panel.space(2)
    panel.write(words.promise(plan), size: 11, colour: "#7a7f87")
  }

  /// To a metre.
  private static func short(_ place: Coordinate) -> String {
    FixedDecimal.text(place.latitude, places: 5) + ","
      + FixedDecimal.text(place.longitude, places: 5)
  }

  private func writeFoot(to panel: inout PicturePanel, bottom: Double) {
    var lines: [String] = []
    if let time = answer.question.time, answer.question.isOpenAsked {
      lines.append(words.at(time.time))
    }
    if let line = answer.question.origin.line(words) { lines.append(line) }
    let metres = map.barMetres
    // Round, so nothing is lost.
    let kilometres = Int(metres / 1000)
    let text =
      kilometres > 0
      ? words.pick("\(kilometres) km", "\(kilometres) 公里")
      : words.pick("\(Int(metres)) m", "\(Int(metres)) 米")
    panel.foot(bottom: bottom, barWidth: metres * map.scale, barText: text, lines: lines)
  }
}

extension CoverageClass {
  /// On the map.
  var colour: String {
    switch self {
    case .covered: "#14477f"
    case .possible: "#7fa9d6"
    case .proposed: "#00a17a"
    case .uncovered: "#f0a04b"
    }
  }

  /// For letters, which need to be darker.
  var ink: String { self == .proposed ? "#007a5c" : colour }

  func name(_ words: TableWords) -> String {
    switch self {
    case .covered: words.pick("covered", "已覆盖")
    case .possible: words.pick("perhaps covered", "可能覆盖")
    case .proposed: words.pick("covered by new stops", "新设驿站覆盖")
    case .uncovered: words.pick("not covered", "未覆盖")
    }
  }
}
