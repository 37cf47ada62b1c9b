/// What sort of place a stop is. Open-ended: a source may bring kinds of its own.
public struct StopKind: RawRepresentable, Hashable, Sendable {
  /// The word the source uses.
  public let rawValue: String

  /// Takes any word.
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// How fully a stop is equipped, from a corner of one square metre to a staffed station.
public enum StopTier: String, CaseIterable, Sendable, Hashable, Comparable {
  /// A square metre with a seat or a socket.
  case corner
  /// A room or a counter that offers several amenities.
  case point
  /// A station of its own, staffed.
  case station

  public static func < (left: StopTier, right: StopTier) -> Bool {
    switch (left, right) {
    case (.corner, .point), (.corner, .station), (.point, .station): true
    default: false
    }
  }
}

/// How one gets in.
public enum StopAccess: String, CaseIterable, Sendable, Hashable {
  /// By the open door.
  case open
  /// By a code that a phone reads at the door.
  case qrCode = "qr_code"
  /// By digits typed in at the door.
  case doorCode = "door_code"
  /// By asking whoever is in charge.
  case askStaff = "ask_staff"
  /// Only who buys something.
  case customersOnly = "customers_only"
  /// Only whom the owner lets in.
  case `private`
  /// Closed to the public.
  case nobody = "no"
}

/// Whether a stop costs something.
public enum StopFee: Hashable, Sendable {
  /// Nothing has to be paid.
  case free
  /// Something has to be paid; the text says how much, where the source does.
  case charged(String?)
}
