internal import Geodesy
internal import NearestStop
internal import Stops

/// What one call of `waystation coverage` asks.
struct CoverageQuestion: Sendable {
  var needs: AmenitySet
  var profile: Profile
  var limit: TravelTime
  /// Stops that are closed for now.
  var excluded: StopExclusion
  /// Whether stops have to be open at ``time``.
  var isOpenAsked: Bool
  /// Of the table by hour; `nil` for none.
  var time: CoverageTime?
  var calendar: HolidayCalendar?
  var siteCount: Int
  /// Where the roads come from.
  var origin: RoadOrigin
}

/// What is covered, in every way it is written.
struct CoverageAnswer: Sendable {
  let question: CoverageQuestion
  let finder: StopFinder
  let coverage: StopCoverage
  /// 24 hours; empty where no day was given.
  let hours: [HourlyCoverage]
  /// The points, and how each stands; `nil` where none were given.
  let points: (coordinates: [Coordinate], states: [PointCoverage])?
  /// `nil` where no sites were asked for.
  let plan: SitePlan?
  let words: TableWords

  init(
    _ question: CoverageQuestion, _ points: CoveragePoints?, _ finder: StopFinder,
    language: Language
  ) throws(RoutingError) {
    var workspace = SearchWorkspace()
    let holidays = question.calendar ?? .none
    coverage = try finder.coverage(
      within: question.limit, by: question.profile, needing: question.needs,
      excluding: question.excluded, openAt: question.isOpenAsked ? question.time?.time : nil,
      holidays: holidays, using: &workspace)
    if let time = question.time {
      hours = coverage.hours(of: time.time.date, holidays: holidays, using: &workspace)
    } else {
      hours = []
    }
    if let points {
      self.points = (points.coordinates, coverage.points(points.coordinates))
    } else {
      self.points = nil
    }
    plan =
      question.siteCount > 0
      ? coverage.newSites(question.siteCount, using: &workspace) : nil
    self.question = question
    self.finder = finder
    words = TableWords(language: language)
  }

  func write(
    as format: CoverageFormat, on screen: Screen, to output: inout OutputBuffer
  ) throws(CommandFailure) {
    switch format {
    case .table: writeTable(to: &output, on: screen)
    case .json: writeJSON(to: &output)
    case .geojson: try writeGeoJSON(to: &output)
    case .svg: try CoveragePicture(self).write(to: &output)
    }
  }

  /// How many points stand so.
  func pointCount(_ state: PointCoverage) -> Int {
    points?.states.count { $0 == state } ?? 0
  }

  /// The points on the map: only of these there is a share.
  var pointsOnMap: Int { (points?.states.count ?? 0) - pointCount(.offTheMap) }

  /// `nil` without points on the map.
  var pointShare: Double? {
    pointsOnMap > 0 ? Double(pointCount(.covered)) / Double(pointsOnMap) : nil
  }

  /// At least ``pointShare``.
  var possiblePointShare: Double? {
    pointsOnMap > 0
      ? Double(pointCount(.covered) + pointCount(.possiblyCovered)) / Double(pointsOnMap) : nil
  }

  func street(of site: SitePlan.Site) -> StreetName? {
    finder.roads?.graph.name(ofSegment: site.place.position.segment)
  }
}

// MARK: - What is said beside the answer

extension CoverageAnswer {
  /// - Throws: a failure without words when there is nothing that could cover anything.
  func tell(_ notes: Notes) throws(CommandFailure) {
    tellOfPoints(notes)
    tellOfHolidays(notes)
    let stops = coverage.stops
    guard stops.count > 0 else {
      notes.say(
        "no stop offers this, so nothing is covered", chinese: "没有驿站提供此项服务，因此没有任何道路被覆盖")
      throw CommandFailure(status: .nothingFound, message: "")
    }
    let counted = stops.open + stops.unknown
    let offTheMap = counted.count {
      finder.roads?.connection(of: $0, for: question.profile) == .offTheMap
    }
    if offTheMap > 0 {
      notes.say(
        "\(offTheMap) of \(counted.count) stops are off the map: no road within "
          + "\(Int(SegmentIndex.defaultLimit)) m leads there",
        chinese: "\(counted.count) 个驿站中有 \(offTheMap) 个不在地图范围内："
          + "\(Int(SegmentIndex.defaultLimit)) 米以内没有道路")
    }
    if question.isOpenAsked, stops.open.isEmpty {
      notes.say(
        "no stop that offers this is certainly open then", chinese: "此时没有确定开放的、提供此项服务的驿站")
      if stops.unknown.isEmpty { throw CommandFailure(status: .nothingFound, message: "") }
    }
    if let plan, plan.sites.count < question.siteCount {
      let count = plan.sites.count
      notes.say(
        count == 0
          ? "no site: there is nothing left to cover that a new stop at a junction could"
          : "only \(Plural.of(count, "site")): nothing is left that another would add",
        chinese: count == 0 ? "没有可建议的位置：新设驿站已无法增加覆盖" : "只有 \(count) 处：再增加已无作用")
    }
  }

  private func tellOfPoints(_ notes: Notes) {
    let offTheMap = pointCount(.offTheMap)
    guard let points, offTheMap > 0 else { return }
    let first = (points.states.firstIndex(of: .offTheMap) ?? 0) + 1
    notes.say(
      "\(offTheMap) of \(Plural.of(points.states.count, "point")) are off the map and not in the share, "
        + "the first is number \(first): expected a road within \(Int(SegmentIndex.defaultLimit)) m; "
        + "check the coordinates and their datum",
      chinese: "\(points.states.count) 个点中有 \(offTheMap) 个不在地图范围内，未计入比例，第一个为第 \(first) 个："
        + "\(Int(SegmentIndex.defaultLimit)) 米以内应有道路；请检查坐标及其坐标系")
  }

  /// Of how many stops the hours depend on whether the day is a holiday, which nobody has told.
  var holidayDoubts: Int {
    guard let year = question.time?.time.date.year else { return 0 }
    let isCovered = question.calendar?.covers(year) ?? false
    let stops = coverage.stops
    return (stops.open + stops.unknown + stops.closed).count {
      guard let hours = finder.stops.timetable(of: Int($0)) else { return false }
      return hours.schoolHolidays != .same || hours.publicHolidays != .same && !isCovered
    }
  }

  private func tellOfHolidays(_ notes: Notes) {
    let count = holidayDoubts
    guard count > 0 else { return }
    notes.say(
      "\(Plural.of(count, "stop")) may keep other hours on a holiday; taken for an ordinary day: "
        + "--holidays FILE tells which days are",
      chinese: "\(count) 个驿站节假日时间可能不同，此处按平日计算：请用 --holidays 文件 指定节假日")
  }
}
