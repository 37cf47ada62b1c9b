internal import ArgumentParser

/// Which compiled map a subcommand asks, and in which language it answers: options that all who answer
/// by road share.
struct MapOptions: ParsableArguments {
  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "A map made by 'waystation compile'; without it, the embedded sample.", valueName: "file"),
    completion: .file(extensions: ["waystation"]))
  var map: String?

  @Option(help: "Language of tables and notes: zh, en or both names. Default: from LANG.")
  var lang: Language?

  var language: Language { lang ?? .ofEnvironment }

  func validate() throws {
    guard map != "-" else {
      throw ValidationError(
        "a map is read in place and cannot come from standard input: give a file with --map",
        chinese: "地图直接从文件读取，不能来自标准输入：请用 --map 给出文件")
    }
  }
}
