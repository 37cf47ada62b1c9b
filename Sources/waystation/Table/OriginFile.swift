internal import Geodesy
internal import MapImport

/// A file of origins, one coordinate a line.
///
/// Unlike a batch of `waystation nearest`, a table has no place to tell of a bad line: it would be a row
/// without times that looks like a place that is cut off. So the first bad line ends the command.
enum OriginFile {
  /// - Throws: a failure that names the file and the line.
  static func read(_ file: String, datum: Datum) throws(CommandFailure) -> [Origin] {
    let bytes: [UInt8]
    do throws(MapImportError) {
      bytes = try InputFile.read(file)
    } catch {
      throw .badData(PrintableText.of(error.description))
    }
    return try read(bytes, named: file, datum: datum)
  }

  /// - Parameter file: its name, for messages.
  static func read(
    _ bytes: [UInt8], named file: String, datum: Datum
  ) throws(CommandFailure) -> [Origin] {
    let name = file == "-" ? "standard input" : PrintableText.of(file)
    let chineseName = file == "-" ? "标准输入" : name
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    var origins: [Origin] = []
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      let line = Array(line.last == 0x0D ? line.dropLast() : line)
      do throws(OriginError) {
        origins.append(try Origin(parsing: line.span, datum: datum))
      } catch {
        throw .badData(
          "\(name):\(index + 1): \(error.description); every line has to hold a coordinate",
          chinese: "\(chineseName):\(index + 1)：\(error.chineseDescription)；每行应为一个坐标")
      }
    }
    guard !origins.isEmpty else {
      throw .badData(
        "\(name) is empty: expected a coordinate per line, such as 39.9074,116.3675",
        chinese: "\(chineseName) 为空：每行应为一个坐标，例如 39.9074,116.3675")
    }
    return origins
  }
}
