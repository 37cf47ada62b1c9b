/// What stops of one kind are called, offer, and how one gets in.
///
/// All of it is invented, but consistent: the chances add up to the shares that the tests hold the
/// whole sample to (water at three stops of four, lodging at one of a hundred), and a bank has no
/// battery swap.
struct KindProfile: Sendable {
  /// Endings put behind a place's name. The first is the usual one; the others are what the same
  /// stop may also be called.
  let titles: [Title]
  /// Percent of the stops of the kind.
  let chances: [(amenity: Amenity, percent: Int)]
  let hours: [Weighted<HoursPattern?>]
  let access: [Weighted<String?>]
  let audience: [Weighted<String?>]
  let fee: [Weighted<String?>]
  /// Put behind the subdistrict's name; `nil` where the sample names no operator, so that no
  /// business is named.
  let operatorTitle: String?

  struct Title: Sendable {
    let chinese: String
    let english: String

    init(_ chinese: String, _ english: String) {
      self.chinese = chinese
      self.english = english
    }
  }

  init(
    titles: [Title],
    chances: [(amenity: Amenity, percent: Int)],
    hours: [Weighted<HoursPattern?>],
    access: [Weighted<String?>] = [Weighted(1, "open")],
    audience: [Weighted<String?>] = [Weighted(1, "everyone")],
    fee: [Weighted<String?>] = [Weighted(4, "no"), Weighted(1, nil)],
    operatorTitle: String? = nil
  ) {
    self.titles = titles
    self.chances = chances
    self.hours = hours
    self.access = access
    self.audience = audience
    self.fee = fee
    self.operatorTitle = operatorTitle
  }

  static func of(_ kind: Kind) -> KindProfile {
    switch kind {
    case .unionStation: unionStation
    case .partyServiceCentre: partyServiceCentre
    case .friendlyRestaurant: friendlyRestaurant
    case .scenePark: scenePark
    case .sceneScenicArea: sceneScenicArea
    case .sceneShoppingArea: sceneShoppingArea
    case .sceneBlock: sceneBlock
    case .sceneLane: sceneLane
    case .sceneBuilding: sceneBuilding
    case .sceneCommunity: sceneCommunity
    case .sceneMarket: sceneMarket
    case .bankOutlet: bankOutlet
    case .deliveryDepot: deliveryDepot
    case .convenienceStore: convenienceStore
    case .publicToilet: publicToilet
    case .coolingPoint: coolingPoint
    case .courierCorner: courierCorner
    }
  }
}
