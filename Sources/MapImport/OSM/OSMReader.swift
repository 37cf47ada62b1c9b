/// Reads OpenStreetMap files: PBF and XML, the latter gzipped or not, told by their content.
///
/// ```swift
/// var fountains = Fountains()  // an OSMHandler
/// try OSMReader(kinds: .nodes).read(path: "city.osm.pbf", handling: &fountains)
/// ```
///
/// A file is read once from start to end, a block at a time. Elements come in the file's order, which
/// is mostly nodes, ways, relations; whoever needs the nodes of certain ways reads twice. Nodes that
/// ways name and an extract lacks are for the handler to find. Elements that XML marks as deleted are
/// left out.
public struct OSMReader {
  /// Which elements the handler is shown.
  public var kinds: OSMKinds
  /// Called after each block, or each 128 KiB of XML.
  public var progress: ((OSMProgress) -> Void)?

  public init(kinds: OSMKinds = .all, progress: ((OSMProgress) -> Void)? = nil) {
    self.kinds = kinds
    self.progress = progress
  }

  /// - Parameters:
  ///   - path: a file, or `-` for standard input.
  ///   - handler: shown what was read up to an error.
  /// - Throws: ``MapImportError`` when the file cannot be read to its end.
  public func read(
    path: String, handling handler: inout some OSMHandler
  ) throws(MapImportError) {
    try read(try ByteSource(path: path), handling: &handler)
  }

  /// - Parameters:
  ///   - bytes: a whole file.
  ///   - file: its name, for messages.
  public func read(
    bytes: [UInt8], file: String, handling handler: inout some OSMHandler
  ) throws(MapImportError) {
    try read(ByteSource(bytes: bytes, file: file), handling: &handler)
  }

  private func read(
    _ source: consuming ByteSource, handling handler: inout some OSMHandler
  ) throws(MapImportError) {
    var beginning = try source.peek(64)
    if beginning.starts(with: [0x1F, 0x8B]) {
      try source.beginInflating()
      beginning = try source.peek(64)
    }
    if PBFReader.recognizes(beginning) {
      var reader = PBFReader(source)
      try reader.read(self, handling: &handler)
    } else if XMLScanner.recognizes(beginning) {
      var reader = OSMXMLReader(source, self)
      try reader.read(handling: &handler)
    } else {
      throw .unusableOSM(file: source.file, reason: Self.complaint(beginning))
    }
  }

  private static func complaint(_ beginning: [UInt8]) -> String {
    let expected = "expected OSM PBF (.osm.pbf) or OSM XML (.osm, .osm.gz)"
    if beginning.isEmpty { return "is empty: \(expected)" }
    if beginning.starts(with: Array("BZh".utf8)) {
      return "is compressed with bzip2: \(expected); unpack it with 'bunzip2'"
    }
    return "is no OSM file: \(expected)"
  }
}
