internal import ArgumentParser

extension Language {
  /// What `--lang` says, or else the environment. The parser throws before any option can be asked.
  static let ofInvocation = Language.of(CommandLine.arguments)

  /// The last `--lang zh` or `--lang=zh` of a command line.
  static func of(_ arguments: [String]) -> Language {
    let values = zip(arguments, arguments.dropFirst()).compactMap { argument, next in
      argument == "--lang" ? Language(rawValue: next) : nil
    }
    let joined = arguments.compactMap { argument in
      argument.hasPrefix("--lang=") ? Language(rawValue: String(argument.dropFirst(7))) : nil
    }
    return values.last ?? joined.last ?? .ofEnvironment
  }
}

extension ValidationError {
  /// What was seen, what was expected, what to do; in the reader's language.
  init(_ english: String, chinese: String) {
    self.init(Language.ofInvocation == .zh ? chinese : english)
  }
}

extension CommandFailure {
  /// The same for what is only seen in the data.
  static func badData(_ english: String, chinese: String) -> CommandFailure {
    .badData(Language.ofInvocation == .zh ? chinese : english)
  }

  /// The same for what is only seen later.
  static func wrongUsage(_ english: String, chinese: String) -> CommandFailure {
    .wrongUsage(Language.ofInvocation == .zh ? chinese : english)
  }
}
