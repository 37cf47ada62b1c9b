import Foundation
import Worlds

/// The junctions of one synthetic town: a lattice that has been disturbed until it is none.
///
/// Lines are arterials, collectors or local streets, at uneven distances; the points where they meet are
/// moved; three of ten local streets are missing, and with them whatever hangs on nothing else; parks have
/// no streets inside but arterials, a river few bridges, a railway few crossings. A plain lattice would be
/// the worst that can happen to a hierarchy: no cut is better than any other, and all are wide.
struct Town {
  /// Metres between two lines.
  private static let spacing = 75.0

  private(set) var sketch = RoadSketch()
  private let side: Int
  /// By line, for those from west to east and those from south to north.
  private let rows: [RoadKind]
  private let columns: [RoadKind]
  private let river: Wave
  private let railway: Wave
  private let parks: [Disc]

  private struct Disc {
    var row: Double
    var column: Double
    var radius: Double
  }

  /// A line across the town, from west to east.
  private struct Wave {
    let middle: Double
    let height: Double
    let length: Double
    let start: Double

    init(_ side: Int, using random: inout SplitMix64) {
      middle = Double(side) * (0.25 + 0.5 * random.unit())
      height = Double(side) * (0.05 + 0.05 * random.unit())
      length = Double(side) * (0.7 + random.unit())
      start = random.unit()
    }

    func row(_ column: Double) -> Double {
      middle + height * sin(2 * .pi * (column / length + start))
    }
  }

  /// - Parameters:
  ///   - count: about how many junctions.
  ///   - centre: where.
  init(_ count: Int, around centre: RoadSketch.Point, using random: inout SplitMix64) {
    // Parks, water and what falls off take a tenth.
    let side = max(8, Int((Double(count) * 1.1).squareRoot().rounded()))
    self.side = side
    rows = Town.lines(side, using: &random)
    columns = Town.lines(side, using: &random)
    river = Wave(side, using: &random)
    railway = Wave(side, using: &random)
    parks = (0..<(side * side / 1_500)).map { _ in
      Disc(
        row: Double(side) * random.unit(), column: Double(side) * random.unit(),
        radius: 2 + 5 * random.unit())
    }
    draw(around: centre, using: &random)
    sketch.keepLargestPart()
  }

  private static func lines(_ count: Int, using random: inout SplitMix64) -> [RoadKind] {
    var lines = [RoadKind](repeating: .local, count: count)
    var place = Int(random.unit() * 6)
    var untilArterial = 2
    while place < count {
      untilArterial -= 1
      lines[place] = untilArterial == 0 ? .arterial : .collector
      if untilArterial == 0 { untilArterial = 3 + Int(random.unit() * 3) }
      place += 4 + Int(random.unit() * 5)
    }
    return lines
  }

  private func isLand(_ row: Int, _ column: Int) -> Bool {
    if abs(Double(row) - river.row(Double(column))) < 1 { return false }
    if rows[row] == .arterial || columns[column] == .arterial { return true }
    return !parks.contains { park in
      let (height, width) = (Double(row) - park.row, Double(column) - park.column)
      return height * height + width * width < park.radius * park.radius
    }
  }

  private mutating func draw(around centre: RoadSketch.Point, using random: inout SplitMix64) {
    // By row and column.
    var numbers = [Int?](repeating: nil, count: side * side)
    for row in 0..<side {
      for column in 0..<side where isLand(row, column) {
        numbers[row * side + column] = sketch.points.count
        sketch.points.append(
          RoadSketch.Point(
            x: centre.x + Town.spacing * (Double(column - side / 2) + 0.7 * (random.unit() - 0.5)),
            y: centre.y + Town.spacing * (Double(row - side / 2) + 0.7 * (random.unit() - 0.5))))
      }
    }
    for row in 0..<side {
      for column in 0..<side {
        guard let here = numbers[row * side + column] else { continue }
        if column + 1 < side, let east = numbers[row * side + column + 1],
          random.unit() < rows[row].share
        {
          sketch.add(here, east, rows[row], using: &random)
        }
        guard row + 1 < side else { continue }
        if let north = numbers[(row + 1) * side + column] {
          if crosses(railway, row, column), !isCrossing(columns[column], using: &random) {
            continue
          }
          if random.unit() < columns[column].share {
            sketch.add(here, north, columns[column], using: &random)
          }
        } else if columns[column] == .arterial, random.unit() < 0.7 {
          // A bridge, to the first point beyond the river.
          let beyond = (row + 2..<min(row + 5, side)).lazy.compactMap { [side] in
            numbers[$0 * side + column]
          }
          if let north = beyond.first { sketch.add(here, north, .arterial, using: &random) }
        }
      }
    }
  }

  private func crosses(_ line: Wave, _ row: Int, _ column: Int) -> Bool {
    let place = line.row(Double(column))
    return Double(row) <= place && place < Double(row + 1)
  }

  private func isCrossing(_ kind: RoadKind, using random: inout SplitMix64) -> Bool {
    kind == .arterial || kind == .collector && random.unit() < 0.4
  }
}
