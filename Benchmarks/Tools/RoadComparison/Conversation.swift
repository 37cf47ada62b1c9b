import Foundation
import NearestStop

/// Questions from standard input, answers to standard output: how the script talks to whoever is measured.
///
///     time nearest 5 0 0 1000           → nanoseconds for queries 0..<1000; "-" if it can't be asked
///     answer nearest 5 0 0 1000 FILE    → "ok", and the answers as numbers of 32 bits in the file: how many
///                                         weights, ordinals and numbers of paths there are, then these
///     steps                             → a line for each step of building, seconds first; then "ok"
struct Conversation {
  var way: any OurWay

  mutating func run() throws {
    while let line = readLine() {
      print(try reply(line.split(separator: " ")))
      fflush(nil)
    }
  }

  private mutating func reply(_ words: [Substring]) throws -> String {
    if words.first == "steps" {
      return (way.steps.map { "\($0.seconds) \($0.name)" } + ["ok"]).joined(separator: "\n")
    }
    guard words.count >= 6, let question = RoadQuestion(words[1...3]), let first = Int(words[4]),
      let count = Int(words[5])
    else { return "not understood" }
    let range = first..<(first + count)
    way.prepare(question, range)
    if words[0] == "time" {
      let (sum, seconds) = timed { way.ask(question, range) }
      return sum == nil ? "-" : String(Int((seconds * 1e9).rounded()))
    }
    guard words.count == 7, let answers = way.answer(question, range) else { return "-" }
    let lists = [answers.weights, answers.ordinals, answers.paths]
    let numbers = lists.map { UInt32($0.count) } + lists.flatMap { $0 }
    try numbers.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: String(words[6])))
    return "ok"
  }
}
