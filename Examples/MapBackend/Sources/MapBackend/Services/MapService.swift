internal import NearestStop

/// A question that has been read as far as all services have in common: `/{service}/v1/{profile}/{places}?…`.
struct Question: Sendable {
  /// What stands between slashes behind the version, decoded: the profile and the places, as a rule.
  let parts: [String]
  let query: QueryItems
  let moment: Moment
  let limits: Limits
}

/// What answers one kind of question.
///
/// Plain functions of a moment: they know neither of HTTP nor of threads, so tests ask them like the library.
protocol MapService: Sendable {
  /// How many parts there are behind the version.
  var partCount: Int { get }
  /// The options that are understood.
  var options: [String] { get }
  /// Whether an answer may take milliseconds: such questions wait for each other, not the others for them.
  func isHeavy(_ query: QueryItems) -> Bool

  func answer(
    _ question: Question, using workspace: inout SearchWorkspace
  ) throws(RequestError) -> Answer
}

extension MapService {
  var partCount: Int { 2 }
  func isHeavy(_ query: QueryItems) -> Bool { true }
}
