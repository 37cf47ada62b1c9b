/// What sort of place a stop is. Open-ended: a source may bring kinds of its own.
public struct StopKind: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
}

/// How fully a stop is equipped, from a corner of one square metre to a staffed station.
public enum StopTier: String, CaseIterable, Sendable, Hashable, Comparable {
  case corner
  case point
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
  case open
  case qrCode = "qr_code"
  case doorCode = "door_code"
  case askStaff = "ask_staff"
  case customersOnly = "customers_only"
}

/// Whether a stop costs something.
public enum StopFee: Hashable, Sendable {
  case free
  /// Something has to be paid; the text says how much, where the source does.
  case charged(String?)
}
