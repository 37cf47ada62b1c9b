internal import Geodesy

/// The block of the type `OSMHeader`.
enum PBFHeaderBlock {
  /// What this reader understands. `HistoricalInformation` is not among them: in a file of all
  /// versions, one id stands for many elements, most of them gone.
  private static let understood: Set<String> = ["OsmSchema-V0.6", "DenseNodes"]

  static func read(_ bytes: Span<UInt8>) throws(OSMFault) -> OSMHeader {
    var header = OSMHeader()
    var message = PBFCursor(bytes)
    while let field = try message.field() {
      switch field.number {
      case 1: header.boundingBox = try box(try message.message(of: field))
      case 4: header.requiredFeatures.append(try message.string(of: field))
      case 5: header.optionalFeatures.append(try message.string(of: field))
      case 16: header.writingProgram = try message.string(of: field)
      case 17: header.source = try message.string(of: field)
      case 32: header.replicationTimestamp = try message.int64(of: field)
      case 33: header.replicationSequence = try message.int64(of: field)
      case 34: header.replicationURL = try message.string(of: field)
      default: try message.skip(field)
      }
    }
    for feature in header.requiredFeatures where !understood.contains(feature) {
      throw .unsupported(
        feature == "HistoricalInformation"
          ? "holds the history of its elements: take one moment out of it with "
            + "'osmium time-filter in.osh.pbf 2026-01-01T00:00:00Z -o out.osm.pbf'"
          : "requires the feature \(quoted(feature)): expected OsmSchema-V0.6 and DenseNodes only; "
            + "rewrite it with 'osmium cat in.osm.pbf -o out.osm.pbf'")
    }
    return header
  }

  /// Edges in units of 1e-9 degrees.
  private static func box(_ message: consuming PBFCursor) throws(OSMFault) -> BoundingBox {
    var (west, east, north, south): (Int64?, Int64?, Int64?, Int64?)
    while let field = try message.field() {
      switch field.number {
      case 1: west = try message.signed(of: field)
      case 2: east = try message.signed(of: field)
      case 3: north = try message.signed(of: field)
      case 4: south = try message.signed(of: field)
      default: try message.skip(field)
      }
    }
    guard let west, let east, let north, let south else {
      throw OSMFault("the bounding box has fewer than four edges")
    }
    do throws(GeodesyError) {
      return try BoundingBox(
        south: Double(south) / 1e9, west: Double(west) / 1e9, north: Double(north) / 1e9,
        east: Double(east) / 1e9)
    } catch {
      throw OSMFault("the bounding box is none: \(error)")
    }
  }
}
