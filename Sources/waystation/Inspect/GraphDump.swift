internal import NearestStop

/// Writes the roads of a map as CSV files, for other programs to search in: numbers as the map has them,
/// so that two searches can be compared to the decisecond.
struct GraphDump {
  private let roads: RoadMap
  private let stops: StopCatalog
  private let folder: String

  private var graph: RoadGraph { roads.graph }
  private var vertices: Range<UInt32> { 0..<UInt32(truncatingIfNeeded: graph.vertexCount) }
  private var segments: Range<UInt32> { 0..<UInt32(truncatingIfNeeded: graph.segmentCount) }

  init(_ roads: RoadMap, _ stops: StopCatalog, into folder: String) {
    self.roads = roads
    self.stops = stops
    self.folder = folder
  }

  func write() throws(CommandFailure) {
    do throws(SystemError) {
      try OperatingSystem.makeFolder(folder)
    } catch {
      throw .badData("cannot make the folder \(PrintableText.of(folder)): \(error)")
    }
    try writeVertices()
    try writeArcs()
    try writeSegments()
    try writePoints()
    try writeAttachments()
    try writeDepartures()
  }

  /// Copies of a junction are vertices with one number in `junction`.
  private func writeVertices() throws(CommandFailure) {
    var file = try DumpFile("vertices.csv", in: folder)
    file.output.csvRow(["vertex", "latitude", "longitude", "junction"])
    for vertex in vertices {
      let place = graph.coordinate(of: vertex)
      file.output.csvRow([
        String(vertex), degrees(place.latitude), degrees(place.longitude),
        String(graph.junction(of: vertex)),
      ])
      try file.output.flushIfFull()
    }
    try file.finish()
  }

  /// Weights are in deciseconds, the delay at the end included; empty where the profile may not go.
  private func writeArcs() throws(CommandFailure) {
    var file = try DumpFile("arcs.csv", in: folder)
    file.output.csvRow(
      ["arc", "tail", "head", "segment", "direction"] + Profile.allCases.map { "\($0.word)_ds" })
    for vertex in vertices {
      for arc in graph.arcs(outOf: vertex) {
        let travel = graph.travel(ofArc: arc)
        file.output.csvRow(
          [
            String(arc), String(vertex), String(graph.head(ofArc: arc)), String(travel.segment),
            travel.direction.word,
          ] + Profile.allCases.map { deciseconds(graph.weight(ofArc: arc, $0)) })
        try file.output.flushIfFull()
      }
    }
    try file.finish()
  }

  private func writeSegments() throws(CommandFailure) {
    var file = try DumpFile("segments.csv", in: folder)
    let directions = TravelDirection.allCases
    file.output.csvRow(
      ["segment", "tail", "head", "length_m"]
        + directions.flatMap { direction in
          Profile.allCases.map { "\($0.word)_\(direction.word)_delay_ds" }
        } + ["flags", "name:zh", "name:en", "ref"])
    for segment in segments {
      let name = graph.name(ofSegment: segment)
      let delays: [String?] = directions.flatMap { direction in
        let travel = DirectedSegment(segment: segment, direction: direction)
        return Profile.allCases.map { profile in
          graph.weight(along: travel, profile).isFinite
            ? deciseconds(graph.delay(atEndOf: travel, profile)) : nil
        }
      }
      file.output.csvRow(
        [
          String(segment), String(graph.tail(ofSegment: segment)),
          String(graph.head(ofSegment: segment)), "\(graph.metres(ofSegment: segment))",
        ] + delays + [
          graph.flags(ofSegment: segment).words.joined(separator: ";"), name?.chinese,
          name?.english, name?.reference,
        ])
      try file.output.flushIfFull()
    }
    try file.finish()
  }

  /// Both ends included.
  private func writePoints() throws(CommandFailure) {
    var file = try DumpFile("points.csv", in: folder)
    file.output.csvRow(["segment", "sequence", "latitude", "longitude"])
    for segment in segments {
      for (sequence, point) in graph.line(ofSegment: segment).enumerated() {
        file.output.csvRow([
          String(segment), String(sequence), degrees(point.latitude), degrees(point.longitude),
        ])
      }
      try file.output.flushIfFull()
    }
    try file.finish()
  }

  /// Stops that are off the map for a profile have no row for it.
  private func writeAttachments() throws(CommandFailure) {
    var file = try DumpFile("attachments.csv", in: folder)
    file.output.csvRow(["stop", "id", "profile", "segment", "fraction", "access_ds"])
    for ordinal in stops.indices {
      let id = stops[ordinal].id
      for profile in Profile.allCases {
        let ordinal = UInt32(truncatingIfNeeded: ordinal)
        guard let place = roads.attachments[profile].place(of: ordinal) else { continue }
        file.output.csvRow([
          String(ordinal), id, profile.word, String(place.position.segment),
          "\(place.position.fraction)", deciseconds(place.access),
        ])
      }
      try file.output.flushIfFull()
    }
    try file.finish()
  }

  /// Where one arrives who starts on a segment and follows it to its end.
  private func writeDepartures() throws(CommandFailure) {
    var file = try DumpFile("departures.csv", in: folder)
    file.output.csvRow(["segment", "direction", "profile", "vertex", "run_ds", "delay_ds"])
    for segment in segments {
      for direction in TravelDirection.allCases {
        let travel = DirectedSegment(segment: segment, direction: direction)
        for profile in Profile.allCases {
          guard let vertex = graph.landing(along: travel, profile) else { continue }
          file.output.csvRow([
            String(segment), direction.word, profile.word, String(vertex),
            deciseconds(graph.run(along: travel, profile)),
            deciseconds(graph.delay(atEndOf: travel, profile)),
          ])
        }
      }
      try file.output.flushIfFull()
    }
    try file.finish()
  }

  private func degrees(_ value: Double) -> String {
    FixedDecimal.text(value, places: FixedDecimal.degreePlaces)
  }

  private func deciseconds(_ weight: Weight) -> String? {
    weight.isFinite ? String(weight.deciseconds) : nil
  }
}

/// One file of a dump.
private struct DumpFile: ~Copyable {
  private let path: String
  private let descriptor: FileDescriptor
  var output: OutputBuffer

  init(_ name: String, in folder: String) throws(CommandFailure) {
    path = folder + (folder.hasSuffix("/") ? "" : "/") + name
    do throws(SystemError) {
      descriptor = try FileDescriptor.creating(path)
    } catch {
      throw .badData("cannot write \(PrintableText.of(path)): \(error)")
    }
    output = OutputBuffer(to: descriptor, named: path)
  }

  mutating func finish() throws(CommandFailure) {
    try output.flush()
    do throws(SystemError) {
      try descriptor.close()
    } catch {
      throw .badData("cannot write \(PrintableText.of(path)): \(error)")
    }
  }
}

extension TravelDirection {
  fileprivate var word: String { self == .forward ? "forward" : "backward" }
}

extension SegmentFlags {
  /// The names of what is set.
  fileprivate var words: [String] {
    let names: [(SegmentFlags, String)] = [
      (.stairs, "stairs"), (.pushing, "pushing"), (.bridge, "bridge"), (.tunnel, "tunnel"),
      (.gate, "gate"), (.restrictedAccess, "restricted_access"), (.roundabout, "roundabout"),
      (.ferry, "ferry"), (.pushingForward, "pushing_forward"),
      (.pushingBackward, "pushing_backward"),
    ]
    return names.filter { contains($0.0) }.map(\.1)
  }
}
