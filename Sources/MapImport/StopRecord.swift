/// One stop as its source writes it: not yet understood, nothing thrown away.
public struct StopRecord: Hashable, Sendable {
  public var location: RecordLocation
  public var position: RawPosition
  /// The properties of a feature, or the cells of a row by column name. Absent cells, that is empty
  /// ones, are left out; a `null` property is kept as ``FieldValue/null``.
  public var fields: [String: FieldValue]
  /// The `id` member that RFC 7946 allows beside a feature's properties.
  public var featureID: FieldValue?

  public init(
    location: RecordLocation,
    position: RawPosition,
    fields: [String: FieldValue] = [:],
    featureID: FieldValue? = nil
  ) {
    self.location = location
    self.position = position
    self.fields = fields
    self.featureID = featureID
  }
}

/// Where a source says a stop is: two numbers, or what stood in their place.
public enum RawPosition: Hashable, Sendable {
  /// Two numbers, not yet checked for their range, in the order of ``Coordinate``.
  case degrees(latitude: Double, longitude: Double)
  /// No two numbers. The text says what was found, what was expected and what to do.
  case unusable(String)
}

/// What a source holds besides the position.
public struct StopRecords: Hashable, Sendable {
  public var format: StopFormat
  /// The records that could be read, in the order of the file.
  public var records: [StopRecord] = []
  /// The records that could not be read, in the order of the file.
  public var problems: [RecordProblem] = []
  /// What is odd about the file as a whole and stopped nothing.
  public var remarks: [RecordProblem] = []

  public init(format: StopFormat) { self.format = format }

  /// How many records the file holds, readable or not.
  public var count: Int { records.count + problems.count }
}
