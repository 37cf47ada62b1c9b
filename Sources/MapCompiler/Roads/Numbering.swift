/// Numbers values in the order in which they first come; equal ones have one number.
struct Numbering<Value: Hashable> {
  /// By number.
  private(set) var values: [Value] = []
  private var numbers: [Value: UInt32] = [:]

  /// The number of a value: a new one where it has none. O(1).
  mutating func number(of value: Value) -> UInt32 {
    if let number = numbers[value] { return number }
    let number = UInt32(truncatingIfNeeded: values.count)
    values.append(value)
    numbers[value] = number
    return number
  }
}
