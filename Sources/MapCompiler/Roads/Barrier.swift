/// What a word of `barrier=*` means to somebody who comes to it.
enum Barrier: Hashable {
  /// Nothing to stop for.
  case passable
  /// Something to open.
  case gate
  /// Something to open on foot, where a rider gets off first.
  case door
  /// Room for whoever walks; riders get off and push through.
  case narrow
  /// Room for one person and no vehicle.
  case squeeze
  /// No way through.
  case wall

  /// - Returns: `nil` for a word that is not known.
  init?(_ text: String) {
    guard let barrier = Barrier.words[text] else { return nil }
    self = barrier
  }

  private static let words: [String: Barrier] = [
    // A boom stops cars; there is room beside it.
    "bollard": .passable, "block": .passable, "lift_gate": .passable, "entrance": .passable,
    "height_restrictor": .passable, "toll_booth": .passable, "cattle_grid": .passable,
    "kerb": .passable, "sump_buster": .passable, "bus_trap": .passable, "planter": .passable,
    "spikes": .passable, "swing_gate": .gate, "gate": .gate, "sliding_gate": .gate,
    "hampshire_gate": .gate, "bump_gate": .gate, "sally_port": .gate, "border_control": .gate,
    "wicket_gate": .door, "door": .door,
    "cycle_barrier": .narrow, "motorcycle_barrier": .narrow, "chain": .narrow, "rope": .narrow,
    "jersey_barrier": .narrow, "log": .narrow, "debris": .narrow, "bar": .narrow,
    "kissing_gate": .squeeze, "stile": .squeeze, "horse_stile": .squeeze, "turnstile": .squeeze,
    "full-height_turnstile": .squeeze,
    "wall": .wall, "fence": .wall, "hedge": .wall, "ditch": .wall, "retaining_wall": .wall,
    "city_wall": .wall, "guard_rail": .wall,
  ]
}
