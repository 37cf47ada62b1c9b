import Foundation
import Testing

/// Every command of every transcript does exactly what is written there.
@Suite struct TranscriptTests {
  @Test func everyCommandDoesWhatItsTranscriptSays() throws {
    let transcripts = try Transcript.all()
    try #require(!transcripts.isEmpty)
    let scratch = try ScratchFolder()
    defer { scratch.remove() }
    try scratch.addMaps()
    let isRecording = ProcessInfo.processInfo.environment["WAYSTATION_RECORD"] == "1"
    for transcript in transcripts {
      try #require(!transcript.cases.isEmpty, "\(transcript.name) has no commands")
      var outcomes: [String] = []
      for example in transcript.cases {
        let outcome = Transcript.Case.notation(
          try example.command(in: scratch).run(), in: scratch)
        outcomes.append(outcome)
        if !isRecording { #expect(outcome == example.expectation, "\(example)") }
      }
      if isRecording {
        let file = Transcript.folder.appendingPathComponent(transcript.name + ".txt")
        try transcript.text(with: outcomes).write(to: file, atomically: true, encoding: .utf8)
      }
    }
  }
}
