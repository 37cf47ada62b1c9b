/// What sort of place hosts a stop, in the words of the project's stops file.
///
/// Reports speak of eight kinds of friendly scene and name seven; `scene_market` is this sample's own
/// eighth.
enum Kind: String, CaseIterable, Sendable {
  case unionStation = "union_station"
  case partyServiceCentre = "party_service_centre"
  case friendlyRestaurant = "friendly_restaurant"
  case scenePark = "scene_park"
  case sceneScenicArea = "scene_scenic_area"
  case sceneShoppingArea = "scene_shopping_area"
  case sceneBlock = "scene_block"
  case sceneLane = "scene_lane"
  case sceneBuilding = "scene_building"
  case sceneCommunity = "scene_community"
  case sceneMarket = "scene_market"
  case bankOutlet = "bank_outlet"
  case deliveryDepot = "delivery_depot"
  case convenienceStore = "convenience_store"
  case publicToilet = "public_toilet"
  case coolingPoint = "cooling_point"
  case courierCorner = "courier_corner"

  /// How many of the 355 stops are of this kind. Invented, and a courier corner is never a stop.
  var count: Int {
    switch self {
    case .unionStation: 76
    case .partyServiceCentre: 60
    case .friendlyRestaurant: 27
    case .scenePark: 10
    case .sceneScenicArea: 8
    case .sceneShoppingArea: 11
    case .sceneBlock: 10
    case .sceneLane: 13
    case .sceneBuilding: 12
    case .sceneCommunity: 18
    case .sceneMarket: 7
    case .bankOutlet: 38
    case .deliveryDepot: 14
    case .convenienceStore: 20
    case .publicToilet: 21
    case .coolingPoint: 10
    case .courierCorner: 0
    }
  }

  var tier: String {
    switch self {
    case .unionStation, .partyServiceCentre: "station"
    case .courierCorner: "corner"
    default: "point"
    }
  }

  /// The settings a kind is at home in; `nil` where it may be anywhere.
  var settings: [Place.Setting]? {
    switch self {
    case .scenePark: [.park, .sight]
    case .sceneScenicArea: [.sight, .bank, .park]
    case .sceneShoppingArea: [.shops, .market, .metro]
    case .sceneBlock: [.street, .bank, .metro]
    case .sceneLane: [.lane]
    case .sceneBuilding: [.offices, .shops, .hospital, .metro]
    case .sceneCommunity: [.homes, .lane]
    case .sceneMarket: [.market, .homes]
    case .friendlyRestaurant: [.street, .lane, .bank, .market, .shops, .offices, .homes, .hospital]
    case .deliveryDepot: [.homes, .street, .market]
    case .coolingPoint: [.park, .homes, .metro, .bank]
    default: nil
    }
  }
}
