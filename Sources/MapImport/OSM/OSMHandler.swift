/// Receives the elements of an OSM file, in the file's order, while it is read.
///
/// Every method has a default that does nothing. What a handler does not keep is gone, so the memory
/// of an import is the handler's own.
///
/// ```swift
/// struct Fountains: OSMHandler {
///   var found: [OSMNode] = []
///
///   mutating func node(_ node: OSMNode) {
///     if node.tags["amenity"] == "drinking_water" { found.append(node) }
///   }
/// }
/// ```
public protocol OSMHandler {
  /// Called once, before any element.
  mutating func header(_ header: OSMHeader)
  mutating func node(_ node: OSMNode)
  mutating func way(_ way: OSMWay)
  mutating func relation(_ relation: OSMRelation)
}

extension OSMHandler {
  public mutating func header(_ header: OSMHeader) {}
  public mutating func node(_ node: OSMNode) {}
  public mutating func way(_ way: OSMWay) {}
  public mutating func relation(_ relation: OSMRelation) {}
}

/// Which elements a handler is shown. The others are passed over, which is much cheaper than building
/// them.
public struct OSMKinds: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let nodes = OSMKinds(rawValue: 1)
  public static let ways = OSMKinds(rawValue: 2)
  public static let relations = OSMKinds(rawValue: 4)
  public static let all: OSMKinds = [.nodes, .ways, .relations]
}

/// How far a file has been read.
public struct OSMProgress: Hashable, Sendable {
  /// Bytes of the file, compressed as it may be.
  public var bytesRead: Int
  /// The size of the file; `nil` for a pipe.
  public var byteCount: Int?
}
