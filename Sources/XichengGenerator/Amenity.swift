/// What a stop offers, in the words of the project's stops file and in the order they are written.
enum Amenity: String, CaseIterable, Sendable {
  case water
  case phoneCharging = "phone_charging"
  case ebikeCharging = "ebike_charging"
  case batterySwap = "battery_swap"
  case hotMeal = "hot_meal"
  case microwave
  case shelter
  case rest
  case toilets
  case airPump = "air_pump"
  case firstAid = "first_aid"
  case shop
  case shower
  case lodging
  case wifi
  case gateHelp = "gate_help"

  /// Remarks of the sort a rider leaves; the generator adds one here and there.
  var notes: [String] {
    switch self {
    case .water: ["直饮水，自带水杯", "冷热水均有", "夏季另备绿豆汤"]
    case .phoneCharging: ["多口充电线，免押金", "充电宝可借半天", "插座六个"]
    case .ebikeCharging: ["室外充电桩四个", "扫码按时计费"]
    case .batterySwap: ["换电柜八仓，支持两种电压", "柜在门外，全天可换"]
    case .hotMeal: ["骑手套餐，可加饭", "凭骑手身份享优惠"]
    case .microwave: ["两台，午间需排队", "一台，请自行清洁", "在里间，可热饭盒"]
    case .shelter: ["有空调", "可停两三辆车避雨", "雨天开放门厅"]
    case .rest: ["六个座位", "躺椅两把", "午后座位较满"]
    case .toilets: ["在楼后", "需向工作人员借钥匙"]
    case .airPump: ["脚踏气筒", "电动气泵，附补胎片"]
    case .firstAid: ["创可贴、藿香正气水", "附近有除颤仪"]
    case .shop: ["有雨衣和手机支架", "热水泡面"]
    case .shower: ["每日限时，先登记"]
    case .lodging: ["夜间床位六张，先到先得"]
    case .wifi: ["密码贴在墙上"]
    case .gateHelp: ["可代登记进门", "有骑手专用通道", "提供楼号示意图"]
    }
  }
}
