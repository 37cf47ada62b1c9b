/// What the ground does to speed.
///
/// `surface`, `smoothness` and `tracktype` describe the same ground, so the worst of them counts and
/// they are not multiplied. The factors are estimates for city tyres; words that are not listed change
/// nothing. `incline` is left out: its sign follows the way's direction but its size is mostly
/// missing, an e-bike hardly notices, and the plain of Beijing has none.
struct Surface {
  /// Of riding speeds; 0 where nobody can ride.
  let riding: Double
  /// Of walking and pushing speeds.
  let walking: Double

  init(_ tags: some TagLookup) {
    let surface = tags["surface"].flatMap { Surface.surfaces[$0] }
    let smoothness = tags["smoothness"].flatMap { Surface.smoothnesses[$0] }
    let grade = tags["tracktype"].flatMap { Surface.grades[$0] }
    riding = [surface, smoothness, grade].compactMap { $0 }.min() ?? 1
    // Whoever walks notices only the ground itself, and only where it gives way.
    walking = surface.map { $0 <= 0.4 ? 0.8 : 1 } ?? 1
  }

  private static let surfaces: [String: Double] = [
    "asphalt": 1, "concrete": 1, "paved": 1, "concrete:plates": 0.95, "paving_stones": 0.95,
    "bricks": 0.9, "wood": 0.9, "metal": 0.9, "concrete:lanes": 0.85, "compacted": 0.85,
    "fine_gravel": 0.8, "sett": 0.7, "unpaved": 0.7, "gravel": 0.65, "ground": 0.65, "dirt": 0.65,
    "earth": 0.65, "unhewn_cobblestone": 0.5, "cobblestone": 0.6, "pebblestone": 0.6, "grass": 0.5,
    "rock": 0.4, "sand": 0.35, "mud": 0.35, "snow": 0.35, "ice": 0.35,
  ]

  private static let smoothnesses: [String: Double] = [
    "intermediate": 0.9, "bad": 0.7, "very_bad": 0.5, "horrible": 0.4, "very_horrible": 0,
    "impassable": 0,
  ]

  private static let grades: [String: Double] = [
    "grade2": 0.85, "grade3": 0.7, "grade4": 0.6, "grade5": 0.5,
  ]
}
