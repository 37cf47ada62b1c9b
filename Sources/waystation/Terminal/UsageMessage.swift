/// What is said to whoever calls the command wrongly: the argument parser's words, framed like everything else the
/// command says, and in the reader's language as far as they are not a program's own.
struct UsageMessage {
  /// A line each, safe to show.
  let lines: [String]

  /// - Parameter text: the parser's full message, `Error:` to `See … for more information.`
  init(_ text: String, in language: Language = .ofInvocation) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      PrintableText.of(Self.framed(String(line), isChinese: language == .zh))
    }
  }

  /// The beginnings of lines, as the parser writes them.
  private static let frames = [
    (parser: "Error: ", english: "waystation: ", chinese: "waystation: 用法错误："),
    (parser: "Help:  ", english: "Help:  ", chinese: "说明："),
    (parser: "Usage: ", english: "Usage: ", chinese: "用法："),
  ]

  private static func framed(_ line: String, isChinese: Bool) -> String {
    for frame in frames where line.hasPrefix(frame.parser) {
      let rest = String(line.dropFirst(frame.parser.count))
      guard isChinese else { return frame.english + rest }
      return frame.chinese + (frame.parser == "Error: " ? chinese(rest) : rest)
    }
    guard isChinese, let command = between(line, "  See '", "' for more information.") else {
      return line
    }
    return "  详见 '\(command)'。"
  }

  /// The parser's common complaints; what is not among them stays English.
  private static func chinese(_ text: String) -> String {
    if let parts = parts(text, "The value '", "' is invalid for '") {
      for (mark, words) in [
        ("': ", "："), ("'. Please provide one of the following:", "，应为以下之一："),
        ("'. Please provide one of ", "，应为以下之一："),
      ] {
        guard let (option, rest) = cut(parts.behind, at: mark) else { continue }
        return "'\(option)' 的值 '\(parts.inside)' 无效\(words)\(rest)"
      }
    }
    if let parts = parts(text, "Unknown option '", "'") {
      guard let suggestion = between(parts.behind, ". Did you mean '", "'?") else {
        return "未知选项 '\(parts.inside)'"
      }
      return "未知选项 '\(parts.inside)'。是否指 '\(suggestion)'？"
    }
    for (english, chinese) in [
      ("Missing value for '", "缺少值："), ("Missing expected argument '", "缺少参数："),
      ("Unexpected argument '", "多余的参数："),
    ] {
      if let inside = between(text, english, "'") { return chinese + "'\(inside)'" }
    }
    if let (count, arguments) = cut(text, at: " unexpected arguments: "), Int(count) != nil {
      return "\(count) 个多余的参数：\(arguments)"
    }
    return text
  }

  /// What stands between a beginning and an end.
  private static func between(_ text: String, _ beginning: String, _ end: String) -> String? {
    guard text.hasPrefix(beginning), text.hasSuffix(end),
      text.utf8.count >= beginning.utf8.count + end.utf8.count
    else { return nil }
    return String(text.dropFirst(beginning.count).dropLast(end.count))
  }

  /// What stands between a beginning and the first mark behind it, and what stands behind that.
  private static func parts(
    _ text: String, _ beginning: String, _ mark: String
  ) -> (inside: String, behind: String)? {
    guard text.hasPrefix(beginning) else { return nil }
    return cut(String(text.dropFirst(beginning.count)), at: mark)
  }

  private static func cut(_ text: String, at mark: String) -> (inside: String, behind: String)? {
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix(mark) {
        return (String(text[..<rest.startIndex]), String(rest.dropFirst(mark.count)))
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
