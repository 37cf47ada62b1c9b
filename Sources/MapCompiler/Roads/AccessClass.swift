/// Who may use a road, where it is not closed.
///
/// An attribute rather than a verdict: a courier delivers to the very places that are private.
public enum AccessClass: String, CaseIterable, Hashable, Sendable {
  /// Anybody, on the way to anywhere.
  case open
  /// Whoever has business there.
  case destination
  /// Whoever delivers there: our users.
  case delivery
  /// Customers of the place.
  case customers
  /// Holders of a permit.
  case permit
  /// Whoever the owner lets in: residents, or a courier with a code.
  case `private`

  /// Whether a trip may pass through. Where it may not, it may still begin or end: a route uses such
  /// roads in one piece at its start and one at its end, and never between two open ones.
  public var allowsThroughTraffic: Bool { self == .open }
}

/// What a value of `access=*`, `foot=*`, `bicycle=*` … says.
enum AccessWord: Hashable {
  case allowed(AccessClass)
  /// Push.
  case dismount
  /// Use the way beside this one.
  case sidepath
  case closed

  /// - Parameter text: one word, or several with semicolons between them, of which the most generous
  ///   counts: who is named may pass.
  /// - Returns: `nil` where no word is understood.
  init?(_ text: String) {
    if let word = AccessWord.words[text] {
      self = word
      return
    }
    guard text.utf8.contains(UInt8(ascii: ";")) else { return nil }
    let found = text.words.compactMap { AccessWord.words[$0] }
    guard let best = found.min(by: { $0.severity < $1.severity }) else { return nil }
    self = best
  }

  /// Whether a value openly says that nothing is known.
  static func isSilent(_ text: String) -> Bool { text == "unknown" || text.isEmpty }

  private var severity: Int {
    switch self {
    case .allowed(let access): AccessClass.allCases.firstIndex(of: access) ?? 0
    case .dismount: 10
    case .sidepath: 11
    case .closed: 12
    }
  }

  private static let words: [String: AccessWord] = [
    "yes": .allowed(.open), "designated": .allowed(.open), "permissive": .allowed(.open),
    "official": .allowed(.open), "public": .allowed(.open), "optional_sidepath": .allowed(.open),
    "discouraged": .allowed(.open),
    "destination": .allowed(.destination), "delivery": .allowed(.delivery),
    "customers": .allowed(.customers), "permit": .allowed(.permit),
    "private": .allowed(.private), "residents": .allowed(.private),
    "dismount": .dismount, "use_sidepath": .sidepath,
    "no": .closed, "agricultural": .closed, "forestry": .closed, "military": .closed,
    "emergency": .closed, "psv": .closed, "bus": .closed, "hgv": .closed,
  ]
}
