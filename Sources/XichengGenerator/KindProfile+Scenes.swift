/// The friendly scenes: eight kinds of place that open a corner of themselves to riders.
extension KindProfile {
  static let scenePark = KindProfile(
    titles: [
      Title("园区骑手友好点", "Rider-Friendly Park Point"),
      Title("园区服务点", "Park Service Point"),
    ],
    chances: [
      (.water, 70), (.phoneCharging, 20), (.ebikeCharging, 10), (.shelter, 70), (.rest, 85),
      (.toilets, 80), (.airPump, 20), (.firstAid, 15), (.wifi, 20),
    ],
    hours: [Weighted(6, .park), Weighted(3, .dawnToDusk), Weighted(1, nil)],
    operatorTitle: "街道公园服务队")

  static let sceneScenicArea = KindProfile(
    titles: [
      Title("景区骑手友好点", "Rider-Friendly Scenic Point"),
      Title("景区服务点", "Scenic Area Service Point"),
    ],
    chances: [
      (.water, 70), (.phoneCharging, 25), (.shelter, 60), (.rest, 60), (.toilets, 70),
      (.firstAid, 30), (.shop, 15), (.wifi, 25),
    ],
    hours: [Weighted(5, .dawnToDusk), Weighted(3, .day), Weighted(1, nil)],
    operatorTitle: "街道文旅服务队")

  static let sceneShoppingArea = KindProfile(
    titles: [
      Title("商圈骑手友好点", "Rider-Friendly Shopping Point"),
      Title("商圈取餐点", "Shopping Area Pick-up Point"),
    ],
    chances: [
      (.water, 70), (.phoneCharging, 55), (.ebikeCharging, 25), (.batterySwap, 28), (.hotMeal, 15),
      (.shelter, 60), (.rest, 50), (.toilets, 55), (.shop, 35), (.wifi, 35), (.gateHelp, 20),
    ],
    hours: [Weighted(6, .lateDay), Weighted(2, .longDay), Weighted(1, nil)],
    audience: [Weighted(3, "couriers"), Weighted(2, "everyone")])

  static let sceneBlock = KindProfile(
    titles: [
      Title("街区骑手友好点", "Rider-Friendly Block Point"),
      Title("街区服务点", "Block Service Point"),
    ],
    chances: [
      (.water, 65), (.phoneCharging, 45), (.ebikeCharging, 20), (.batterySwap, 28),
      (.microwave, 20), (.shelter, 50), (.rest, 55), (.toilets, 20), (.airPump, 30),
      (.gateHelp, 15),
    ],
    hours: [Weighted(4, .day), Weighted(2, .lateDay), Weighted(1, nil)],
    audience: [Weighted(2, "couriers"), Weighted(2, "outdoor_workers")],
    operatorTitle: "街道城市服务队")

  static let sceneLane = KindProfile(
    titles: [
      Title("街巷骑手友好点", "Rider-Friendly Lane Point"),
      Title("街巷歇脚点", "Lane Resting Point"),
    ],
    chances: [
      (.water, 70), (.phoneCharging, 40), (.ebikeCharging, 10), (.microwave, 15), (.shelter, 30),
      (.rest, 55), (.toilets, 20), (.airPump, 25), (.gateHelp, 8),
    ],
    hours: [Weighted(5, .day), Weighted(2, .officeWithLunchBreak), Weighted(1, nil)],
    access: [Weighted(3, "open"), Weighted(1, "ask_staff")],
    audience: [Weighted(2, "outdoor_workers"), Weighted(2, "everyone")],
    operatorTitle: "街道城市服务队")

  static let sceneBuilding = KindProfile(
    titles: [
      Title("楼宇骑手友好点", "Rider-Friendly Building Point"),
      Title("楼宇取送餐点", "Building Hand-over Point"),
    ],
    chances: [
      (.water, 75), (.phoneCharging, 60), (.ebikeCharging, 20), (.batterySwap, 10), (.hotMeal, 8),
      (.microwave, 30), (.shelter, 65), (.rest, 45), (.toilets, 35), (.firstAid, 20), (.wifi, 40),
      (.gateHelp, 50),
    ],
    hours: [Weighted(4, .closedOnHolidays), Weighted(3, .office), Weighted(1, .lateDay)],
    access: [Weighted(3, "ask_staff"), Weighted(2, "open"), Weighted(1, "qr_code")],
    audience: [Weighted(1, "couriers")])

  static let sceneCommunity = KindProfile(
    titles: [
      Title("社区骑手友好点", "Rider-Friendly Community Point"),
      Title("社区服务点", "Community Service Point"),
    ],
    chances: [
      (.water, 75), (.phoneCharging, 45), (.ebikeCharging, 35), (.batterySwap, 20), (.hotMeal, 10),
      (.microwave, 25), (.shelter, 40), (.rest, 60), (.toilets, 20), (.airPump, 30),
      (.firstAid, 15), (.gateHelp, 80),
    ],
    hours: [
      Weighted(5, .officeWithLunchBreak), Weighted(4, .day), Weighted(2, .closedOnHolidays),
      Weighted(1, nil),
    ],
    // Getting through the gate is what couriers name first among their troubles.
    access: [
      Weighted(4, "qr_code"), Weighted(2, "door_code"), Weighted(2, "ask_staff"),
      Weighted(2, "open"),
    ],
    audience: [Weighted(3, "couriers"), Weighted(1, "everyone")],
    operatorTitle: "街道社区服务队")

  static let sceneMarket = KindProfile(
    titles: [
      Title("市场骑手友好点", "Rider-Friendly Market Point"),
      Title("市场服务点", "Market Service Point"),
    ],
    chances: [
      (.water, 60), (.phoneCharging, 30), (.ebikeCharging, 20), (.batterySwap, 20), (.hotMeal, 40),
      (.microwave, 20), (.shelter, 50), (.rest, 30), (.toilets, 35), (.airPump, 15), (.shop, 60),
    ],
    hours: [Weighted(5, .dawnToDusk), Weighted(2, .day), Weighted(1, nil)])
}
