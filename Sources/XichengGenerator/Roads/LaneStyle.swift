/// How dense and how regular the generated lanes of a subdistrict are.
struct LaneStyle: Sendable {
  /// Metres between lanes that run east to west, and between those that cross them.
  let rows: Double
  let columns: Double
  /// Percent of the pieces that are there.
  let keepRows: Int
  let keepColumns: Int
  /// Metres that a corner may be off its place on the grid.
  let unevenness: Double
  /// Percent of the blocks that hold a gated compound.
  let compounds: Int

  /// The old city: hutongs close together, mostly from east to west.
  static let old = LaneStyle(
    rows: 74, columns: 118, keepRows: 90, keepColumns: 52, unevenness: 15, compounds: 0)

  /// The old shopping lanes outside Qianmen: narrower still, and every which way.
  static let market = LaneStyle(
    rows: 58, columns: 86, keepRows: 84, keepColumns: 66, unevenness: 17, compounds: 0)

  /// Offices and rebuilt blocks between what is left of the lanes.
  static let mixed = LaneStyle(
    rows: 104, columns: 132, keepRows: 88, keepColumns: 72, unevenness: 12, compounds: 30)

  /// Estates of the second half of the twentieth century: wide blocks with a fence around each.
  static let estates = LaneStyle(
    rows: 150, columns: 168, keepRows: 94, keepColumns: 92, unevenness: 13, compounds: 86)

  static func of(_ subdistrict: Subdistrict) -> LaneStyle {
    switch subdistrict.slug {
    case "shichahai", "xinjiekou", "chunshu": .old
    case "dashilan": .market
    case "xichanganjie", "jinrongjie", "taoranting", "tianqiao", "niujie": .mixed
    default: .estates
    }
  }
}
