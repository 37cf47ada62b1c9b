internal import Geodesy

/// What a search keeps of the leaves it is shown.
///
/// There is one search and several collectors: the nearest one, a few nearest, any number of
/// nearest, all within a distance. Each is compiled into a search of its own.
protocol LeafCollector {
  /// No stop with a larger squared chord is wanted any more. Rounded up, never down.
  var bound: Float { get }

  /// Looks at the stops of one leaf.
  ///
  /// - Parameters:
  ///   - chords: single-precision squared chords by slot; infinite for stops that don't qualify.
  ///   - leaf: the leaf's number.
  mutating func collect(
    _ chords: LeafColumn, leaf: Int, of index: borrowing StopIndex, from query: UnitVector)
}
