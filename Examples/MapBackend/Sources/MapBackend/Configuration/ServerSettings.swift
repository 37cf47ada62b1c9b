internal import NearestStop

/// All that a server is told.
struct ServerSettings: Sendable {
  var map: String
  var holidays = HolidayCalendar.none
  var host = "127.0.0.1"
  var port = 8080
  var token: AccessToken?
  var allowedOrigin: String?
  var tiles: TileSource?
  var pollInterval = Duration.seconds(2)
  var secondsAheadOfUTC = 8 * 3600
  var limits = Limits()
}
