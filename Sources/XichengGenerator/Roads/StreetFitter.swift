/// Makes the ends of hand-drawn streets meet the streets they lead to.
///
/// The tables give positions to ten metres or so, too coarse for two ends to fall on one spot: what
/// sticks out beyond the last crossing is cut off, and what falls short is led on to the nearest
/// street.
struct StreetFitter {
  private static let reach = 60.0

  static func fitted(_ lines: [RoadLine]) -> [RoadLine] {
    let grid = StretchGrid(lines)
    var ends: [Spot: Int] = [:]
    for line in lines {
      ends[line.points[0], default: 0] += 1
      ends[line.points[line.points.count - 1], default: 0] += 1
    }
    return lines.enumerated().map { number, line in
      guard line.role == .street else { return line }
      var fitted = line
      for _ in 0..<2 {
        fitted.points.reverse()
        guard ends[fitted.points[fitted.points.count - 1]] == 1 else { continue }
        fitEnd(&fitted, number: number, lines: lines, grid: grid)
      }
      return fitted
    }
  }

  /// Fits the last point.
  private static func fitEnd(
    _ line: inout RoadLine, number: Int, lines: [RoadLine], grid: StretchGrid
  ) {
    let end = line.points[line.points.count - 1]
    let axis = line.axis
    func isWanted(_ entry: StretchGrid.Entry) -> Bool {
      entry.line != number && lines[entry.line].role == .street && lines[entry.line].axis != axis
    }
    // From the end backwards, the first crossing within reach; the street ends there.
    var passed = 0.0
    var index = line.points.count - 1
    while index > 0, passed < reach {
      let stretch = Stretch(line.points[index].plan, line.points[index - 1].plan)
      let crossings = grid.near(stretch).filter { isWanted(grid.entries[$0]) }
        .compactMap { stretch.crossing(grid.entries[$0].stretch)?.share }
      if let share = crossings.min() {
        guard passed + share * stretch.length <= reach else { break }
        line.points.removeSubrange(index...)
        line.points.append(Spot(plan: stretch.point(at: share)))
        return
      }
      passed += stretch.length
      index -= 1
    }
    guard let found = grid.nearest(to: end.plan, within: reach, where: isWanted),
      found.metres > Weaver.tolerance
    else { return }
    line.points.append(Spot(plan: found.entry.stretch.point(at: found.share)))
  }
}
