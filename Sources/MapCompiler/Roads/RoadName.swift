/// What a road is called.
public struct RoadName: Hashable, Sendable {
  /// `name:zh`, or `name` where it has a Chinese character.
  public var chinese: String?
  /// `name:en`, or `name` where it has none.
  public var english: String?
  /// Its number, such as `G108`.
  public var reference: String?

  init(_ tags: some TagLookup) {
    chinese = tags["name:zh"]
    english = tags["name:en"]
    reference = tags["ref"]
    guard let name = tags["name"] else { return }
    if name.hasHanCharacter {
      if chinese == nil { chinese = name }
    } else if english == nil {
      english = name
    }
  }
}
