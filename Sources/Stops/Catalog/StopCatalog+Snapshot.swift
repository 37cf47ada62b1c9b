public import SnapshotFormat

/// The sections of a catalog.
extension StopCatalog {
  private enum Section {
    static let ids: SectionID = "st.id"
    static let idStarts: SectionID = "st.idat"
    static let coordinates: SectionID = "st.place"
    static let amenitySets: SectionID = "st.amen"
    static let attributes: SectionID = "st.attr"
    static let aliases: SectionID = "st.alias"
    static let notes: SectionID = "st.note"
    static let entrances: SectionID = "st.gate"
    static let texts: SectionID = "st.text"
    static let textStarts: SectionID = "st.txtat"
  }

  /// Adds the catalog's sections. No column is copied.
  public func write(to writer: inout SnapshotWriter) {
    ids.write(to: &writer, bytes: Section.ids, starts: Section.idStarts)
    writer.add(Section.coordinates, coordinates)
    writer.add(Section.amenitySets, amenitySets)
    writer.add(Section.attributes, attributes)
    writer.add(Section.aliases, aliases)
    writer.add(Section.notes, notes)
    writer.add(Section.entrances, entrances)
    texts.write(to: &writer, bytes: Section.texts, starts: Section.textStarts)
    schedules.write(to: &writer)
  }

  /// Finds the sections of a catalog. One pass over the coordinates, 16 bytes a stop, which refuses
  /// what is none. All else is checked when a stop is made of it: a number that means nothing, or a text
  /// that isn't there, becomes an unknown.
  public init(_ snapshot: Snapshot) throws(SnapshotError) {
    let coordinates = try snapshot.column(Section.coordinates, of: StoredCoordinate.self)
    let count = coordinates.count
    self.init(
      ids: try TextColumn(snapshot, bytes: Section.ids, starts: Section.idStarts),
      coordinates: coordinates,
      amenitySets: try snapshot.column(Section.amenitySets, count: count),
      attributes: try snapshot.column(Section.attributes, count: count),
      aliases: try snapshot.column(Section.aliases), notes: try snapshot.column(Section.notes),
      entrances: try snapshot.column(Section.entrances),
      texts: try TextColumn(snapshot, bytes: Section.texts, starts: Section.textStarts),
      schedules: try StopSchedules(snapshot, stopCount: count))
    guard ids.count == count else {
      throw .contradiction("\(ids.count) ids for \(count) stops")
    }
    guard areCoordinatesValid else {
      throw .contradiction("a stop's latitude or longitude is none")
    }
  }

  private var areCoordinatesValid: Bool {
    let places = coordinates.span
    var invalid = 0
    // To the end in any case: without a way out the loop takes several at a time.
    for place in 0..<places.count { invalid += places[place].isValid ? 0 : 1 }
    return invalid == 0
  }
}
