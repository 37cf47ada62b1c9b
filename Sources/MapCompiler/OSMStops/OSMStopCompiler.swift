internal import Geodesy
public import MapImport
public import Stops

/// Finds stops in an OpenStreetMap extract: whatever its tags say offers something a courier needs.
///
/// ```swift
/// let compilation = try OSMStopCompiler().compile(path: "city.osm.pbf")
/// print(compilation.stops.count, compilation.report.disused)
/// ```
///
/// A bench by itself is a stop, and so is a restaurant. Nodes and ways are read; areas made of several
/// ways (relations) are not. The tags are those of the table in the module's note.
public struct OSMStopCompiler: Sendable {
  /// The part of the map that is wanted; `nil` for all of it.
  public var clip: OSMClip?

  public init(clip: OSMClip? = nil) { self.clip = clip }

  /// Compiles a file: OSM PBF, or OSM XML with or without gzip.
  ///
  /// - Parameters:
  ///   - path: a file; `-` for standard input, which is kept in memory. Other pipes are refused.
  ///   - progress: called now and then while the file is read.
  public func compile(
    path: String, progress: ((MapProgress) -> Void)? = nil
  ) throws(MapCompilerError) -> OSMStopCompilation {
    try compile(try MapSource(path: path), progress)
  }

  /// Compiles a file that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for messages.
  public func compile(
    _ bytes: [UInt8], file: String, progress: ((MapProgress) -> Void)? = nil
  ) throws(MapCompilerError) -> OSMStopCompilation {
    try compile(.memory(bytes, name: file), progress)
  }

  private func compile(
    _ source: MapSource, _ progress: ((MapProgress) -> Void)?
  ) throws(MapCompilerError) -> OSMStopCompilation {
    var ways = OSMStopWays()
    try source.read(.ways, handling: &ways) {
      progress?(MapProgress(stage: .ways, read: $0))
    }
    guard ways.nodeCount <= WayCollector.limit else {
      throw .tooLarge(
        what: "nodes of areas", count: ways.nodeCount, limit: WayCollector.limit)
    }
    var nodes = OSMStopNodes(outlines: ways.ways.map(\.nodes))
    try source.read(.nodes, handling: &nodes) {
      progress?(MapProgress(stage: .nodes, read: $0))
    }

    var draft = OSMStopDraft(clip: clip)
    draft.report.disused = ways.disused + nodes.disused
    for node in nodes.nodes.sorted(by: { $0.id < $1.id }) {
      draft.add("osm-node-\(node.id)", at: node.coordinate, node.classifier)
    }
    for way in ways.ways.sorted(by: { $0.id < $1.id }) {
      draft.add(
        "osm-way-\(way.id)", at: nodes.place(of: way.nodes), way.classifier,
        entrances: nodes.entrances(of: way.nodes))
    }
    draft.report.unreadTags = draft.unread.total
    draft.report.topUnreadTags = draft.unread.top(20)
    return OSMStopCompilation(stops: draft.stops, report: draft.report)
  }
}

/// Stops found in a map, and what was found on the way.
public struct OSMStopCompilation: Sendable {
  /// Nodes by id, then ways by id; `osm-node-123`, `osm-way-123`. No two have the same id.
  public var stops: [Stop]
  public var report: OSMStopReport
}

/// What became of the stops of a map.
public struct OSMStopReport: Hashable, Sendable {
  /// Places out of use by their own words; left out.
  public var disused = 0
  /// Ways of which the map has no node; left out.
  public var withoutPlace = 0
  /// Places outside the clip; left out.
  public var outside = 0
  /// Elements that had the id of an earlier one; left out.
  public var repeated = 0
  /// How often a tag was not understood: hours, which are kept as text, and terms of access, which are
  /// left unknown.
  public var unreadTags = 0
  /// The most frequent of them, at most twenty: text from outside, to be escaped before it is printed.
  public var topUnreadTags: [UnreadTagCount] = []

  public init() {}
}

/// Collects stops in the order of their ids.
private struct OSMStopDraft {
  let clip: OSMClip?
  private(set) var stops: [Stop] = []
  private(set) var unread = TagTally()
  var report = OSMStopReport()

  init(clip: OSMClip?) { self.clip = clip }

  mutating func add(
    _ id: String, at place: Coordinate?, _ classifier: OSMStopClassifier,
    entrances: [StopEntrance] = []
  ) {
    guard stops.last?.id != id else {
      report.repeated += 1
      return
    }
    guard let place else {
      report.withoutPlace += 1
      return
    }
    guard clip?.contains(place) ?? true else {
      report.outside += 1
      return
    }
    var classifier = classifier
    var stop = classifier.stop(id: id, at: place)
    stop.entrances = entrances
    stops.append(stop)
    for tag in classifier.unread { unread.add(tag) }
  }
}
