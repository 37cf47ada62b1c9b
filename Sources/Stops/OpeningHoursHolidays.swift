extension OpeningHours {
  /// Whether a public holiday (`PH`) differs from an ordinary day of its name, so that the state is
  /// certain only for whoever knows the holidays.
  public var dependsOnPublicHolidays: Bool { effect(of: .publicHoliday) != nil }

  /// Whether a school holiday (`SH`) differs from an ordinary day of its name.
  public var dependsOnSchoolHolidays: Bool { effect(of: .schoolHoliday) != nil }

  /// Whether the only thing that holidays change is that it stays closed, as in `PH off`.
  public var isClosedOnHolidays: Bool {
    let effects = [effect(of: .publicHoliday), effect(of: .schoolHoliday)]
    return effects.contains(.closed) && !effects.contains(.otherHours)
  }

  private enum HolidayEffect {
    case closed, otherHours
  }

  /// What a holiday changes; `nil` when on every day of every month the same rules hold either way.
  private func effect(of holiday: Days) -> HolidayEffect? {
    guard rules.contains(where: { $0.days.isSuperset(of: holiday) }) else { return nil }
    var effect: HolidayEffect?
    for month in 1...12 {
      for weekday in Weekday.allCases {
        var day = DayNames(month: Months(month), days: Days(weekday))
        let ordinary = places(on: day)
        day.days.formUnion(holiday)
        let onHoliday = places(on: day)
        if onHoliday == ordinary { continue }
        guard onHoliday.isEmpty else { return .otherHours }
        effect = .closed
      }
    }
    return effect
  }

  /// The places of the rules that hold on such a day; none when it is closed.
  private func places(on day: DayNames) -> [Int] {
    let places = (firstRule(for: day)..<rules.count).filter { rules[$0].applies(to: day) }
    return places.allSatisfy { rules[$0].state == .closed } ? [] : places
  }
}
