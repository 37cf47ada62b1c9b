import Worlds

/// Our time in relation to nanoflann's that must not be exceeded.
///
/// A ratio of two times from one run depends on the machine far less than a time does, so it can
/// stand here; `compare --check` allows for a fifth more, since rounds differ.
enum Bar {
  static let allowance = 1.2

  static func ratio(_ shape: World.Shape, _ question: Question) -> Double? {
    switch (shape, question.need, question.count) {
    case (.district, .none, 1): 0.42
    case (.district, .none, 10): 0.36
    case (.district, .one, 1): 0.33
    case (.district, .one, 10): 0.27
    case (.city, .none, 1): 0.35
    case (.city, .none, 10): 0.30
    case (.city, .one, 1): 0.29
    case (.city, .one, 10): 0.29
    case (.city, .rare, 1): 0.13
    case (.city, .rare, 10): 0.09
    case (.country, .none, 1): 0.50
    case (.country, .none, 10): 0.50
    case (.country, .one, 1): 0.34
    case (.country, .one, 10): 0.39
    default: nil
    }
  }
}
