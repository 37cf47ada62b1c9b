internal import MapImport
internal import Stops

/// The words for amenities in files. Only the exact words count; for others there is advice.
enum AmenityWords {
  static func amenity(_ word: String) -> Amenity? { byWord[word] }

  /// `unknown amenity 'watre', left out; did you mean 'water'?`
  static func complaint(about word: String) -> String {
    let advice = suggestion(for: word).map { "did you mean '\($0.word)'?" }
    let all = Amenity.allCases.map(\.word).joined(separator: ", ")
    return "unknown amenity \(quoted(word)), left out; \(advice ?? "expected one of \(all)")"
  }

  private static let byWord = Dictionary(
    uniqueKeysWithValues: Amenity.allCases.map { ($0.word, $0) })

  private static func suggestion(for word: String) -> Amenity? {
    // Nothing that long is a misspelling of a word of at most fifteen letters.
    guard word.utf8.count <= 40 else { return nil }
    if let chinese = Amenity.allCases.first(where: { $0.chineseName == word }) { return chinese }
    let plain = String(word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    if let amenity = byWord[plain] ?? synonyms[plain] { return amenity }
    return WordSuggestion.nearest(to: plain, among: Amenity.allCases.map(\.word))
      .flatMap { byWord[$0] }
  }

  /// What people and OpenStreetMap call the same things, in lower case with underscores.
  private static let synonyms: [String: Amenity] = [
    "drinking_water": .water, "water_point": .water, "hot_water": .water, "饮水": .water,
    "charging": .phoneCharging, "phone": .phoneCharging, "power": .phoneCharging,
    "device_charging_station": .phoneCharging, "充电": .phoneCharging,
    "charging_station": .ebikeCharging, "bike_charging": .ebikeCharging,
    "battery": .batterySwap, "swap": .batterySwap,
    "meal": .hotMeal, "food": .hotMeal, "restaurant": .hotMeal, "canteen": .hotMeal,
    "heating": .microwave, "heat": .microwave, "oven": .microwave,
    "rain": .shelter, "roof": .shelter,
    "bench": .rest, "seat": .rest, "seats": .rest, "chairs": .rest, "lounge": .rest,
    "wc": .toilets, "restroom": .toilets, "卫生间": .toilets,
    "pump": .airPump, "compressed_air": .airPump,
    "defibrillator": .firstAid, "aed": .firstAid, "pharmacy": .firstAid,
    "convenience": .shop, "store": .shop, "supermarket": .shop,
    "bed": .lodging, "beds": .lodging, "hostel": .lodging,
    "wlan": .wifi, "internet": .wifi,
    "gate": .gateHelp, "entry_help": .gateHelp,
  ]
}
