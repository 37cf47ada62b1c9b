/// Something a stop offers.
///
/// The raw value is the amenity's place in an ``AmenitySet`` and in every file, so numbers are given
/// out once and never reused; there is room up to 63.
public enum Amenity: UInt8, CaseIterable, Sendable, Hashable {
  /// Drinking water (喝水).
  case water = 0
  /// A socket or cable for a phone (手机充电).
  case phoneCharging = 1
  /// A charging point for an e-bike (电动车充电).
  case ebikeCharging = 2
  /// A cabinet where an e-bike's battery is exchanged (换电).
  case batterySwap = 3
  /// A meal to buy (热餐).
  case hotMeal = 4
  /// A microwave to heat one's own meal (热饭).
  case microwave = 5
  /// Shelter from rain, wind and heat (避雨).
  case shelter = 6
  /// A seat (歇脚).
  case rest = 7
  /// Toilets (厕所).
  case toilets = 8
  /// An air pump (打气).
  case airPump = 9
  /// A first-aid kit, a defibrillator or a pharmacy (急救).
  case firstAid = 10
  /// A shop (便利店).
  case shop = 11
  /// A shower (淋浴).
  case shower = 12
  /// A bed (住宿).
  case lodging = 13
  /// Wi-Fi (无线网).
  case wifi = 14
  /// Someone who helps a courier through the gate, or settles a quarrel there (进门协助).
  case gateHelp = 15
}

extension Amenity {
  /// The word used in files, on the command line and in JSON.
  public var word: String {
    switch self {
    case .water: "water"
    case .phoneCharging: "phone_charging"
    case .ebikeCharging: "ebike_charging"
    case .batterySwap: "battery_swap"
    case .hotMeal: "hot_meal"
    case .microwave: "microwave"
    case .shelter: "shelter"
    case .rest: "rest"
    case .toilets: "toilets"
    case .airPump: "air_pump"
    case .firstAid: "first_aid"
    case .shop: "shop"
    case .shower: "shower"
    case .lodging: "lodging"
    case .wifi: "wifi"
    case .gateHelp: "gate_help"
    }
  }

  /// The Chinese name a courier reads.
  public var chineseName: String {
    switch self {
    case .water: "喝水"
    case .phoneCharging: "手机充电"
    case .ebikeCharging: "电动车充电"
    case .batterySwap: "换电"
    case .hotMeal: "热餐"
    case .microwave: "热饭"
    case .shelter: "避雨"
    case .rest: "歇脚"
    case .toilets: "厕所"
    case .airPump: "打气"
    case .firstAid: "急救"
    case .shop: "便利店"
    case .shower: "淋浴"
    case .lodging: "住宿"
    case .wifi: "Wi-Fi"
    case .gateHelp: "进门协助"
    }
  }

  /// Finds an amenity by its ``word``.
  public init?(word: String) {
    guard let match = Amenity.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}
