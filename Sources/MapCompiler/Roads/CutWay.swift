internal import Geodesy

/// A way, cut at the vertices it passes.
struct CutWay {
  /// Its nodes, run after run.
  private(set) var line: [UInt32] = []
  /// Where they lie.
  private(set) var places: [Coordinate] = []
  /// From vertex to vertex, in the order of the way.
  private(set) var pieces: [Piece] = []
  /// The length of all pieces: what is known of the way's length.
  private(set) var metres = 0.0

  /// A part of ``CutWay/line`` that begins and ends at a vertex and passes none.
  struct Piece {
    var nodes: ClosedRange<Int>
    /// Along all its nodes, by great circles.
    var metres: Double
  }

  init(_ runs: [[UInt32]], isVertex: [Bool], nodes: NodeCollector) {
    for run in runs {
      var start = line.count
      var last: UnitVector?
      var length = 0.0
      for node in run {
        guard let place = nodes.coordinate(of: Int(node)) else { continue }
        let here = line.count
        line.append(node)
        places.append(place)
        let vector = UnitVector(place)
        if let last {
          length += GreatCircle.distance(squaredChord: last.squaredChord(to: vector)).metres
        }
        last = vector
        // Runs begin at vertices; a node never follows itself, so a piece has two nodes or more.
        guard here > start, isVertex[Int(node)] else { continue }
        pieces.append(Piece(nodes: start...here, metres: length))
        metres += length
        start = here
        length = 0
      }
    }
  }
}
