/// The full stations, staffed and equipped, and the smallest tier beneath them all, the corners.
extension KindProfile {
  static let unionStation = KindProfile(
    titles: [
      Title("暖心驿站", "Rider Station"),
      Title("工会驿站", "Union Station"),
      Title("户外劳动者驿站", "Outdoor Workers' Station"),
      Title("小哥驿站", "Courier Station"),
    ],
    // The city's norm asks for a fixed place with equipment; Shanghai's asks for microwave, water,
    // power, table and chairs, and adds Wi-Fi and first aid.
    chances: [
      (.water, 100), (.phoneCharging, 94), (.ebikeCharging, 18), (.batterySwap, 5), (.hotMeal, 4),
      (.microwave, 94), (.shelter, 72), (.rest, 98), (.toilets, 38), (.airPump, 45),
      (.firstAid, 70), (.shower, 3), (.wifi, 74), (.gateHelp, 5),
    ],
    hours: [
      Weighted(18, .day), Weighted(14, .lateDay), Weighted(12, .closedOnHolidays),
      Weighted(10, .office), Weighted(8, .officeWithLunchBreak), Weighted(8, .longDay),
      Weighted(6, .dawnToDusk), Weighted(4, nil),
    ],
    access: [
      Weighted(11, "open"), Weighted(3, "ask_staff"), Weighted(4, "qr_code"),
      Weighted(2, "door_code"),
    ],
    audience: [Weighted(6, "outdoor_workers"), Weighted(3, "couriers"), Weighted(1, nil)],
    operatorTitle: "街道总工会")

  static let partyServiceCentre = KindProfile(
    titles: [
      Title("党群服务中心", "Party Service Centre"),
      Title("党群服务站", "Party Service Station"),
      Title("党群活动中心", "Party Activity Centre"),
    ],
    chances: [
      (.water, 97), (.phoneCharging, 82), (.ebikeCharging, 4), (.hotMeal, 6), (.microwave, 70),
      (.shelter, 62), (.rest, 92), (.toilets, 55), (.airPump, 15), (.firstAid, 58), (.shower, 3),
      (.wifi, 78), (.gateHelp, 12),
    ],
    hours: [
      Weighted(16, .officeWithLunchBreak), Weighted(14, .office), Weighted(12, .closedOnHolidays),
      Weighted(12, .day), Weighted(4, .lateDay), Weighted(3, nil),
    ],
    access: [Weighted(7, "open"), Weighted(4, "ask_staff"), Weighted(1, "qr_code")],
    audience: [Weighted(6, "everyone"), Weighted(3, "outdoor_workers"), Weighted(1, nil)],
    operatorTitle: "街道党群工作办公室")

  /// The aliases of this one are other spellings of the same words, as they occur in the wild.
  static let courierCorner = KindProfile(
    titles: [
      Title("骑行协力一平方米服务区", "Courier Corner"),
      Title("骑心协力一平米服务区", "Courier Corner"),
      Title("骑行协力一平米服务区", "Courier Corner"),
      Title("一平方米骑手角", "Courier Corner"),
    ],
    chances: [
      (.water, 52), (.phoneCharging, 45), (.rest, 34), (.shelter, 24), (.airPump, 3),
      (.firstAid, 2), (.wifi, 2),
    ],
    hours: [
      Weighted(30, nil), Weighted(3, .day), Weighted(2, .lateDay), Weighted(1, .office),
    ],
    access: [Weighted(8, nil), Weighted(1, "open"), Weighted(1, "ask_staff")],
    // What is said of all corners alike is left out: little is known of them, and the file stays
    // under 600 kB.
    audience: [Weighted(1, nil)],
    fee: [Weighted(1, nil)])
}
