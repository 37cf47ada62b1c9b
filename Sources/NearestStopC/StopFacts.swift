// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

/// A stop, as a structure of C has it.
enum StopFacts {
  private static let tiers: [(StopTier, Int)] = [
    (.corner, NSTOP_CORNER), (.point, NSTOP_POINT), (.station, NSTOP_STATION),
  ]

  private static let accesses: [(StopAccess, Int)] = [
    (.open, NSTOP_ENTRY_OPEN), (.qrCode, NSTOP_ENTRY_QR_CODE),
    (.doorCode, NSTOP_ENTRY_DOOR_CODE), (.askStaff, NSTOP_ENTRY_ASK_STAFF),
    (.customersOnly, NSTOP_ENTRY_CUSTOMERS_ONLY), (.private, NSTOP_ENTRY_PRIVATE),
    (.nobody, NSTOP_ENTRY_NOBODY),
  ]

  /// The number of a way in; 0 when it is unknown.
  static func number(of access: StopAccess?) -> Int32 {
    Int32(truncatingIfNeeded: accesses.first { $0.0 == access }?.1 ?? NSTOP_ENTRY_UNKNOWN)
  }

  /// Writes what is known; the texts as far as there is room.
  static func write(_ stop: Stop, into facts: inout nstop_stop, _ texts: inout TextOutput) {
    facts.latitude = stop.coordinate.latitude
    facts.longitude = stop.coordinate.longitude
    facts.amenities = stop.amenities.rawValue
    facts.tier = Int32(
      truncatingIfNeeded: tiers.first { $0.0 == stop.tier }?.1 ?? NSTOP_TIER_UNKNOWN)
    facts.access = number(of: stop.access)
    var charge: String?
    switch stop.fee {
    case nil: facts.fee = Int32(NSTOP_FEE_UNKNOWN)
    case .free: facts.fee = Int32(NSTOP_FREE)
    case .charged(let text):
      facts.fee = Int32(NSTOP_CHARGED)
      charge = text
    }
    facts.id = texts.append(stop.id)
    facts.name_zh = texts.append(stop.names.chinese)
    facts.name_en = texts.append(stop.names.english)
    facts.kind = texts.append(stop.kind?.rawValue)
    facts.opening_hours = texts.append(stop.openingHours)
    facts.conditional_access = texts.append(stop.conditionalAccess)
    facts.charge = texts.append(charge)
    facts.phone = texts.append(stop.phone)
    facts.operator_name = texts.append(stop.operator)
    facts.address = texts.append(stop.address)
    facts.subdistrict = texts.append(stop.subdistrict)
    facts.audience = texts.append(stop.audience)
    facts.source = texts.append(stop.source)
    facts.verified_on = texts.append(stop.verifiedOn?.description)
    StopLists.write(stop, into: &facts, &texts)
  }

  /// The way in of a number; `nil` for 0, which stands for unknown.
  static func access(_ number: Int32) throws(Failure) -> StopAccess? {
    try value(number, accesses, "access")
  }

  /// The stop that a caller describes.
  static func stop(_ facts: nstop_stop) throws(Failure) -> Stop {
    guard facts.flags == 0 else {
      throw .argument("flags is \(facts.flags): expected 0")
    }
    var stop = Stop(
      id: try Arguments.id(facts.id),
      names: StopNames(
        chinese: try Arguments.text(facts.name_zh, "name_zh"),
        english: try Arguments.text(facts.name_en, "name_en")),
      coordinate: try Arguments.coordinate(facts.latitude, facts.longitude),
      kind: try Arguments.text(facts.kind, "kind").map { StopKind(rawValue: $0) },
      tier: try value(facts.tier, tiers, "tier"),
      amenities: AmenitySet(rawValue: facts.amenities))
    stop.openingHours = try Arguments.text(facts.opening_hours, "opening_hours")
    stop.access = try access(facts.access)
    stop.conditionalAccess = try Arguments.text(
      facts.conditional_access, "conditional_access")
    stop.fee = try fee(facts.fee, Arguments.text(facts.charge, "charge"))
    stop.phone = try Arguments.text(facts.phone, "phone")
    stop.operator = try Arguments.text(facts.operator_name, "operator_name")
    stop.address = try Arguments.text(facts.address, "address")
    stop.subdistrict = try Arguments.text(facts.subdistrict, "subdistrict")
    stop.audience = try Arguments.text(facts.audience, "audience")
    stop.source = try Arguments.text(facts.source, "source")
    if let text = try Arguments.text(facts.verified_on, "verified_on") {
      guard let date = CalendarDate(text) else {
        throw .argument("verified_on is no date: expected YYYY-MM-DD")
      }
      stop.verifiedOn = date
    }
    try StopLists.read(facts, into: &stop)
    return stop
  }

  /// `nil` for 0, which stands for unknown.
  private static func value<Value>(
    _ number: Int32, _ values: [(Value, Int)], _ name: StaticString
  ) throws(Failure) -> Value? {
    guard number != 0 else { return nil }
    guard let value = values.first(where: { $0.1 == Int(number) })?.0 else {
      throw .argument("\(name) is \(number): expected 0 to \(values.count)")
    }
    return value
  }

  private static func fee(_ number: Int32, _ charge: String?) throws(Failure) -> StopFee? {
    switch Int(number) {
    case NSTOP_FEE_UNKNOWN where charge == nil: return nil
    case NSTOP_FREE where charge == nil: return .free
    case NSTOP_CHARGED: return .charged(charge)
    default:
      throw .argument(
        "fee is \(number): expected 0 to \(NSTOP_CHARGED), and a charge with NSTOP_CHARGED only")
    }
  }
}

@c @implementation
public func nstop_stops_read(
  _ stops: OpaquePointer?, _ ordinal: UInt32, _ stop: UnsafeMutablePointer<nstop_stop>?,
  _ buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let stop else { throw .missing("stop") }
    try Arguments.size(stop.pointee.size, MemoryLayout<nstop_stop>.size, "nstop_stop")
    let stops = try OpenStops(stops)
    let ordinal = try stops.checked(ordinal)
    var texts = TextOutput(buffer, capacity)
    StopFacts.write(stops.stop(ordinal), into: &stop.pointee, &texts)
    stop.pointee.flags = stops.flags(of: ordinal)
    try texts.finish(needed)
  }
}
