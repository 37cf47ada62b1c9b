/// A main street, or several that continue each other under changing names, along one middle line.
///
/// The tables in `Axis+….swift` are written by hand from general knowledge: names as on the street
/// signs, courses rounded to ten metres or so and at times a few hundred metres off.
struct Axis: Sendable {
  enum Form: Sendable {
    case single
    /// Two oneway carriageways, each so many metres from the middle.
    case dual(Double)
    /// An expressway's two carriageways between two side roads (辅路), named after the expressway.
    case expressway(String, String)
  }

  let rank: Rank
  let form: Form
  let start: Spot
  let sections: [Section]
  let tags: RoadTags

  init(
    _ rank: Rank, _ form: Form = .single, tags: RoadTags = [:], from start: Spot,
    _ sections: Section...
  ) {
    self.rank = rank
    self.form = form
    self.tags = tags
    self.start = start
    self.sections = sections
  }

  /// One name's part of an axis, from where the part before ended.
  struct Section: Sendable {
    let chinese: String
    let english: String
    let tags: RoadTags
    let points: [Spot]

    init(_ chinese: String, _ english: String, tags: RoadTags = [:], _ points: Spot...) {
      self.tags = tags
      self.chinese = chinese
      self.english = english
      self.points = points
    }
  }

  /// The middle line.
  var points: [Spot] { [start] + sections.flatMap(\.points) }

  /// How far the outermost carriageways are from the middle.
  var halfWidth: Double {
    switch form {
    case .single: 0
    case .dual(let metres): metres
    case .expressway: Axis.sideRoadMetres
    }
  }

  static let mainRoadMetres = 11.0
  static let sideRoadMetres = 28.0

  /// The lines of the axis, numbered so that they know each other.
  func lines(axis: Int) -> [RoadLine] {
    switch form {
    case .single:
      return carriageway(aside: 0, rank: rank, axis: axis)
    case .dual(let metres):
      return carriageway(aside: metres, rank: rank, axis: axis)
        + carriageway(aside: -metres, rank: rank, axis: axis)
    case .expressway(let chinese, let english):
      let sides = [Axis.sideRoadMetres, -Axis.sideRoadMetres].flatMap {
        carriageway(aside: $0, rank: rank, axis: axis)
      }
      let mains = [Axis.mainRoadMetres, -Axis.mainRoadMetres].flatMap { aside in
        carriageway(aside: aside, rank: .trunk, axis: axis).map { line in
          var main = line
          main.role = .expressway
          main.level = 1
          main.endsJoinAnyLevel = false
          main.tags.name(chinese, english)
          return main
        }
      }
      return sides + mains
    }
  }

  /// One line for each section, so many metres to the right of the middle. Left of it traffic, and
  /// with it the line, runs the other way.
  private func carriageway(aside: Double, rank: Rank, axis: Int) -> [RoadLine] {
    let middle = points
    let isOneway = aside != 0
    let moved = isOneway ? Axis.moved(middle, aside: aside) : middle
    var lines: [RoadLine] = []
    var first = 0
    for section in sections {
      let last = first + section.points.count
      // Two points are added near the ends of a line that is moved aside.
      let shift = moved.count > middle.count ? 1 : 0
      let from = first == 0 ? 0 : first + shift
      let to = last == middle.count - 1 ? moved.count - 1 : last + shift
      var tags = rank.tags(isOneway: isOneway)
      tags.name(section.chinese, section.english)
      let course = Array(moved[from...to])
      var line = RoadLine(
        points: aside < 0 ? course.reversed() : course,
        tags: tags.adding(self.tags).adding(section.tags).adding(.drawn), role: .street)
      line.axis = axis
      line.rank = rank
      lines.append(line)
      first = last
    }
    return lines
  }

  /// A line beside another. At both ends it swings back to the middle, so that the carriageways of a
  /// divided street meet where it ends and nobody is led into a blind alley.
  static func moved(_ points: [Spot], aside metres: Double) -> [Spot] {
    var middle = points.map(\.plan)
    let swing = 35.0
    let last = middle.count - 1
    let lead = (middle[1] - middle[0]).unit * swing
    let tail = (middle[last - 1] - middle[last]).unit * swing
    middle.insert(middle[last] + tail, at: last)
    middle.insert(middle[0] + lead, at: 1)
    return middle.indices.map { index in
      guard index > 0, index < middle.count - 1 else { return Spot(plan: middle[index]) }
      let before = (middle[index] - middle[index - 1]).unit
      let after = (middle[index + 1] - middle[index]).unit
      let mean = (before.right + after.right).unit
      // In a bend the mitre is longer than the distance between the lines.
      let stretch = 1 / max(0.6, mean.dot(after.right))
      return Spot(plan: middle[index] + mean * (metres * stretch))
    }
  }
}
