import Foundation
import SnapshotFormat
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

struct SnapshotTests {
  private let numbers: [UInt32] = [1, 2, 3, .max, 5]
  private let reals: [Double] = [0, -1.5, .pi]
  private let odd: [UInt8] = [7, 8, 9]

  private var writer: SnapshotWriter {
    var writer = SnapshotWriter()
    writer.add("numbers", numbers)
    writer.add("empty", [UInt64]())
    writer.add("reals", reals)
    writer.add("odd", odd)
    return writer
  }

  private func isIdentical(_ snapshot: Snapshot) throws -> Bool {
    try snapshot.sections.map(\.description) == ["numbers", "empty", "reals", "odd"]
      && snapshot.column("numbers", of: UInt32.self).array == numbers
      && snapshot.column("empty", of: UInt64.self).array == []
      && snapshot.column("reals", of: Double.self).array == reals
      && snapshot.column("odd", of: UInt8.self).array == odd
  }

  @Test func comesBackAsItWas() throws {
    let file = ScratchFile("round-trip")
    try writer.write(to: file.path)
    let snapshot = try Snapshot(path: file.path)
    #expect(try isIdentical(snapshot))
    let column = try snapshot.column("reals", of: Double.self)
    #expect(column.count == 3)
    #expect(column.span[2] == .pi)
    #expect(file.read() == (try writer.bytes()))
  }

  @Test func replacingLeavesAnOpenSnapshotAlone() throws {
    let file = ScratchFile("replaced")
    try writer.write(to: file.path)
    let old = try Snapshot(path: file.path)
    var next = SnapshotWriter()
    next.add("numbers", [UInt32(9)])
    try next.write(to: file.path)
    #expect(try isIdentical(old))
    #expect(
      try Snapshot(path: file.path).column("numbers", of: UInt32.self).array == [9])
  }

  @Test func aLinkStaysALink() throws {
    let file = ScratchFile("linked-to")
    try writer.write(to: file.path)
    let link = file.path + ".link"
    defer { unlink(link) }
    try #require(symlink(file.path, link) == 0)
    var next = SnapshotWriter()
    next.add("numbers", [UInt32(9)])
    try next.write(to: link)
    #expect(try Snapshot(path: file.path).column("numbers", of: UInt32.self).array == [9])
    let kind = try FileManager.default.attributesOfItem(atPath: link)[.type] as? FileAttributeType
    #expect(kind == .typeSymbolicLink)
  }

  @Test func everyFlippedByteIsNoticed() throws {
    let file = ScratchFile("flipped")
    let bytes = try writer.bytes()
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 1 << UInt8(place % 8)
      file.write(flipped)
      #expect(throws: SnapshotError.self, "byte \(place)") { try Snapshot(path: file.path) }
    }
  }

  @Test func everyOtherLengthIsNoticed() throws {
    let file = ScratchFile("cut")
    let bytes = try writer.bytes()
    for length in bytes.indices {
      file.write(bytes.prefix(length))
      #expect(throws: SnapshotError.self, "length \(length)") { try Snapshot(path: file.path) }
    }
    file.write(bytes + [0])
    #expect(
      throws: SnapshotError.wrongLength(
        expected: UInt64(bytes.count), actual: UInt64(bytes.count + 1))
    ) { try Snapshot(path: file.path) }
  }

  /// What is renamed onto a device or a pipe would take it away from everybody who uses it.
  @Test func onlyFilesAreReplaced() throws {
    let pipe = ScratchFile("pipe")
    try #require(mkfifo(pipe.path, 0o600) == 0)
    #expect(throws: SnapshotError.notReplaceable(path: pipe.path)) {
      try writer.write(to: pipe.path)
    }
    var status = stat()
    #expect(stat(pipe.path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(throws: SnapshotError.notReplaceable(path: "/")) { try writer.write(to: "/") }
  }

  /// It is removed, unless somebody is still at it; files that are only called alike stay.
  @Test func whatAKilledProcessLeftIsRemoved() throws {
    let endings = [".\(getpid()).new", ".1.new", ".77-3.new"]
    let others = [".new", ".1.old", ".1-2-3.new", ".1-.new", ".a.new", "x.1.new", ".2.new"]
    let left = endings.map { ScratchPlace("left" + $0) }
    let alike = others.map { ScratchPlace("left" + $0) }
    let map = ScratchPlace("left")
    for place in left + alike { place.file.write([1]) }
    // Another process is writing this one.
    let busy = try #require(alike.last)
    let descriptor = open(busy.file.path, O_RDONLY)
    try #require(flock(descriptor, LOCK_EX) == 0)
    try writer.write(to: map.file.path)
    #expect(try isIdentical(Snapshot(path: map.file.path)))
    for place in left { #expect(access(place.file.path, F_OK) != 0, "\(place.file.path)") }
    for place in alike { #expect(place.file.read() == [1], "\(place.file.path)") }
    close(descriptor)
    try SnapshotWriter.checkPlace(map.file.path)
    #expect(access(busy.file.path, F_OK) != 0)
  }

  /// Many at a time, at one place: each is written whole, and nothing stays beside it.
  @Test func manyWriters() async throws {
    let map = ScratchPlace("many")
    let path = map.file.path
    let writer = writer
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<25 { try writer.write(to: path) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try isIdentical(Snapshot(path: path)))
    var found = glob_t()
    defer { globfree(&found) }
    #expect(glob(path + ".*", 0, nil, &found) == GLOB_NOMATCH)
  }

  @Test func errorsSayWhatIsWrong() throws {
    let file = ScratchFile("wrong")
    var bytes = try writer.bytes()
    bytes[12] = 200
    file.write(bytes)
    #expect(throws: SnapshotError.unsupportedVersion(200)) { try Snapshot(path: file.path) }
    bytes = try writer.bytes()
    bytes[bytes.count - 1] ^= 1
    file.write(bytes)
    #expect(throws: SnapshotError.damagedSection("odd")) { try Snapshot(path: file.path) }
    file.write(Array("%PDF-1.7 and so on and on".utf8))
    #expect(throws: SnapshotError.notASnapshot) { try Snapshot(path: file.path) }
    #expect(throws: SnapshotError.notASnapshot) { try Snapshot(path: "/tmp") }
    #expect(throws: SnapshotError.self) { try Snapshot(path: file.path + ".absent") }
    #expect("\(SnapshotError.damagedSection("odd"))".contains("compile it again"))
  }

  @Test func aFrameCanBeTrustedWithoutItsSections() throws {
    var bytes = try writer.bytes()
    bytes[bytes.count - 1] ^= 1
    let snapshot = try Snapshot(bytes: bytes, verifying: .frame)
    #expect(try snapshot.column("odd", of: UInt8.self).array == [7, 8, 8])
    #expect(throws: SnapshotError.damagedSection("odd")) { try snapshot.verifyChecksums() }
  }

  @Test func partOfTheProgram() throws {
    let bytes = try writer.bytes()
    // At an address that is no multiple of 64 a copy is made. The memory stays as long as it is asked.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count + 64, alignment: 64)
    defer { memory.deallocate() }
    for offset in [0, 8] {
      let place = UnsafeMutableRawBufferPointer(
        rebasing: memory[offset..<(offset + bytes.count)])
      place.copyBytes(from: bytes)
      #expect(try isIdentical(Snapshot(program: UnsafeRawBufferPointer(place))))
    }
  }

  @Test func aCountIsChecked() throws {
    let snapshot = try Snapshot(bytes: writer.bytes())
    #expect(try snapshot.column("numbers", of: UInt32.self, count: 5).count == 5)
    #expect(throws: SnapshotError.damagedSection("numbers")) {
      try snapshot.column("numbers", of: UInt32.self, count: 4)
    }
  }

  @Test func texts() throws {
    let texts = ["", "德胜门内大街", "a", ""]
    var writer = SnapshotWriter()
    try TextColumn(texts).write(to: &writer, bytes: "text", starts: "text.at")
    let read = try TextColumn(Snapshot(bytes: writer.bytes()), bytes: "text", starts: "text.at")
    #expect(read.count == 4)
    #expect((0..<4).map { read[$0] } == texts)
    #expect(read.precedes(2, "b") && !read.precedes(2, "a") && read.follows(2, "A"))
    var hostile = SnapshotWriter()
    hostile.add("text", Array("abc".utf8))
    hostile.add("text.at", [3, 1, 9, .max] as [UInt32])
    let broken = try TextColumn(Snapshot(bytes: hostile.bytes()), bytes: "text", starts: "text.at")
    #expect((0..<3).map { broken[$0] } == ["", "", ""])
  }

  @Test func columnsAreChecked() throws {
    let file = ScratchFile("columns")
    try writer.write(to: file.path)
    let snapshot = try Snapshot(path: file.path)
    #expect(throws: SnapshotError.missingSection("absent")) {
      try snapshot.column("absent", of: UInt8.self)
    }
    #expect(throws: SnapshotError.damagedSection("odd")) {
      try snapshot.column("odd", of: UInt16.self)
    }
    var double = writer
    double.add("odd", odd)
    #expect(throws: SnapshotError.unwritableSections) { try double.bytes() }
  }
}
