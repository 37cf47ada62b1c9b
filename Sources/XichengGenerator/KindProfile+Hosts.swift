/// Places whose business is another one and that let riders in beside it.
extension KindProfile {
  static let friendlyRestaurant = KindProfile(
    titles: [
      Title("爱心餐厅", "Friendly Restaurant"), Title("骑手食堂", "Riders' Canteen"),
    ],
    chances: [
      (.water, 75), (.phoneCharging, 30), (.hotMeal, 100), (.microwave, 20), (.shelter, 30),
      (.rest, 40), (.toilets, 30), (.wifi, 22),
    ],
    hours: [
      Weighted(5, .meals), Weighted(5, .lunchAndDinner), Weighted(3, .workdayLunch),
      Weighted(1, nil),
    ],
    access: [Weighted(2, "open"), Weighted(1, "customers_only")],
    fee: [Weighted(4, "15 CNY"), Weighted(3, "yes")])

  static let bankOutlet = KindProfile(
    titles: [
      Title("银行网点爱心窗口", "Bank Outlet Care Point"), Title("银行网点驿站", "Bank Outlet Station"),
    ],
    chances: [
      (.water, 95), (.phoneCharging, 74), (.microwave, 4), (.shelter, 36), (.rest, 60),
      (.toilets, 8), (.firstAid, 60), (.wifi, 58),
    ],
    hours: [Weighted(8, .bank), Weighted(2, .office), Weighted(1, nil)],
    access: [Weighted(5, "open"), Weighted(1, "ask_staff")],
    audience: [Weighted(2, "outdoor_workers"), Weighted(3, "everyone")])

  static let deliveryDepot = KindProfile(
    titles: [
      Title("快递网点小哥之家", "Depot Couriers' Home"), Title("快递网点驿站", "Depot Station"),
    ],
    chances: [
      (.water, 45), (.phoneCharging, 50), (.ebikeCharging, 45), (.batterySwap, 45),
      (.microwave, 25), (.shelter, 35), (.rest, 25), (.toilets, 8), (.airPump, 55), (.firstAid, 10),
    ],
    hours: [Weighted(6, .depot), Weighted(1, .day), Weighted(1, nil)],
    access: [Weighted(2, "open"), Weighted(2, "ask_staff")],
    audience: [Weighted(1, "couriers")])

  static let convenienceStore = KindProfile(
    titles: [
      Title("便利店补给点", "Convenience Shop Supply Point"),
      Title("便利店友好点", "Friendly Convenience Shop"),
    ],
    chances: [
      (.water, 25), (.phoneCharging, 30), (.batterySwap, 8), (.microwave, 50), (.shelter, 15),
      (.rest, 15), (.airPump, 4), (.shop, 100), (.wifi, 8),
    ],
    hours: [Weighted(6, .shopHours), Weighted(3, .longDay), Weighted(1, nil)],
    access: [Weighted(4, "open"), Weighted(1, "customers_only")])

  static let publicToilet = KindProfile(
    titles: [Title("公共卫生间", "Public Toilet"), Title("公厕便民点", "Public Toilet Care Point")],
    chances: [(.toilets, 100), (.water, 6), (.shelter, 22), (.rest, 6)],
    hours: [Weighted(6, .streetToilet), Weighted(2, .park), Weighted(1, nil)],
    fee: [Weighted(1, "no")],
    operatorTitle: "街道环卫服务队")

  static let coolingPoint = KindProfile(
    titles: [Title("纳凉点", "Cooling Point"), Title("夏季清凉站", "Summer Cooling Station")],
    chances: [
      (.water, 92), (.phoneCharging, 30), (.shelter, 100), (.rest, 95), (.toilets, 25),
      (.firstAid, 40), (.wifi, 20),
    ],
    hours: [Weighted(5, .summer), Weighted(2, .dawnToDusk), Weighted(2, .day)],
    operatorTitle: "街道社区服务队")
}
