internal import SnapshotFormat

/// The street names of a graph. A name that is not known is an empty text.
struct StreetNames: Sendable {
  private let chinese: TextColumn
  private let english: TextColumn
  private let reference: TextColumn

  var count: Int { chinese.count }

  init(_ names: [StreetName]) throws(SnapshotError) {
    chinese = try TextColumn(names.map { $0.chinese ?? "" })
    english = try TextColumn(names.map { $0.english ?? "" })
    reference = try TextColumn(names.map { $0.reference ?? "" })
  }

  /// - Parameter place: 0..<``count``.
  subscript(place: Int) -> StreetName {
    func known(_ text: String) -> String? { text.isEmpty ? nil : text }
    return StreetName(
      chinese: known(chinese[place]), english: known(english[place]),
      reference: known(reference[place]))
  }

  init(_ snapshot: Snapshot) throws(SnapshotError) {
    chinese = try TextColumn(snapshot, bytes: "rg.nzh", starts: "rg.nzh.s")
    english = try TextColumn(snapshot, bytes: "rg.nen", starts: "rg.nen.s")
    reference = try TextColumn(snapshot, bytes: "rg.nref", starts: "rg.nrf.s")
    guard english.count == count, reference.count == count else {
      throw .contradiction("\(english.count) English names of \(count) streets")
    }
  }

  func write(to writer: inout SnapshotWriter) {
    chinese.write(to: &writer, bytes: "rg.nzh", starts: "rg.nzh.s")
    english.write(to: &writer, bytes: "rg.nen", starts: "rg.nen.s")
    reference.write(to: &writer, bytes: "rg.nref", starts: "rg.nrf.s")
  }
}
