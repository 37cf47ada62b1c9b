internal import MapImport
internal import Stops

/// Which tags of OpenStreetMap say that something is offered.
///
/// A value that is a list (`cafe;restaurant`) says all that it lists.
enum OSMAmenityTable {
  /// A tag, those that have to stand beside it, and what they mean together.
  struct Row {
    let amenity: Amenity
    let key: String
    let value: String
    /// Alternatives; one is enough. Empty when the tag says enough by itself.
    let beside: [OSMTag]

    init(_ amenity: Amenity, _ key: String, _ value: String, beside: [OSMTag] = []) {
      self.amenity = amenity
      self.key = key
      self.value = value
      self.beside = beside
    }
  }

  static let rows: [Row] = [
    Row(.water, "amenity", "drinking_water"),
    Row(.water, "amenity", "water_point"),
    Row(.water, "drinking_water", "yes"),
    Row(.water, "drinking_water:refill", "yes"),
    Row(
      .water, "man_made", "water_tap", beside: [OSMTag(key: "drinking_water", value: "yes")]),
    Row(.water, "fountain", "drinking"),
    Row(.phoneCharging, "amenity", "device_charging_station"),
    // Without such a tag the station is for cars.
    Row(
      .ebikeCharging, "amenity", "charging_station",
      beside: [OSMTag(key: "bicycle", value: "yes"), OSMTag(key: "motorcar", value: "no")]),
    Row(.ebikeCharging, "service:bicycle:charging", "yes"),
    Row(.hotMeal, "amenity", "restaurant"),
    Row(.hotMeal, "amenity", "fast_food"),
    Row(.hotMeal, "amenity", "canteen"),
    Row(.hotMeal, "amenity", "food_court"),
    Row(.hotMeal, "amenity", "cafe"),
    Row(.shelter, "amenity", "shelter"),
    Row(
      .shelter, "covered", "yes",
      beside: [
        OSMTag(key: "amenity", value: "bench"), OSMTag(key: "public_transport", value: "platform"),
        OSMTag(key: "railway", value: "platform"), OSMTag(key: "highway", value: "platform"),
      ]),
    Row(.rest, "amenity", "bench"),
    Row(.rest, "amenity", "lounge"),
    Row(.rest, "leisure", "picnic_table"),
    Row(.toilets, "amenity", "toilets"),
    Row(.toilets, "toilets", "yes"),
    Row(.airPump, "amenity", "compressed_air"),
    Row(.airPump, "amenity", "bicycle_repair_station"),
    Row(.firstAid, "emergency", "defibrillator"),
    Row(.firstAid, "emergency", "first_aid_kit"),
    Row(.firstAid, "amenity", "pharmacy"),
    Row(.shop, "shop", "convenience"),
    Row(.shop, "shop", "supermarket"),
    Row(.shop, "amenity", "vending_machine"),
    Row(.shower, "amenity", "shower"),
    Row(.lodging, "tourism", "hostel"),
  ]

  /// The rows by key, so that an element costs one look-up for each of its tags.
  private static let byKey = Dictionary(grouping: rows, by: \.key)

  /// What an element offers. Water that is said not to be for drinking is none.
  static func amenities(_ tags: OSMTags) -> AmenitySet {
    var amenities: AmenitySet = []
    for tag in tags {
      guard let rows = byKey[tag.key] else { continue }
      for row in rows where tag.says(row.value) {
        let isComplete =
          row.beside.isEmpty
          || row.beside.contains { other in
            tags.contains { $0.key == other.key && $0.says(other.value) }
          }
        if isComplete { amenities.insert(AmenitySet(row.amenity)) }
      }
    }
    if tags["drinking_water"] == "no" { amenities.remove(AmenitySet(.water)) }
    return amenities
  }
}

extension OSMTag {
  /// Whether the value is a word, or lists it.
  fileprivate func says(_ word: String) -> Bool {
    value == word || (value.utf8.contains(UInt8(ascii: ";")) && value.words.contains(word))
  }
}
