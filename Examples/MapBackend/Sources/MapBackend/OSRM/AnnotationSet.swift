internal import NearestStop

/// What is told of every piece of a way: OSRM's `annotations`.
struct AnnotationSet: OptionSet, Sendable {
  let rawValue: UInt8

  static let distance = AnnotationSet(rawValue: 1 << 0)
  static let duration = AnnotationSet(rawValue: 1 << 1)
  static let weight = AnnotationSet(rawValue: 1 << 2)
  static let speed = AnnotationSet(rawValue: 1 << 3)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reads `true`, `false`, or some names. A map keeps neither the numbers of OSM's nodes nor where a speed
  /// comes from: `nodes` and `datasources` are refused where they are asked for by name.
  init(_ text: String?) throws(RequestError) {
    var known: AnnotationSet = []
    switch text {
    case nil, "false": break
    case "true": known = [.distance, .duration, .weight, .speed]
    case let text?:
      for word in text.split(separator: ",", omittingEmptySubsequences: false) {
        switch word {
        case "distance": known.insert(.distance)
        case "duration": known.insert(.duration)
        case "weight": known.insert(.weight)
        case "speed": known.insert(.speed)
        case "nodes", "datasources":
          throw RequestError(.notImplemented, "a map has no \(word): leave them away")
        default:
          throw .invalidValue(
            "annotations", word, expected: "true, false, distance, duration, weight or speed")
        }
      }
    }
    self = known
  }
}

extension JSONWriter {
  /// A number for every piece of the line, from point to point. A segment of a road is as fast everywhere, so its
  /// time is shared by length; what is waited at its end is part of it.
  mutating func annotation(of leg: OSRMLeg, _ annotations: AnnotationSet, _ graph: RoadGraph) {
    var metres: [Double] = []
    var seconds: [Double] = []
    for part in leg.route.roads.legs {
      let line = graph.line(along: [part])
      let lengths = zip(line, line.dropFirst()).map {
        GreatCircle.distance(from: $0, to: $1).metres
      }
      let whole = lengths.reduce(0, +)
      metres += lengths
      seconds += lengths.map {
        whole > 0 ? TravelTime(part.weight).seconds * $0 / whole : 0
      }
    }
    object("annotation") { json in
      if annotations.contains(.distance) { json.member("distance", metres) }
      if annotations.contains(.duration) { json.member("duration", seconds) }
      if annotations.contains(.weight) { json.member("weight", seconds) }
      if annotations.contains(.speed) {
        json.array("speed") { json in
          for (length, time) in zip(metres, seconds) {
            json.value(time > 0 ? length / time : 0, places: 2)
          }
        }
      }
    }
  }

  private mutating func member(_ key: StaticString, _ numbers: [Double]) {
    array(key) { json in
      for number in numbers { json.value(number, places: 2) }
    }
  }
}
