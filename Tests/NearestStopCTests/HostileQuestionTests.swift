import CNearestStop
import NearestStop
import NearestStopC
import TestSupport
import Testing

/// Trips, tours, reach, coverage, explanations and single roads with arguments that cannot be.
struct HostileQuestionTests {
  private let caller: CCaller
  private let latitudes = [39.902, 39.904]
  private let longitudes = [116.302, 116.304]

  init() throws { caller = try CCaller(try DrawnMap(seed: 5).bytes) }

  private typealias Change = (inout nstop_question) -> Void

  private func question(_ change: Change = { _ in }) -> nstop_question {
    var question = nstop_question()
    question.size = MemoryLayout<nstop_question>.size
    (question.within_metres, question.within_seconds) = (.infinity, .infinity)
    question.mode = Int32(NSTOP_ON_FOOT)
    change(&question)
    return question
  }

  /// The status, and that words go with it, and no handle.
  private func status(
    _ body: (inout OpaquePointer?, UnsafeMutablePointer<CChar>, Int) -> nstop_status,
    _ destroy: (OpaquePointer?) -> Void
  ) -> Int {
    var handle: OpaquePointer?
    defer { destroy(handle) }
    do throws(CCaller.Refusal) {
      try CCaller.call { body(&handle, $0, $1) }
      return NSTOP_OK
    } catch {
      #expect(!error.message.isEmpty && handle == nil)
      return error.status
    }
  }

  private func trip(
    _ change: Change = { _ in }, places: Int = 2, extra: Double = .infinity, count: Int = 3,
    options: UInt32 = 0, stops: OpaquePointer? = nil, workspace: OpaquePointer? = nil
  ) -> Int {
    let question = question(change)
    return status(
      { trip, message, capacity in
        withUnsafePointer(to: question) {
          nstop_trip_create(
            stops ?? caller.stops, workspace, $0, latitudes, longitudes, places, extra, count,
            options, &trip, message, capacity)
        }
      }, nstop_trip_destroy)
  }

  private func tour(
    _ change: Change = { _ in }, places: Int = 2, needs: [UInt64] = [1, 2], count: Int? = nil,
    options: UInt32 = 0
  ) -> Int {
    let question = question(change)
    return status(
      { tour, message, capacity in
        withUnsafePointer(to: question) {
          nstop_tour_create(
            caller.stops, nil, $0, latitudes, longitudes, places, needs, count ?? needs.count,
            options, &tour, message, capacity)
        }
      }, nstop_tour_destroy)
  }

  private func reach(_ change: Change, options: UInt32 = 0, latitude: Double = 39.902) -> Int {
    let question = question {
      $0.within_seconds = 100
      change(&$0)
    }
    return status(
      { reach, message, capacity in
        withUnsafePointer(to: question) {
          nstop_reach_create(
            caller.stops, nil, $0, latitude, 116.302, options, &reach, message, capacity)
        }
      }, nstop_reach_destroy)
  }

  private func coverage(_ change: Change) -> Int {
    let question = question {
      $0.within_seconds = 100
      change(&$0)
    }
    return status(
      { coverage, message, capacity in
        withUnsafePointer(to: question) {
          nstop_coverage_create(caller.stops, nil, $0, &coverage, message, capacity)
        }
      }, nstop_coverage_destroy)
  }

  private func explanation(_ change: Change, latitude: Double = 39.902, count: Int = 2) -> Int {
    let question = question(change)
    return status(
      { explanation, message, capacity in
        withUnsafePointer(to: question) {
          nstop_explanation_create(
            caller.stops, nil, $0, latitude, 116.302, count, &explanation, message, capacity)
        }
      }, nstop_explanation_destroy)
  }

  @Test func questionsThatCannotBe() {
    let wrong: [Change] = [
      { $0.size = 0 }, { $0.size += 8 }, { $0.mode = 4 }, { $0.mode = -1 }, { $0.open = 3 },
      { $0.within_metres = .nan }, { $0.within_metres = -1 }, { $0.within_seconds = .nan },
      { ($0.open, $0.departure) = (1, .max) }, { ($0.open, $0.utc_offset) = (2, .min) },
    ]
    for change in wrong {
      #expect(trip(change) == NSTOP_BAD_ARGUMENT && tour(change) == NSTOP_BAD_ARGUMENT)
      #expect(reach(change) == NSTOP_BAD_ARGUMENT && coverage(change) == NSTOP_BAD_ARGUMENT)
      #expect(explanation(change) == NSTOP_BAD_ARGUMENT)
    }
    let unasked: [Change] = [{ $0.within_metres = 5 }, { $0.mode = Int32(NSTOP_BY_LINE) }]
    for change in unasked {
      #expect(trip(change) == NSTOP_BAD_ARGUMENT && tour(change) == NSTOP_BAD_ARGUMENT)
      #expect(reach(change) == NSTOP_BAD_ARGUMENT && coverage(change) == NSTOP_BAD_ARGUMENT)
    }
    #expect(trip { $0.within_seconds = 5 } == NSTOP_BAD_ARGUMENT)
    #expect(tour { $0.within_seconds = 5 } == NSTOP_BAD_ARGUMENT)
    #expect(tour { $0.needs = 1 } == NSTOP_BAD_ARGUMENT)
    #expect(reach { $0.within_seconds = .infinity } == NSTOP_BAD_ARGUMENT)
    #expect(coverage { $0.within_seconds = .infinity } == NSTOP_BAD_ARGUMENT)
    #expect(trip { $0.excluding = caller.holidays } == NSTOP_BAD_HANDLE)
    #expect(explanation { $0.excluding = caller.workspace } == NSTOP_BAD_HANDLE)
    // As long as can be said: any number that is one will do.
    #expect(reach({ $0.within_seconds = 1e300 }, options: 4) == NSTOP_OK)
    #expect(coverage { $0.within_seconds = 1e300 } == NSTOP_OK)
    #expect([NSTOP_OK].contains(tour { ($0.open, $0.stay_minutes) = (1, .max) }))
    #expect(trip { ($0.open, $0.stay_minutes) = (1, .max) } == NSTOP_OK)
  }

  @Test func numbersThatCannotBe() {
    for number in [-1, Int.max, Int.min, 1 << 40] {
      #expect(
        trip(places: number) == NSTOP_BAD_ARGUMENT && trip(count: number) == NSTOP_BAD_ARGUMENT)
      #expect(
        tour(places: number) == NSTOP_BAD_ARGUMENT && tour(count: number) == NSTOP_BAD_ARGUMENT)
      #expect(explanation({ _ in }, count: number) == NSTOP_BAD_ARGUMENT)
    }
    #expect(trip(places: 1) == NSTOP_BAD_ARGUMENT && trip(places: 0) == NSTOP_BAD_ARGUMENT)
    #expect(tour(places: 0) == NSTOP_BAD_ARGUMENT && tour(places: 3) == NSTOP_BAD_ARGUMENT)
    #expect(trip(count: 0) == NSTOP_BAD_ARGUMENT && explanation({ _ in }, count: 0) == 1)
    #expect(tour(needs: []) == NSTOP_BAD_ARGUMENT)
    #expect(tour(needs: Array(repeating: 1, count: 9)) == NSTOP_BAD_ARGUMENT)
    #expect(tour(needs: Array(repeating: 1, count: 8)) == NSTOP_OK && tour(needs: [.max]) == 0)
    for extra in [-1 as Double, .nan, -Double.infinity] {
      #expect(trip(extra: extra) == NSTOP_BAD_ARGUMENT)
    }
    for options in [2, 4, 8, UInt32.max] { #expect(trip(options: options) == NSTOP_BAD_ARGUMENT) }
    for options in [4, 8, UInt32.max] { #expect(tour(options: options) == NSTOP_BAD_ARGUMENT) }
    for options in [1, 2, 8, UInt32.max] {
      #expect(reach({ _ in }, options: options) == NSTOP_BAD_ARGUMENT)
    }
    for latitude in [Double.nan, .infinity, 91] {
      #expect(reach({ _ in }, latitude: latitude) == NSTOP_BAD_COORDINATE)
      #expect(explanation({ _ in }, latitude: latitude) == NSTOP_BAD_COORDINATE)
    }
    #expect(trip(stops: caller.workspace) == NSTOP_BAD_HANDLE)
    #expect(trip(workspace: caller.stops) == NSTOP_BAD_HANDLE)
  }

  @Test func nothingWhereSomethingBelongs() {
    let question = question { $0.within_seconds = 10 }
    withUnsafePointer(to: question) { asked in
      let stops = caller.stops
      var handle: OpaquePointer?
      #expect(nstop_trip_create(stops, nil, nil, nil, nil, 2, 0, 1, 0, &handle, nil, 0) == 1)
      #expect(nstop_trip_create(stops, nil, asked, nil, nil, 2, 0, 1, 0, nil, nil, 0) == 1)
      #expect(nstop_trip_create(nil, nil, asked, nil, nil, 2, 0, 1, 0, &handle, nil, 0) == 2)
      #expect(nstop_tour_create(stops, nil, nil, nil, nil, 1, nil, 1, 0, &handle, nil, 0) == 1)
      #expect(nstop_tour_create(stops, nil, asked, nil, nil, 1, nil, 1, 0, &handle, nil, 0) == 1)
      #expect(nstop_reach_create(stops, nil, asked, 0, 0, 0, nil, nil, 0) == 1)
      #expect(nstop_reach_create(nil, nil, asked, 0, 0, 0, &handle, nil, 0) == 2)
      #expect(nstop_coverage_create(stops, nil, nil, &handle, nil, 0) == 1)
      #expect(nstop_coverage_create(stops, nil, asked, nil, nil, 0) == 1)
      #expect(nstop_explanation_create(stops, nil, asked, 0, 0, 1, nil, nil, 0) == 1)
      #expect(nstop_explanation_create(nil, nil, asked, 0, 0, 1, &handle, nil, 0) == 2)
      #expect(handle == nil)
    }
  }

  /// Answers are asked for what they don't have, and handles of other kinds for anything.
  @Test func readingWhatIsNotThere() throws {
    var question = question()
    var (trip, tour, route): (OpaquePointer?, OpaquePointer?, OpaquePointer?)
    try CCaller.call {
      nstop_trip_create(
        caller.stops, nil, &question, latitudes, longitudes, 2, .infinity, 2, 0, &trip, $0, $1)
    }
    try CCaller.call {
      nstop_tour_create(
        caller.stops, nil, &question, latitudes, longitudes, 1, [1], 1, 1, &tour, $0, $1)
    }
    defer {
      nstop_trip_destroy(trip)
      nstop_tour_destroy(tour)
    }
    var (detour, visit) = (nstop_detour(), nstop_visit())
    #expect(nstop_trip_stop(trip, 0, &detour, nil, 0) == NSTOP_BAD_ARGUMENT)
    detour.size = MemoryLayout<nstop_detour>.size
    visit.size = MemoryLayout<nstop_visit>.size
    #expect(nstop_trip_stop(trip, 0, &detour, nil, 0) == NSTOP_OK)
    for rank in [2, -1, Int.max, Int.min] {
      #expect(nstop_trip_stop(trip, rank, &detour, nil, 0) == NSTOP_BAD_ARGUMENT)
      #expect(nstop_trip_route(trip, rank, 0, &route, nil, 0) == NSTOP_BAD_ARGUMENT)
      #expect(nstop_tour_visit(tour, rank, &visit, nil, 0) == NSTOP_BAD_ARGUMENT)
      #expect(nstop_tour_route(tour, rank, &route, nil, 0) == NSTOP_BAD_ARGUMENT)
    }
    // Without routes, without a destination, and no such way.
    #expect(nstop_trip_route(trip, 0, 0, &route, nil, 0) == NSTOP_NOT_FOUND)
    #expect(nstop_tour_route(tour, 1, &route, nil, 0) == NSTOP_NOT_FOUND)
    #expect(nstop_trip_route(trip, 0, 2, &route, nil, 0) == NSTOP_BAD_ARGUMENT)
    #expect(nstop_trip_route(trip, 0, 0, nil, nil, 0) == NSTOP_BAD_ARGUMENT)
    #expect(nstop_tour_visit(tour, 0, nil, nil, 0) == NSTOP_BAD_ARGUMENT)
    for other in [nil, tour, caller.stops, caller.workspace] {
      #expect(nstop_trip_measure(other, nil, nil, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_trip_stop(other, 0, &detour, nil, 0) == NSTOP_BAD_HANDLE)
    }
    for other in [nil, trip, caller.stops] {
      var (covered, told, found, rejection) = (
        nstop_covered(), nstop_considered(), nstop_found(), nstop_rejection()
      )
      #expect(nstop_coverage_measure(other, &covered, nil, 0) == NSTOP_BAD_ARGUMENT)
      (covered.size, told.size) = (
        MemoryLayout<nstop_covered>.size, MemoryLayout.size(ofValue: told)
      )
      (found.size, rejection.size) = (
        MemoryLayout<nstop_found>.size, MemoryLayout<nstop_rejection>.size
      )
      #expect(nstop_tour_measure(other, nil, nil, nil, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_reach_stops(other, nil, nil, nil, 0, nil, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_reach_rings(other, nil, nil, 0, nil, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_coverage_measure(other, &covered, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_coverage_points(other, nil, nil, 0, nil, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_explanation_measure(other, &told, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_explanation_found(other, 0, &found, nil, 0) == NSTOP_BAD_HANDLE)
      #expect(nstop_explanation_rejection(other, 0, &rejection, nil, 0) == NSTOP_BAD_HANDLE)
      // Whoever mixes up handles closes nobody else's.
      nstop_tour_destroy(trip)
      nstop_reach_destroy(trip)
      nstop_coverage_destroy(trip)
      nstop_explanation_destroy(trip)
    }
    #expect(nstop_trip_measure(trip, nil, nil, nil, 0) == NSTOP_OK)
  }

  @Test func roads() throws {
    var road = nstop_road()
    #expect(nstop_stops_road(caller.stops, 1, 39.9, 116.3, &road, nil, 0) == NSTOP_BAD_ARGUMENT)
    road.size = MemoryLayout<nstop_road>.size
    try CCaller.call { nstop_stops_road(caller.stops, 1, 39.902, 116.302, &road, $0, $1) }
    #expect(nstop_stops_road(caller.stops, 0, 39.9, 116.3, &road, nil, 0) == NSTOP_BAD_ARGUMENT)
    #expect(nstop_stops_road(caller.stops, 1, .nan, 116.3, &road, nil, 0) == NSTOP_BAD_COORDINATE)
    #expect(nstop_stops_road(caller.stops, 1, 12, 34, &road, nil, 0) == NSTOP_OFF_THE_MAP)
    #expect(nstop_stops_road(nil, 1, 12, 34, &road, nil, 0) == NSTOP_BAD_HANDLE)
    #expect(nstop_stops_road(caller.stops, 1, 12, 34, nil, nil, 0) == NSTOP_BAD_ARGUMENT)
    var changes: OpaquePointer?
    try CCaller.call { nstop_changes_create(&changes, $0, $1) }
    defer { nstop_changes_destroy(changes) }
    CCaller.text("works") { id in
      for count in [0, -1, 65_537, Int.max, Int.min] {
        #expect(
          nstop_changes_block_segments(changes, id, [road.segment], count, 7, .max, nil, 0) == 1)
      }
      #expect(nstop_changes_block_segments(changes, id, nil, 1, 7, .max, nil, 0) == 1)
      #expect(nstop_changes_block_segments(changes, id, [0], 1, 0, .max, nil, 0) == 1)
      #expect(nstop_changes_block_segments(changes, id, [0], 1, 8, .max, nil, 0) == 1)
      #expect(nstop_changes_block_segments(caller.stops, id, [0], 1, 7, .max, nil, 0) == 2)
    }
  }
}
