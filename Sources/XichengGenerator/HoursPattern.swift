/// The opening hours that occur in the sample, in the syntax of OpenStreetMap's `opening_hours`.
///
/// The first eight are patterns that real lists of such stops use; the meal hours, the depots' and
/// the parks' are common practice.
enum HoursPattern: String, CaseIterable, Sendable {
  case always = "24/7"
  case dawnToDusk = "06:00-18:00"
  case bank = "Mo-Fr 09:30-17:00"
  /// Closed over lunch: the couriers' own peak.
  case officeWithLunchBreak = "08:30-11:00,13:30-17:00"
  /// A shelter for the night only.
  case night = "Mo-Su 22:00-08:00"
  case closedOnHolidays = "Mo-Fr 08:00-20:00; Sa,Su 10:00-18:00; PH off"
  case office = "Mo-Fr 09:00-18:00"
  case day = "08:00-20:00"
  case longDay = "07:00-22:00"
  case lateDay = "08:00-22:00"
  case meals = "06:30-09:30,11:00-14:00,17:00-20:30"
  case lunchAndDinner = "10:30-14:00,17:00-21:00"
  case workdayLunch = "Mo-Fr 11:00-13:30"
  case depot = "07:00-20:30"
  case shopHours = "07:00-23:00"
  case park = "06:00-21:00"
  case summer = "Jun-Sep 09:00-18:00"
  case streetToilet = "05:00-23:00"
}
