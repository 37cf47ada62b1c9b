import Geodesy
import SnapshotFormat
import Stops
import TestSupport
import Testing

/// Whatever numbers a snapshot holds, it is refused or answers something: every word of a small one is
/// changed, and all that can be asked is asked. A crash is what fails here.
struct HostileSnapshotTests {
  /// Nothing, one, all bits, the largest and the smallest signed number, two NaNs, infinity.
  private static let nasty: [UInt32] = [
    0, 1, .max, 0x7FFF_FFFF, 0x8000_0000, 0x7FC0_0000, 0x7F80_0000, 0x0001_0001,
  ]

  /// Calls `body` with the snapshot in which one word has another value, for every word of the sections
  /// and some values of each; the checksums are right.
  ///
  /// - Parameter some: one of how many words of the large sections is changed; all of the others are.
  private func forEachChange(
    of good: Snapshot, everyNth some: Int = 1, _ body: (Snapshot) throws -> Void
  ) throws {
    for (number, id) in good.sections.enumerated() {
      let words = try good.column(id, of: UInt8.self).count / 4
      let step = words > 128 ? some : 1
      for word in stride(from: number % step, to: words, by: step) {
        for value in HostileSnapshotTests.nasty {
          try body(changed(good, id, word: word, to: value))
        }
      }
    }
  }

  private func changed(
    _ good: Snapshot, _ changed: SectionID, word: Int, to value: UInt32
  ) throws -> Snapshot {
    var writer = SnapshotWriter()
    for id in good.sections {
      let column = try good.column(id, of: UInt8.self)
      guard id == changed else {
        writer.add(id, column)
        continue
      }
      var bytes = column.array
      for byte in 0..<4 { bytes[4 * word + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
      writer.add(id, bytes)
    }
    return try Snapshot(bytes: writer.bytes(), verifying: .frame)
  }

  /// Trees of no, one and two levels.
  @Test(arguments: [(0, 1), (3, 29), (70, 97), (300, 411)])
  func index(count: Int, everyNth: Int) throws {
    let stops = try RandomStops.stops(count: count, seed: 5)
    let built = StopIndex(
      coordinates: stops.map(\.coordinate),
      amenities: stops.indices.map { AmenitySet(rawValue: $0 % 9 == 0 ? 3 : 1) })
    var writer = SnapshotWriter()
    built.write(to: &writer)
    let good = try Snapshot(bytes: writer.bytes())
    let origins = try [(39.9, 116.4), (-39.9, -63.6), (90, 0)].map {
      try Coordinate(latitude: $0, longitude: $1)
    }
    var (opened, refused) = (0, 0)
    try forEachChange(of: good, everyNth: everyNth) { snapshot in
      guard let index = try? StopIndex(snapshot) else {
        refused += 1
        return
      }
      opened += 1
      try ask(index, from: origins[opened % origins.count], round: opened)
    }
    #expect(opened > 0 && refused > 0)
  }

  private func ask(_ index: StopIndex, from origin: Coordinate, round: Int) throws {
    var closed = index.exclusion(of: [0, 1, 69, .max])
    index.setExcluded(false, 1, in: &closed)
    _ = index.isExcluded(69, in: closed)
    let needs = [0, 2, 3, 1 << 63, .max].map { AmenitySet(rawValue: $0) }[round % 5]
    let limit = round % 7 == 0 ? try Distance(metres: 1e6) : nil
    for excluded in [.none, closed] {
      _ = index.nearest(to: origin, needing: needs, excluding: excluded, within: limit)
      for count in [5, 10, 20, 100] {
        let found = [Neighbor](capacity: count) { output in
          index.nearest(
            to: origin, needing: round % 2 == 0 ? [] : needs, excluding: excluded, within: limit,
            into: &output)
        }
        guard found.allSatisfy({ Int($0.ordinal) < index.count && $0.squaredChord >= 0 }) else {
          Issue.record("stop that isn't there")
          return
        }
      }
      let all = index.all(
        within: try Distance(metres: 3e7), of: origin, needing: needs, excluding: excluded)
      _ = all.last?.distance
    }
  }

  /// Whole sections of noise, of those that are not checked when an index is opened: it opens always,
  /// and everything may seem near, or nothing.
  @Test(arguments: [UInt64(1)])
  func noise(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let unchecked: Set<SectionID> = [
      "sx.split", "sx.box", "sx.group", "sx.leaf", "sx.word", "sx.pos", "sx.membr", "sx.slot",
    ]
    for count in [1, 33, 300, 1_100] {
      let stops = try RandomStops.stops(count: count, seed: seed)
      var writer = SnapshotWriter()
      StopIndex(
        coordinates: stops.map(\.coordinate), amenities: stops.map { _ in [.water, .rest] }
      ).write(to: &writer)
      let good = try Snapshot(bytes: writer.bytes())
      for round in 0..<8 {
        var writer = SnapshotWriter()
        for id in good.sections {
          let column = try good.column(id, of: UInt8.self)
          guard unchecked.contains(id), round & 1 == 0 || random.next() & 1 == 0 else {
            writer.add(id, column)
            continue
          }
          let choices = HostileSnapshotTests.nasty + [UInt32(truncatingIfNeeded: random.next())]
          let value = choices.randomElement(using: &random) ?? 0
          let isMixed = random.next() & 1 == 0
          writer.add(
            id,
            (0..<column.count).map { byte in
              isMixed
                ? UInt8(truncatingIfNeeded: random.next())
                : UInt8(truncatingIfNeeded: value >> UInt32(8 * (byte & 3)))
            } as [UInt8])
        }
        let index = try StopIndex(Snapshot(bytes: writer.bytes()))
        try ask(index, from: stops[0].coordinate, round: round)
      }
    }
  }

  @Test func catalog() throws {
    var writer = SnapshotWriter()
    var stops = try RandomStops.stops(count: 4, seed: 2)
    stops[1].openingHours =
      "Jan-Mar Mo-Fr 08:00-11:00,13:30-26:00; week 10-20 Sa[1,-1] 22:00-08:00+; PH off"
    stops[2].conditionalAccess = "qr_code @ (22:00-08:00); door_code @ (Mo 10:00-12:00)"
    try StopCatalog(stops).write(to: &writer)
    let evening = try #require(LocalTime("2026-03-07T22:30"))
    let good = try Snapshot(bytes: writer.bytes())
    var (opened, refused, length) = (0, 0, 0)
    try forEachChange(of: good) { snapshot in
      guard let catalog = try? StopCatalog(snapshot) else {
        refused += 1
        return
      }
      opened += 1
      for ordinal in catalog.indices {
        let stop = catalog[ordinal]
        length += stop.bytes.count
        _ = catalog.ordinal(ofID: stop.id)
        _ = catalog.openingStatus(of: ordinal, at: evening, for: 45)
        _ = catalog.access(to: ordinal, at: evening)
        _ = catalog.openingStatus(ofEntrance: 0, of: ordinal, at: evening)
        if let timetable = catalog.timetable(of: ordinal) {
          _ = timetable.state(at: evening)
        }
        guard abs(stop.coordinate.latitude) <= 90 else {
          Issue.record("latitude \(stop.coordinate.latitude)")
          return
        }
      }
    }
    #expect(opened > 0 && refused > 0 && length > 0)
  }

  /// Sections that are longer or shorter than they have to be.
  @Test func otherLengths() throws {
    let stops = try RandomStops.stops(count: 70, seed: 5)
    var writer = SnapshotWriter()
    try StopCatalog(stops).write(to: &writer)
    StopIndex(coordinates: stops.map(\.coordinate), amenities: stops.map(\.amenities))
      .write(to: &writer)
    let good = try Snapshot(bytes: writer.bytes())
    let origin = try Coordinate(latitude: 0, longitude: 0)
    for changed in good.sections {
      for missing in [1, 4, 8, 120, 416, Int.max] {
        var writer = SnapshotWriter()
        for id in good.sections {
          let bytes = try good.column(id, of: UInt8.self).array
          writer.add(id, id == changed ? bytes.dropLast(min(missing, bytes.count)) : bytes[...])
        }
        let snapshot = try Snapshot(bytes: writer.bytes())
        if let index = try? StopIndex(snapshot) { try ask(index, from: origin, round: missing & 7) }
        if let catalog = try? StopCatalog(snapshot) { #expect(Array(catalog).count == 70) }
      }
      var writer = SnapshotWriter()
      for id in good.sections where id != changed {
        writer.add(id, try good.column(id, of: UInt8.self))
      }
      let snapshot = try Snapshot(bytes: writer.bytes())
      #expect(throws: SnapshotError.missingSection(changed)) {
        _ = try StopCatalog(snapshot)
        _ = try StopIndex(snapshot)
      }
    }
  }
}

extension SnapshotWriter {
  fileprivate mutating func add(_ id: SectionID, _ bytes: ArraySlice<UInt8>) {
    add(id, Array(bytes))
  }
}
