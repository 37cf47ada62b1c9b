internal import MapImport

/// The suspicion that a whole file has latitude and longitude exchanged.
///
/// A pair such as 116.4, 39.9 is refused record by record, because 116.4 is no latitude. Further west
/// both orders are in range (87.6, 43.8 is Ürümqi the wrong way round, or a place in the Arctic
/// Ocean), and only the file as a whole gives it away: more than half of its points, and two at
/// least, lie outside China and would lie inside if exchanged. Nothing is exchanged here; it is for
/// whoever knows the file.
struct SwapSuspicion {
  let message: String

  private static let latitudes = 18.0...54.0
  private static let longitudes = 73.0...136.0

  init?(records: [StopRecord]) {
    var numeric = 0
    var exchanged = 0
    for record in records {
      guard case .degrees(let latitude, let longitude) = record.position else { continue }
      numeric += 1
      let fits = Self.latitudes.contains(latitude) && Self.longitudes.contains(longitude)
      let fitsExchanged =
        Self.latitudes.contains(longitude) && Self.longitudes.contains(latitude)
      if fitsExchanged, !fits { exchanged += 1 }
    }
    guard exchanged >= 2, exchanged > numeric / 2 else { return nil }
    message =
      "\(exchanged) of \(numeric) points lie in China only if latitude and longitude are exchanged: "
      + "did you swap the two throughout the file?"
  }
}
