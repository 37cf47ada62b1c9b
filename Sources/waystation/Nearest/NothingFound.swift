internal import Geodesy
internal import NearestStop
internal import Stops

/// Why a question finds nothing: for each condition the nearest stop that would do without it.
struct NothingFound {
  private let context: NearestContext
  /// When one leaves.
  private let time: LocalTime
  private let words: TableWords

  init(_ context: NearestContext, at time: LocalTime) {
    self.context = context
    self.time = time
    words = TableWords(language: context.language)
  }

  /// A condition that can be dropped.
  enum Condition: Hashable {
    case open
    case limit
    case need(Amenity)
    case exclusion
  }

  /// A condition, and the nearest stop that would do if it were dropped.
  struct Alternative {
    var condition: Condition
    var hit: NearestFinding.Hit
    var stop: Stop
  }

  /// The nearest stop without each of the conditions, the one reached first in front.
  func alternatives(
    near origin: Origin, using workspace: inout SearchWorkspace
  ) -> [Alternative] {
    var found: [Alternative] = []
    for condition in conditions {
      var question = context.question
      (question.count, question.wantsRoutes) = (1, false)
      switch condition {
      case .open: question.opening = nil
      case .limit: (question.limit, question.timeLimit) = (nil, nil)
      case .need(let amenity): question.needs.remove(AmenitySet(amenity))
      case .exclusion: question.excluded = .none
      }
      // Where roads fail there is a refusal, and no need to explain.
      let finding = try? question.answer(
        from: origin, at: time, in: context.finder, using: &workspace)
      guard let hit = finding?.hits.first else { continue }
      found.append(
        Alternative(condition: condition, hit: hit, stop: context.finder.stops[Int(hit.ordinal)]))
    }
    return found.sorted { left, right in
      (left.hit.duration?.seconds ?? left.hit.distance.metres)
        < (right.hit.duration?.seconds ?? right.hit.distance.metres)
    }
  }

  private var conditions: [Condition] {
    let question = context.question
    var conditions: [Condition] = []
    if question.opening != nil { conditions.append(.open) }
    if question.limit != nil || question.timeLimit != nil { conditions.append(.limit) }
    // Without its only need a question asks for something else.
    if question.needs.amenities.count > 1 {
      conditions += question.needs.amenities.map(Condition.need)
    }
    if !question.excluded.isEmpty { conditions.append(.exclusion) }
    return conditions
  }

  // MARK: Telling

  /// Says what stood in the way, in a line for each condition that alone did.
  func tell(_ notes: Notes, near origin: Origin, using workspace: inout SearchWorkspace) {
    let alternatives = alternatives(near: origin, using: &workspace)
    for alternative in alternatives {
      let (english, chinese) = text(alternative)
      notes.say(english, chinese: chinese)
    }
    guard alternatives.isEmpty else { return }
    let count = context.finder.stops.count
    if count == 0 {
      notes.say("nothing found: there are no stops", chinese: "没有找到：没有任何驿站")
    } else if isOffered {
      notes.say(
        "nothing found: no stop would do even with one of the conditions dropped",
        chinese: "没有找到：即使去掉任何一个条件也没有符合的驿站")
    } else {
      notes.say(
        "nothing found: none of \(count) stops offers all that is needed",
        chinese: "没有找到：\(count) 个驿站中没有一个提供全部所需服务")
    }
  }

  private var isOffered: Bool {
    let needs = context.question.needs
    return context.finder.stops.indices.contains {
      context.finder.stops.amenities(of: $0).isSuperset(of: needs)
    }
  }

  private func text(_ alternative: Alternative) -> (english: String, chinese: String) {
    let english = TableWords(language: .en)
    let chinese = TableWords(language: .zh)
    let far = (way(alternative.hit, english), way(alternative.hit, chinese))
    let names = (
      english.names(of: alternative.stop).first ?? "",
      chinese.names(of: alternative.stop).first ?? ""
    )
    switch alternative.condition {
    case .limit:
      return (
        "nothing found within the limit: the nearest such stop is \(far.0)",
        "范围内没有找到：最近的符合条件的驿站\(far.1)"
      )
    case .open:
      let hours = StopHours(
        alternative.stop, at: arrival(alternative.hit), calendar: context.calendar)
      let now = arrival(alternative.hit)
      return (
        "nothing open: the nearest stop, \(names.0), is \(far.0): "
          + english.opening(hours, now: now).joined(separator: ", "),
        "没有开放的：最近的驿站\(names.1)\(far.1)："
          + chinese.opening(hours, now: now).joined(separator: "，")
      )
    case .need(let amenity):
      return (
        "nothing found with all needs: without \(english.text(amenity)), the nearest is "
          + "\(names.0), \(far.0)",
        "没有同时提供全部服务的：不要求\(chinese.text(amenity))时最近的是\(names.1)，\(far.1)"
      )
    case .exclusion:
      return (
        "nothing found among the stops that are not excluded: the nearest is \(names.0), \(far.0)",
        "除去已排除的驿站后没有找到：最近的是\(names.1)，\(far.1)"
      )
    }
  }

  private func way(_ hit: NearestFinding.Hit, _ words: TableWords) -> String {
    let distance = words.text(hit.distance)
    guard let duration = hit.duration else {
      return words.isChinese ? "在 \(distance)处" : "\(distance) away"
    }
    let time = words.text(duration)
    return words.isChinese ? "需 \(time)，\(distance)" : "\(time) away, \(distance)"
  }

  private func arrival(_ hit: NearestFinding.Hit) -> LocalTime {
    hit.duration.map { time.adding(seconds: $0.seconds) } ?? time
  }
}
