/// A real place of the district that stops are named after and stand around.
///
/// The tables in `Places+….swift` are written by hand from general knowledge: names as on street
/// signs (a few markets, office clusters and housing areas are generic), positions unchecked and at
/// times a few hundred metres off. That a stop exists at any of them is invented.
struct Place: Sendable {
  let setting: Setting
  let chinese: String
  let english: String
  let spot: Spot

  init(
    _ setting: Setting, _ chinese: String, _ english: String, _ latitude: Double,
    _ longitude: Double
  ) {
    self.setting = setting
    self.chinese = chinese
    self.english = english
    self.spot = Spot(latitude, longitude)
  }

  /// What sort of place it is; decides which kinds of stop fit and how far around they scatter.
  enum Setting: Sendable {
    case street, lane, bank, metro, sight, park, market, shops, offices, homes, hospital
  }
}

extension Place.Setting {
  /// How far from the place its stops stand at most, in metres, where there is room.
  var reach: Double {
    switch self {
    // A stop said to be on the bank should be on the bank.
    case .bank: 110
    case .lane: 160
    case .metro, .market, .shops, .offices: 200
    case .sight, .park, .homes, .hospital: 230
    case .street: 280
    }
  }
}
