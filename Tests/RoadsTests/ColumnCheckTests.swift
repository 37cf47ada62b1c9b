import SnapshotFormat
import TestSupport
import Testing

@testable import Roads

/// The checks without branches say what a comparison of each number would say.
struct ColumnCheckTests {
  private static let numbers: [UInt32] = [
    0, 1, 2, 9, 10, 11, 0x7FFF_FFFE, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0x8000_0009, .max - 1,
    .max,
  ]

  @Test(arguments: [0, 1, 2, 10, 11, 0x7FFF_FFFF, 0x8000_0000])
  func bounds(bound: Int) {
    for number in Self.numbers {
      for column in [[number], [0, number, 0], [0, 0, 0, 0, 0, 0, 0, 0, number]] {
        let isRight = column.allSatisfy { Int($0) < bound }
        let passes = (try? ColumnCheck.are(Column(column), below: bound, "number")) != nil
        #expect(passes == isRight, "\(column), \(bound)")
      }
    }
    #expect(throws: Never.self) { try ColumnCheck.are(Column([]), below: bound, "number") }
  }

  @Test func rows() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      var starts = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        UInt32.random(in: 0...20, using: &generator)
      }
      if Bool.random(using: &generator) { starts.sort() }
      if Bool.random(using: &generator) { starts[0] = 0 }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let place = starts.indices.randomElement(using: &generator) ?? 0
        starts[place] = Self.numbers.randomElement(using: &generator) ?? 0
      }
      let count = Int(starts[starts.count - 1])
      let isRight = starts == starts.sorted() && starts[0] == 0 && count < 1 << 31
      let passes = (try? ColumnCheck.areRows(Column(starts), of: count, "things")) != nil
      #expect(passes == isRight, "\(starts)")
      #expect(throws: SnapshotError.self) {
        try ColumnCheck.areRows(Column(starts), of: count + 1, "things")
      }
    }
    #expect(throws: SnapshotError.self) { try ColumnCheck.areRows(Column([]), of: 0, "things") }
  }
}
