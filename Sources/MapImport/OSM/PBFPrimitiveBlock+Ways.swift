extension PBFPrimitiveBlock {
  /// A way; field 8 holds its nodes as differences.
  mutating func way(_ message: PBFCursor, in bytes: Span<UInt8>) throws(OSMFault) -> OSMWay {
    let id = Int64(bitPattern: try Self.id(of: message))
    var values = PBFValues(8, of: message)
    var reference = PBFSum()
    references.removeAll(keepingCapacity: true)
    while let difference = try values.nextSigned() {
      try reference.add(difference, "the id of a way's node")
      try OSMPartLimit.check(references.count, "nodes")
      references.append(reference.value)
    }
    return OSMWay(id: id, nodes: references.map { $0 }, tags: try tags(of: message, in: bytes))
  }

  /// A relation; the fields 8, 9 and 10 hold the roles, ids (as differences) and kinds of its members.
  mutating func relation(
    _ message: PBFCursor, in bytes: Span<UInt8>
  ) throws(OSMFault) -> OSMRelation {
    let id = Int64(bitPattern: try Self.id(of: message))
    var roles = PBFValues(8, of: message)
    var ids = PBFValues(9, of: message)
    var kinds = PBFValues(10, of: message)
    var reference = PBFSum()
    var members: [OSMMember] = []
    while let difference = try ids.nextSigned() {
      guard let role = try roles.next(), let kind = try kinds.next() else {
        throw OSMFault("relation \(id) has more members than roles or kinds")
      }
      try reference.add(difference, "the id of a relation's member")
      try OSMPartLimit.check(members.count, "members")
      members.append(
        OSMMember(
          kind: try Self.memberKind(kind), id: reference.value,
          role: try strings.text(role, in: bytes)))
    }
    guard try roles.next() == nil, try kinds.next() == nil else {
      throw OSMFault("relation \(id) has fewer members than roles or kinds")
    }
    return OSMRelation(id: id, members: members, tags: try tags(of: message, in: bytes))
  }

  private static func memberKind(_ number: UInt64) throws(OSMFault) -> OSMMember.Kind {
    switch number {
    case 0: .node
    case 1: .way
    case 2: .relation
    default: throw OSMFault("a member is of kind \(number): expected 0, 1 or 2")
    }
  }
}
