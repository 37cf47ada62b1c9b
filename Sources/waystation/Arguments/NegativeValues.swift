/// Lets a value begin with a minus sign.
///
/// `waystation nearest -33.86,151.21` is a coordinate in Sydney, and `--exclude -1` names a stop, but
/// the argument parser takes whatever begins with a dash for an option. No option of ours begins with
/// a digit, so a dash before a digit or a point begins a value. Nothing is changed but how the
/// arguments are put: `--exclude -1` becomes `--exclude=-1`, and coordinates go behind a `--`.
enum NegativeValues {
  /// The options that take no value.
  static let flags: Set<String> = [
    "--strict", "--corners", "--check", "--route", "--stops-from-osm", "--known-hours",
    "--any-hours", "--explain", "--compact", "--no-lists", "--in-order", "--help", "--version",
  ]

  static func shield(_ arguments: [String]) -> [String] {
    guard let subcommand = arguments.first, arguments.contains(where: isNegative) else {
      return arguments
    }
    var options: [String] = []
    var values: [String] = []
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "--" {
        values += rest
        break
      } else if !argument.hasPrefix("-") || argument == "-" || isNegative(argument) {
        values.append(argument)
      } else if !argument.hasPrefix("--") && argument != "-o" || argument.contains("=")
        || flags.contains(argument)
      {
        options.append(argument)
      } else if let value = rest.popFirst() {
        let isJoined = isNegative(value) && argument.hasPrefix("--")
        options += isJoined ? [argument + "=" + value] : [argument, value]
      } else {
        options.append(argument)
      }
    }
    return [subcommand] + options + (values.contains(where: isNegative) ? ["--"] : []) + values
  }

  private static func isNegative(_ argument: String) -> Bool {
    guard argument.utf8.first == UInt8(ascii: "-"), let next = argument.utf8.dropFirst().first
    else { return false }
    return (0x30...0x39).contains(next) || next == UInt8(ascii: ".")
  }
}
