public import MapImport

/// How far the compilation of a map has come.
public struct MapProgress: Hashable, Sendable {
  /// What is being read: ways first, then the nodes they are made of.
  public enum Stage: Hashable, Sendable { case ways, nodes }

  public var stage: Stage
  /// How far the file has been read at this stage.
  public var read: OSMProgress
}
