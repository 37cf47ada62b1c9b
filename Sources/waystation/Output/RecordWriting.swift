internal import Stops

/// Writes many records of one kind: what lists of stops have in common, however they were found.
extension OutputBuffer {
  /// An array whose elements stand on lines of their own, written while they are made.
  mutating func records(
    _ key: StaticString, count: Int, _ write: (Int, inout OutputBuffer) -> Void
  ) throws(CommandFailure) {
    beginArray(key)
    append(UInt8(ascii: "\n"))
    for index in 0..<count {
      if index > 0 { append(literal: ",\n") }
      write(index, &self)
      try flushIfFull()
    }
    append(literal: count == 0 ? "]" : "\n]")
  }

  /// NDJSON: an object a line.
  mutating func lines(
    count: Int, _ write: (Int, inout OutputBuffer) -> Void
  ) throws(CommandFailure) {
    for index in 0..<count {
      write(index, &self)
      append(UInt8(ascii: "\n"))
      try flushIfFull()
    }
  }

  /// The end of a document that is one object.
  mutating func endDocument() {
    endObject()
    append(UInt8(ascii: "\n"))
  }

  /// A GeoJSON feature of a stop.
  ///
  /// - Parameter first: the properties before those of the stop.
  mutating func feature(
    of stop: Stop, hours: StopHours, before first: (inout OutputBuffer) -> Void = { _ in },
    after last: (inout OutputBuffer) -> Void = { _ in }
  ) {
    beginObject()
    pointMembers(of: stop)
    beginObject("properties")
    first(&self)
    propertyMembers(of: stop, hours: hours)
    last(&self)
    endObject()
    endObject()
  }

  /// `"type":"FeatureCollection","version":1`.
  mutating func beginFeatureCollection() {
    beginObject()
    member("type", "FeatureCollection")
    member("version", JSONShape.version)
  }
}
