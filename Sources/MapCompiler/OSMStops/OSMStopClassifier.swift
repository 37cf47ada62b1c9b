internal import Geodesy
internal import MapImport
internal import Stops

/// Understands one element: tags in, a stop out.
struct OSMStopClassifier {
  private let tags: OSMTags
  let amenities: AmenitySet
  /// Tags that say something which is not understood; the attribute is unknown then.
  private(set) var unread: [UnreadTag] = []

  /// - Returns: `nil` where the tags offer nothing.
  init?(_ tags: OSMTags) {
    // Most elements have no tags.
    guard !tags.isEmpty else { return nil }
    let amenities = OSMAmenityTable.amenities(tags)
    guard !amenities.isEmpty else { return nil }
    self.tags = tags
    self.amenities = amenities
  }

  /// An element that is a way in, and offers nothing itself.
  private init(entrance tags: OSMTags) {
    self.tags = tags
    amenities = []
  }

  /// Whether the element says of itself that it is not in use.
  var isDisused: Bool { tags.affirms("disused") || tags.affirms("abandoned") }

  /// The stop, but for its place.
  mutating func stop(id: String, at coordinate: Coordinate) -> Stop {
    var stop = Stop(id: id, names: names(), coordinate: coordinate, amenities: amenities)
    stop.kind = kind
    stop.openingHours = text("opening_hours")
    if let hours = stop.openingHours, (try? OpeningHours(parsing: hours)) == nil {
      unread.append(UnreadTag(key: "opening_hours", value: hours))
    }
    stop.access = access()
    stop.fee = fee
    stop.phone = text("phone") ?? text("contact:phone")
    stop.operator = text("operator")
    stop.source = "OpenStreetMap"
    return stop
  }

  /// What the element is: the value of the first of these keys that it has.
  private var kind: StopKind? {
    let keys = [
      "amenity", "shop", "emergency", "tourism", "leisure", "man_made", "public_transport",
      "railway", "highway",
    ]
    let words = keys.lazy.compactMap { text($0)?.words.first }
    return words.first.map { StopKind(rawValue: $0) }
  }

  /// What a node of an outline says of the way in that it is. Hours that can't be read are left out.
  static func entrance(at place: Coordinate, _ tags: OSMTags) -> StopEntrance {
    var entrance = OSMStopClassifier(entrance: tags)
    let hours = entrance.text("opening_hours")
    return StopEntrance(
      at: place, name: entrance.text("name") ?? entrance.text("ref"), access: entrance.access(),
      openingHours: hours.flatMap { (try? OpeningHours(parsing: $0)) == nil ? nil : $0 })
  }

  /// Private or closed is an attribute, not a reason to leave the stop out: couriers get in at places
  /// that are private, and whoever does not can filter.
  private mutating func access() -> StopAccess? {
    guard let word = text("access") else { return nil }
    switch word {
    case "yes", "permissive", "public", "designated": return .open
    case "customers": return .customersOnly
    case "private", "permit", "residents", "members", "employees": return .private
    case "no": return .nobody
    case "unknown": return nil
    default:
      unread.append(UnreadTag(key: "access", value: word))
      return nil
    }
  }

  /// `charge` says how much, whether or not `fee` says that something is to be paid.
  private var fee: StopFee? {
    let charge = text("charge")
    return switch text("fee") {
    case "no", "0": .free
    case "yes": .charged(charge)
    case "unknown": charge.map { .charged($0) }
    case let amount?: .charged(charge ?? amount)
    case nil: charge.map { .charged($0) }
    }
  }

  /// `name:zh` and `name:en`; `name` takes the place of the one in its own script, or that of an alias
  /// where the place is taken; `alt_name` lists more.
  private func names() -> StopNames {
    let limit = StopField.nameByteLimit
    var names = StopNames(
      chinese: text("name:zh", limit: limit), english: text("name:en", limit: limit))
    var aliases: [String] = []
    if let name = text("name", limit: limit) {
      if name.hasHanCharacter {
        if names.chinese == nil { names.chinese = name } else { aliases.append(name) }
      } else {
        if names.english == nil { names.english = name } else { aliases.append(name) }
      }
    }
    let listed = text("alt_name")?.utf8.split(separator: UInt8(ascii: ";")) ?? []
    aliases += listed.map { String(Substring($0)).trimmed }
      .filter { !$0.isEmpty && $0.utf8.count <= limit }
    var seen = Set([names.chinese, names.english].compactMap { $0 })
    names.aliases = aliases.filter { seen.insert($0).inserted }
    return names
  }

  /// What a tag says: trimmed, not empty. Text of absurd length says nothing; OpenStreetMap itself
  /// stops at 255 characters.
  private func text(_ key: String, limit: Int = StopField.textByteLimit) -> String? {
    guard let text = tags[key]?.trimmed, !text.isEmpty, text.utf8.count <= limit else {
      return nil
    }
    return text
  }
}
