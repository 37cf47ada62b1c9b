/// Lets a value begin with a minus sign.
///
/// `waystation nearest -33.86,151.21` is a coordinate in Sydney, but the argument parser takes
/// whatever begins with a dash for an option. No option of ours begins with a digit, so a dash before
/// a digit or a point is always a value; a blank in front, which every reader of values trims, keeps
/// it from being mistaken.
enum NegativeValues {
  static func shield(_ arguments: [String]) -> [String] {
    arguments.map { argument in
      guard argument.utf8.first == UInt8(ascii: "-"), let next = argument.utf8.dropFirst().first
      else { return argument }
      return (0x30...0x39).contains(next) || next == UInt8(ascii: ".") ? " " + argument : argument
    }
  }
}
