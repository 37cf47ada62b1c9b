/// Finds the stretches near a place: a grid of square cells, each listing the stretches that may touch
/// it.
struct StretchGrid {
  /// A stretch and whose it is.
  struct Entry {
    let stretch: Stretch
    /// The number of its line, and its number within the line.
    let line: Int
    let index: Int
  }

  private(set) var entries: [Entry] = []
  private var cells: [[Int]]

  private static let metresPerCell = 90.0
  private static let columns = 100
  private static let rows = 140
  private static let corner = Spot(39.863, 116.308).plan

  init() { cells = Array(repeating: [], count: StretchGrid.columns * StretchGrid.rows) }

  init(_ lines: [RoadLine]) {
    self.init()
    for (number, line) in lines.enumerated() { add(line, number: number) }
  }

  mutating func add(_ line: RoadLine, number: Int) {
    for (index, stretch) in line.stretches.enumerated() {
      add(stretch, line: number, index: index)
    }
  }

  mutating func add(_ stretch: Stretch, line: Int, index: Int) {
    let entry = entries.count
    entries.append(Entry(stretch: stretch, line: line, index: index))
    for cell in cellNumbers(around: stretch, margin: 2) { cells[cell].append(entry) }
  }

  /// Numbers of the entries that may come within `margin` metres of the stretch, in rising order.
  func near(_ stretch: Stretch, margin: Double = 2) -> [Int] {
    var found: [Int] = []
    for cell in cellNumbers(around: stretch, margin: margin) { found += cells[cell] }
    guard found.count > 1 else { return found }
    found.sort()
    var last = -1
    return found.filter { entry in
      defer { last = entry }
      return entry != last
    }
  }

  /// The nearest stretch to a place that satisfies a condition.
  func nearest(
    to point: Vector, within metres: Double, where isWanted: (Entry) -> Bool
  ) -> (entry: Entry, metres: Double, share: Double)? {
    var best: (entry: Entry, metres: Double, share: Double)?
    for number in near(Stretch(point, point), margin: metres) {
      let entry = entries[number]
      let found = entry.stretch.nearest(to: point)
      guard found.metres <= metres, found.metres < best?.metres ?? .infinity, isWanted(entry)
      else { continue }
      best = (entry, found.metres, found.share)
    }
    return best
  }

  /// The cells of the box around a stretch: more than it touches, but stretches are short.
  private func cellNumbers(around stretch: Stretch, margin: Double) -> [Int] {
    let (a, b) = (stretch.start - StretchGrid.corner, stretch.end - StretchGrid.corner)
    func cell(_ metres: Double, below limit: Int) -> Int {
      max(0, min(limit - 1, Int(metres / StretchGrid.metresPerCell)))
    }
    let west = cell(min(a.east, b.east) - margin, below: StretchGrid.columns)
    let east = cell(max(a.east, b.east) + margin, below: StretchGrid.columns)
    let south = cell(min(a.north, b.north) - margin, below: StretchGrid.rows)
    let north = cell(max(a.north, b.north) + margin, below: StretchGrid.rows)
    var numbers: [Int] = []
    for row in south...north {
      for column in west...east { numbers.append(row * StretchGrid.columns + column) }
    }
    return numbers
  }
}
