// Lists the public symbols that have no documentation comment, or one without a first sentence.
//
//     UndocumentedSymbols NearestStop.symbols.json …
//
// Reads symbol graphs as `swift symbolgraph-extract` writes them. What a symbol inherits or the
// compiler adds for it carries no location and is not asked for. Exits with 1 when anything is listed.

import Foundation

struct SymbolGraph: Decodable {
  struct Symbol: Decodable {
    struct Comment: Decodable {
      struct Line: Decodable {
        var text: String
      }
      var lines: [Line]
    }
    struct Location: Decodable {
      struct Position: Decodable {
        var line: Int
      }
      var uri: String
      var position: Position
    }
    var pathComponents: [String]
    var docComment: Comment?
    var location: Location?

    /// Whether the comment begins with prose: a list of parameters alone says not what it is.
    var isDocumented: Bool {
      guard let first = docComment?.lines.first?.text.trimmingCharacters(in: .whitespaces) else {
        return false
      }
      return !first.isEmpty && !first.hasPrefix("- ")
    }
  }
  var symbols: [Symbol]
}

@main
struct UndocumentedSymbols {
  static func main() throws {
    var count = 0
    var missing: [String] = []
    for path in CommandLine.arguments.dropFirst() {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      for symbol in try JSONDecoder().decode(SymbolGraph.self, from: data).symbols {
        guard let location = symbol.location else { continue }
        count += 1
        if !symbol.isDocumented {
          let file = location.uri.split(separator: "/").suffix(2).joined(separator: "/")
          let name = symbol.pathComponents.joined(separator: ".")
          missing.append("\(file):\(location.position.line + 1): \(name)")
        }
      }
    }
    guard count > 0 else {
      print("no symbol found: expected symbol graphs with at least one")
      exit(1)
    }
    for line in missing.sorted() { print(line) }
    print("\(count) public symbols, \(missing.count) without a sentence of documentation")
    exit(missing.isEmpty ? 0 : 1)
  }
}
