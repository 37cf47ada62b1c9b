internal import NearestStop

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// One change that somebody orders, as it stands in a request:
/// `{"do":"close","stop":"xc-jinrongjie-003","minutes":90}`.
///
/// A member that isn't known is an error: who writes `minuts` would close a stop for good.
struct LiveOrder: Sendable {
  /// What is done.
  let change: LiveChange
  /// Where roads are blocked.
  let ground: BlockedGround?

  /// The most orders of a request.
  static let maximumCount = 1_000

  /// Reads the body of a request: `{"changes":[…]}`.
  static func orders(
    _ body: some Collection<UInt8>, at now: UnixTime
  ) throws(RequestError) -> [LiveOrder] {
    let drafts: LiveOrderList
    do {
      drafts = try JSONDecoder().decode(LiveOrderList.self, from: Data(body))
    } catch let error as LiveOrderFault {
      throw RequestError(.invalidValue, error.message)
    } catch {
      throw RequestError(
        .invalidQuery, "the body is not as expected: {\"changes\":[{\"do\":\"close\",…}]}")
    }
    guard (1...maximumCount).contains(drafts.changes.count) else {
      throw RequestError(
        .tooBig, "\(drafts.changes.count) changes: expected 1 to \(maximumCount)")
    }
    var orders: [LiveOrder] = []
    for (number, draft) in drafts.changes.enumerated() {
      do throws(LiveOrderFault) {
        orders.append(try draft.order(at: now))
      } catch {
        throw RequestError(.invalidValue, "changes[\(number)]: \(error.message)")
      }
    }
    return orders
  }
}

/// What is wrong with one order.
struct LiveOrderFault: Error {
  let message: String
}

private struct LiveOrderList: Decodable {
  enum Key: String, CodingKey, CaseIterable {
    case changes
  }

  let changes: [LiveOrderDraft]

  init(from decoder: any Decoder) throws {
    _ = try decoder.members(Key.self, of: "a request of changes")
    changes = try decoder.container(keyedBy: Key.self).decode(
      [LiveOrderDraft].self, forKey: .changes)
  }
}

/// Any member at all.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// The members that an object has.
  ///
  /// - Throws: ``LiveOrderFault`` for one that isn't known.
  fileprivate func members<Key: CodingKey & CaseIterable & RawRepresentable<String>>(
    _ type: Key.Type, of object: String
  ) throws -> [Key] {
    try container(keyedBy: AnyKey.self).allKeys.map { key in
      guard let known = Key(rawValue: key.stringValue) else {
        throw LiveOrderFault(
          message: "'\(Excerpt.of(key.stringValue))' is no member of \(object): expected some of "
            + Key.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return known
    }
  }
}

/// An order as JSON has it, nothing checked yet.
private struct LiveOrderDraft: Decodable {
  enum Action: String, Decodable, CaseIterable {
    case close, reopen, report, add, remove, block, unblock
  }

  enum Key: String, CodingKey, CaseIterable {
    case `do`, stop, id, minutes, until, resource, count
    case asOf = "as_of"
    case name, location, radius, area, profiles, amenities
    case openingHours = "opening_hours"
  }

  struct Names: Decodable {
    enum Key: String, CodingKey, CaseIterable {
      case zh, en
    }

    let zh: String?
    let en: String?

    init(from decoder: any Decoder) throws {
      _ = try decoder.members(Key.self, of: "a name")
      let values = try decoder.container(keyedBy: Key.self)
      zh = try values.decodeIfPresent(String.self, forKey: .zh)
      en = try values.decodeIfPresent(String.self, forKey: .en)
    }
  }

  let action: Action
  let stop: String?
  let id: String?
  let minutes: Double?
  let until: Int64?
  let resource: String?
  let count: UInt32?
  let asOf: Int64?
  let name: Names?
  let location: [Double]?
  let radius: Double?
  let area: [[Double]]?
  let profiles: [String]?
  let amenities: [String]?
  let openingHours: String?
  let given: Set<Key>

  init(from decoder: any Decoder) throws {
    given = Set(try decoder.members(Key.self, of: "a change"))
    let values = try decoder.container(keyedBy: Key.self)
    let word = try values.decode(String.self, forKey: .do)
    guard let action = Action(rawValue: word) else {
      throw LiveOrderFault(
        message: "'\(Excerpt.of(word))' can't be done: expected one of "
          + Action.allCases.map(\.rawValue).joined(separator: ", "))
    }
    self.action = action
    stop = try values.decodeIfPresent(String.self, forKey: .stop)
    id = try values.decodeIfPresent(String.self, forKey: .id)
    minutes = try values.decodeIfPresent(Double.self, forKey: .minutes)
    until = try values.decodeIfPresent(Int64.self, forKey: .until)
    resource = try values.decodeIfPresent(String.self, forKey: .resource)
    count = try values.decodeIfPresent(UInt32.self, forKey: .count)
    asOf = try values.decodeIfPresent(Int64.self, forKey: .asOf)
    name = try values.decodeIfPresent(Names.self, forKey: .name)
    location = try values.decodeIfPresent([Double].self, forKey: .location)
    radius = try values.decodeIfPresent(Double.self, forKey: .radius)
    area = try values.decodeIfPresent([[Double]].self, forKey: .area)
    profiles = try values.decodeIfPresent([String].self, forKey: .profiles)
    amenities = try values.decodeIfPresent([String].self, forKey: .amenities)
    openingHours = try values.decodeIfPresent(String.self, forKey: .openingHours)
  }
}

extension LiveOrderDraft {
  /// The members that an action has, beside `do`.
  private var members: Set<Key> {
    switch action {
    case .close: [.stop, .minutes, .until]
    case .reopen, .remove: [.stop]
    case .report: [.stop, .resource, .count, .asOf, .minutes, .until]
    case .add: [.stop, .name, .location, .amenities, .openingHours, .minutes, .until]
    case .block: [.id, .location, .radius, .area, .profiles, .minutes, .until]
    case .unblock: [.id]
    }
  }

  func order(at now: UnixTime) throws(LiveOrderFault) -> LiveOrder {
    if let stray = given.subtracting(members).first(where: { $0 != .do }) {
      throw LiveOrderFault(message: "'\(stray.rawValue)' means nothing to \(action.rawValue)")
    }
    let until = try expiry(at: now)
    switch action {
    case .close:
      return LiveOrder(change: .closeStop(id: try given(stop, .stop), until: until), ground: nil)
    case .reopen:
      return LiveOrder(change: .reopenStop(id: try given(stop, .stop)), ground: nil)
    case .remove:
      return LiveOrder(change: .removeStop(id: try given(stop, .stop)), ground: nil)
    case .report:
      guard let until else {
        throw LiveOrderFault(message: "for how long does the report hold? expected minutes")
      }
      guard let resource = StopResource(word: try given(resource, .resource)) else {
        throw LiveOrderFault(message: "expected the resource places or batteries")
      }
      let reading = StopReading(
        count: try given(count, .count),
        asOf: asOf.map { UnixTime(seconds: $0) } ?? now, until: until)
      let report = StopReport(resource, at: try given(stop, .stop), reading)
      return LiveOrder(change: .report(report), ground: nil)
    case .add:
      return LiveOrder(change: .addStop(try temporaryStop(), until: until), ground: nil)
    case .block: return try block(until: until)
    case .unblock:
      return LiveOrder(change: .unblockRoads(id: try given(id, .id)), ground: nil)
    }
  }

  private func given<Value>(_ value: Value?, _ key: Key) throws(LiveOrderFault) -> Value {
    guard let value else {
      throw LiveOrderFault(message: "'\(key.rawValue)' is missing for \(action.rawValue)")
    }
    return value
  }

  /// Ten years are for good.
  private func expiry(at now: UnixTime) throws(LiveOrderFault) -> UnixTime? {
    if let until {
      guard minutes == nil else {
        throw LiveOrderFault(message: "minutes and until: expected one of them")
      }
      return UnixTime(seconds: until)
    }
    guard let minutes else { return nil }
    guard minutes > 0, minutes <= 5_256_000 else {
      throw LiveOrderFault(message: "\(minutes) minutes: expected more than 0 and up to ten years")
    }
    return UnixTime(seconds: now.seconds + Int64((minutes * 60).rounded(.up)))
  }

  private func place(_ pair: [Double]) throws(LiveOrderFault) -> Coordinate {
    guard pair.count == 2,
      let place = try? Coordinate(latitude: pair[1], longitude: pair[0])
    else {
      throw LiveOrderFault(message: "a location is [longitude, latitude] in degrees")
    }
    return place
  }

  private func temporaryStop() throws(LiveOrderFault) -> Stop {
    var amenities: AmenitySet = []
    for word in self.amenities ?? [] {
      guard let amenity = Amenity(word: word) else {
        throw LiveOrderFault(message: "'\(Excerpt.of(word))' is no amenity: see /map/v1")
      }
      amenities.formUnion(AmenitySet(amenity))
    }
    var stop = Stop(
      id: try given(stop, .stop), names: StopNames(chinese: name?.zh, english: name?.en),
      coordinate: try place(try given(location, .location)), amenities: amenities)
    if let openingHours {
      guard (try? OpeningHours(parsing: openingHours)) != nil else {
        throw LiveOrderFault(
          message: "'\(Excerpt.of(openingHours))' can't be read as opening_hours")
      }
      stop.openingHours = openingHours
    }
    return stop
  }

  private func block(until: UnixTime?) throws(LiveOrderFault) -> LiveOrder {
    let ground: BlockedGround
    if let area {
      guard location == nil, radius == nil else {
        throw LiveOrderFault(message: "area, or location and radius: expected one of them")
      }
      var corners: [Coordinate] = []
      for corner in area.prefix(RoadArea.maximumCorners + 2) { corners.append(try place(corner)) }
      ground = .polygon(corners)
    } else {
      let metres = try given(radius, .radius)
      guard metres >= 0, metres <= 50_000 else {
        throw LiveOrderFault(message: "a radius of \(metres) m: expected 0 to 50000")
      }
      ground = .circle(try place(try given(location, .location)), metres: metres)
    }
    var set: ProfileSet = []
    for word in profiles ?? Profile.allCases.map(\.word) {
      guard let profile = Profile.allCases.first(where: { $0.word == word }) else {
        throw LiveOrderFault(message: "expected the profiles foot, bicycle, ebike")
      }
      set.formUnion(ProfileSet(profile))
    }
    let id = try given(id, .id)
    do throws(RoadsError) {
      let block = RoadBlock(id: id, .area(try ground.area()), for: set, until: until)
      return LiveOrder(change: .blockRoads(block), ground: ground)
    } catch {
      throw LiveOrderFault(message: "\(error)")
    }
  }
}
