public import Geodesy

/// A place with an id: a stop, a tree, or one of the points a way is drawn through.
public struct OSMNode: Hashable, Sendable {
  /// Unique among nodes; negative in files of editors that have not uploaded it yet.
  public var id: Int64
  /// WGS-84, rounded to the 1e-7 degrees (11 mm) that OpenStreetMap stores.
  public var coordinate: Coordinate
  public var tags: OSMTags

  public init(id: Int64, coordinate: Coordinate, tags: OSMTags = OSMTags()) {
    self.id = id
    self.coordinate = coordinate
    self.tags = tags
  }
}

/// A line or an area drawn through nodes.
public struct OSMWay: Hashable, Sendable {
  /// Unique among ways.
  public var id: Int64
  /// Ids of its nodes from its start to its end, equal at both where it is closed. An extract may lack
  /// some of the nodes.
  public var nodes: [Int64]
  public var tags: OSMTags

  public init(id: Int64, nodes: [Int64], tags: OSMTags = OSMTags()) {
    self.id = id
    self.nodes = nodes
    self.tags = tags
  }

  /// Whether it ends where it begins.
  public var isClosed: Bool { nodes.count > 2 && nodes.first == nodes.last }
}

/// An ordered list of elements, each with a role: a turn restriction, an area with holes, a bus line.
public struct OSMRelation: Hashable, Sendable {
  /// Unique among relations.
  public var id: Int64
  public var members: [OSMMember]
  public var tags: OSMTags

  public init(id: Int64, members: [OSMMember], tags: OSMTags = OSMTags()) {
    self.id = id
    self.members = members
    self.tags = tags
  }
}

/// One entry of a relation.
public struct OSMMember: Hashable, Sendable {
  public enum Kind: Hashable, Sendable { case node, way, relation }

  public var kind: Kind
  /// The id of the element, which an extract may lack.
  public var id: Int64
  /// Such as `from` or `outer`; often empty.
  public var role: String

  public init(kind: Kind, id: Int64, role: String) {
    self.kind = kind
    self.id = id
    self.role = role
  }
}
