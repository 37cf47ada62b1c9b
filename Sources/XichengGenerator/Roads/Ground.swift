/// Ground that lanes keep out of: water, and closed or fenced places with paths of their own.
struct Ground: Sendable {
  let name: String
  let outline: Outline

  init(_ name: String, _ corners: [(Double, Double)]) {
    self.name = name
    outline = Outline(corners.map { Spot($0.0, $0.1) })
  }

  init(_ water: Water) {
    name = water.name
    outline = water.outline
  }

  func contains(_ spot: Spot) -> Bool { outline.contains(spot) }
}

extension Ground {
  /// Large buildings, a mansion and a closed bank that no lane runs through, as rough rectangles.
  static let built: [Ground] = [
    Ground(
      "中海北岸",
      [(39.9219, 116.3756), (39.9219, 116.3856), (39.9206, 116.3856), (39.9206, 116.3756)]),
    Ground(
      "国家大剧院",
      [(39.9055, 116.3819), (39.9055, 116.3847), (39.9038, 116.3847), (39.9038, 116.3819)]),
    Ground(
      "人民大会堂",
      [(39.9052, 116.3868), (39.9052, 116.3895), (39.9022, 116.3895), (39.9022, 116.3868)]),
    Ground(
      "恭王府",
      [(39.9385, 116.3797), (39.9385, 116.3815), (39.9363, 116.3815), (39.9363, 116.3797)]),
  ]
}
