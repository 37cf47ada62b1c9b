import Foundation
import TestSupport
import Testing

@testable import waystation

/// Lines read through a pipe, with a buffer hardly larger than the longest line.
@Suite struct LineReaderTests {
  @Test func everyKindOfEnding() throws {
    #expect(try lines(of: "") == [])
    #expect(try lines(of: "a") == ["a"])
    #expect(try lines(of: "a\n") == ["a"])
    #expect(try lines(of: "a\r\n\r\nb\n") == ["a", "", "b"])
    #expect(try lines(of: "\n\n") == ["", ""])
    #expect(try lines(of: "a\r") == ["a"])
    #expect(try lines(of: "a\rb\n") == ["a\rb"])
  }

  @Test func aLineAtTheLimitIsReadAndOneBeyondIsNot() throws {
    let limit = LineReader.lengthLimit
    let longest = String(repeating: "x", count: limit)
    for ending in ["\n", "\r\n", ""] {
      #expect(try lines(of: "a\n" + longest + ending) == ["a", longest])
      #expect(try lines(of: longest + "x" + ending) == [nil])
      #expect(
        try lines(of: longest + "xyz" + ending + (ending.isEmpty ? "" : "b"))
          == (ending.isEmpty ? [nil] : [nil, "b"]))
    }
  }

  @Test func randomFilesAreSplitAsByASimpleSplit() throws {
    var generator = SeededGenerator(seed: 42)
    for _ in 0..<50 {
      var expected: [String?] = []
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        let length = Int.random(in: 0...(LineReader.lengthLimit * 2), using: &generator)
        let line = String(repeating: "y", count: length)
        expected.append(length <= LineReader.lengthLimit ? line : nil)
        text += line + (Bool.random(using: &generator) ? "\n" : "\r\n")
      }
      #expect(try lines(of: text) == expected)
    }
  }

  /// `nil` stands for a line that was too long.
  private func lines(of text: String) throws -> [String?] {
    let pipe = Pipe()
    let writer = Thread {
      pipe.fileHandleForWriting.write(Data(text.utf8))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let file = FileDescriptor(rawValue: pipe.fileHandleForReading.fileDescriptor)
    var reader = LineReader(file, bufferSize: LineReader.lengthLimit + 3)
    var lines: [String?] = []
    repeat {
      while let line = reader.nextBuffered() {
        switch line {
        case .text(let range): lines.append(String(decoding: reader.buffer[range], as: UTF8.self))
        case .tooLong: lines.append(nil)
        }
      }
    } while try reader.refill()
    return lines
  }
}
