/// OSM tags in the order they are written.
struct RoadTags: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  struct Pair: Equatable, Sendable {
    let key: String
    var value: String
  }

  private(set) var pairs: [Pair] = []

  init(dictionaryLiteral elements: (String, String)...) {
    for (key, value) in elements { self[key] = value }
  }

  var isEmpty: Bool { pairs.isEmpty }

  subscript(key: String) -> String? {
    get { pairs.first { $0.key == key }?.value }
    set {
      pairs.removeAll { $0.key == key }
      if let newValue { pairs.append(Pair(key: key, value: newValue)) }
    }
  }

  /// These tags and the others, which win.
  func adding(_ others: RoadTags) -> RoadTags {
    var sum = self
    for pair in others.pairs { sum[pair.key] = pair.value }
    return sum
  }

  /// Chinese names stand twice, as they mostly do in Chinese data.
  mutating func name(_ chinese: String, _ english: String) {
    self["name"] = chinese
    self["name:zh"] = chinese
    self["name:en"] = english
  }

  /// What the ways of the sample say about themselves, so that nobody takes them for a map.
  static let drawn: RoadTags = ["source": "Waystation sample, drawn from general knowledge"]
  static let invented: RoadTags = ["source": "Waystation sample, invented"]
}
