/// What is wrong within a part of a file; whoever knows the part's place makes it a
/// ``MapImportError``.
struct OSMFault: Error {
  /// What was found and what was expected.
  var reason: String
  /// Whether the file is sound, but of a form that is not read.
  var isUnsupported = false

  init(_ reason: String) { self.reason = reason }

  static func unsupported(_ reason: String) -> OSMFault {
    var fault = OSMFault(reason)
    fault.isUnsupported = true
    return fault
  }
}
