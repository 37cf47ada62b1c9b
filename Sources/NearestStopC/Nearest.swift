// The functions have the names that the header gives them.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CNearestStop
internal import NearestStop

@c @implementation
public func nstop_stops_nearest(
  _ stops: OpaquePointer?, _ workspace: OpaquePointer?,
  _ question: UnsafePointer<nstop_question>?, _ latitude: Double, _ longitude: Double,
  _ capacity: Int, _ ordinals: UnsafeMutablePointer<UInt32>?,
  _ metres: UnsafeMutablePointer<Double>?, _ seconds: UnsafeMutablePointer<Double>?,
  _ entrances: UnsafeMutablePointer<UInt32>?, _ count: UnsafeMutablePointer<Int>?,
  _ message: UnsafeMutablePointer<CChar>?, _ messageCapacity: Int
) -> nstop_status {
  MessageBuffer(message, messageCapacity).answer { () throws(Failure) in
    guard let ordinals else { throw .missing("ordinals") }
    guard let count else { throw .missing("count") }
    let question = try Question(question)
    let origin = try Arguments.coordinate(latitude, longitude)
    let capacity = try Arguments.count(capacity, "capacity", atLeast: 1)
    var row = AnswerRow(ordinals, metres, seconds, entrances, capacity: capacity)
    count.pointee = try OpenStops.lend(
      stops,
      map: { map throws(Failure) in
        let excluded = try Exclusion.ofMap(question.excluding, map)
        guard question.mode != .straightLine else {
          map.answerByLine(question, from: origin, excluding: excluded, into: &row)
          return row.count
        }
        return try Handle.workspace(workspace) { workspace throws(Failure) in
          do throws(RoutingError) {
            try map.answer(
              question, from: origin, excluding: excluded, using: &workspace, into: &row)
          } catch { throw Failure(error) }
          return row.count
        }
      },
      moment: { moment throws(Failure) in
        let excluded = try Exclusion.ofMoment(question.excluding, moment)
        let workspace = question.mode == .straightLine ? nil : workspace
        return try Handle.workspace(workspace) { workspace throws(Failure) in
          do throws(RoutingError) {
            try moment.answer(
              question, from: origin, excluding: excluded, using: &workspace, into: &row)
          } catch { throw Failure(error) }
          return row.count
        }
      })
  }
}
