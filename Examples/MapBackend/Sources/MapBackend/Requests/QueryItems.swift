/// What stands behind the question mark: every name once, and only names that are known.
struct QueryItems: Sendable {
  private let items: [(name: String, value: String)]

  /// - Parameters:
  ///   - text: not decoded; empty for none.
  ///   - names: those that are understood.
  init(_ text: Substring, allowing names: [String]) throws(RequestError) {
    var items: [(name: String, value: String)] = []
    if !text.isEmpty {
      for item in text.split(separator: "&", omittingEmptySubsequences: false) {
        let halves = item.split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, let name = PercentDecoding.decode(halves[0]),
          let value = PercentDecoding.decode(halves[1])
        else {
          throw RequestError(
            .invalidQuery, "'\(Excerpt.of(item))' is no option: expected name=value")
        }
        guard names.contains(name) else {
          throw RequestError(
            .invalidQuery,
            "'\(Excerpt.of(name))' is no option here: expected "
              + (names.isEmpty ? "none" : names.joined(separator: ", ")))
        }
        guard !items.contains(where: { $0.name == name }) else {
          throw RequestError(.invalidQuery, "'\(name)' stands there twice")
        }
        items.append((name, value))
      }
    }
    self.items = items
  }

  /// The value of an option; `nil` where it isn't given.
  subscript(name: String) -> String? { items.first { $0.name == name }?.value }
}

extension QueryItems {
  /// A whole number.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(RequestError) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = NumberText.integer(text), range.contains(number) else {
      throw .invalidValue(
        name, text, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number.
  func number(_ name: String, in range: ClosedRange<Double>) throws(RequestError) -> Double? {
    guard let text = self[name] else { return nil }
    guard let number = NumberText.number(text), range.contains(number) else {
      throw .invalidValue(
        name, text, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// `true` or `false`.
  func truth(_ name: String) throws(RequestError) -> Bool? {
    switch self[name] {
    case nil: return nil
    case "true": return true
    case "false": return false
    case .some(let text): throw .invalidValue(name, text, expected: "true or false")
    }
  }

  /// One of some words.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Word.Type = Word.self
  ) throws(RequestError) -> Word? {
    guard let text = self[name] else { return nil }
    guard let word = Word(rawValue: text) else {
      throw .invalidValue(
        name, text,
        expected: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }
}
