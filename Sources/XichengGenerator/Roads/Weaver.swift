/// Joins lines where they meet: each gets a point wherever another of its level crosses it, and
/// wherever any line ends on it.
///
/// Points that fall on the same spot of the grid are one node of the network. Lines of different
/// levels cross without a point: that is what a bridge is.
struct Weaver {
  /// What comes this near to a point is that point.
  static let tolerance = 1.5

  static func woven(_ lines: [RoadLine]) -> [RoadLine] {
    let grid = StretchGrid(lines)
    var added = Array(repeating: [(share: Double, spot: Spot)](), count: grid.entries.count)

    for (number, entry) in grid.entries.enumerated() where lines[entry.line].role != .scenery {
      for other in grid.near(entry.stretch) where other > number {
        let otherEntry = grid.entries[other]
        guard lines[otherEntry.line].role != .scenery else { continue }
        let isNeighbour =
          entry.line == otherEntry.line && abs(entry.index - otherEntry.index) <= 1
        guard !isNeighbour else { continue }
        let sameLevel = lines[entry.line].level == lines[otherEntry.line].level
        var touched = join(lines, otherEntry, to: entry, sameLevel: sameLevel, &added[number])
        if join(lines, entry, to: otherEntry, sameLevel: sameLevel, &added[other]) {
          touched = true
        }
        guard sameLevel, !touched, let at = entry.stretch.crossing(otherEntry.stretch) else {
          continue
        }
        let spot = Spot(plan: entry.stretch.point(at: at.share))
        added[number].append((at.share, spot))
        added[other].append((at.otherShare, spot))
      }
    }

    var result = lines
    var number = 0
    for (index, line) in lines.enumerated() {
      var points = [line.points[0]]
      for end in line.points.dropFirst() {
        let inserted = added[number].sorted { $0.share < $1.share }
        for spot in inserted.map(\.spot) + [end] where spot != points[points.count - 1] {
          points.append(spot)
        }
        number += 1
      }
      result[index].points = points
    }
    return result
  }

  /// Puts the ends of one stretch that lie on another into it.
  ///
  /// - Returns: whether the two touch there, so that they need no crossing besides.
  private static func join(
    _ lines: [RoadLine], _ ending: StretchGrid.Entry, to entry: StretchGrid.Entry,
    sameLevel: Bool, _ added: inout [(share: Double, spot: Spot)]
  ) -> Bool {
    let line = lines[ending.line]
    var touched = false
    for offset in 0...1 {
      let index = ending.index + offset
      let isEnd = index == 0 || index == line.points.count - 1
      guard sameLevel || (isEnd && line.endsJoinAnyLevel) else { continue }
      let spot = line.points[index]
      let found = entry.stretch.nearest(to: spot.plan)
      guard found.metres <= tolerance else { continue }
      touched = true
      added.append((found.share, spot))
    }
    return touched
  }
}
