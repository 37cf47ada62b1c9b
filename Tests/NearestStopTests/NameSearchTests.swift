import Foundation
import NearestStop
import TestSupport
import Testing

/// Names are looked for letter by letter and in every way to read them, and what the search finds has to be the same.
struct NameSearchTests {
  /// What names are made of, each with what is left of it and how it may be read.
  private static let characters: [(written: String, folded: String, readings: [String])] = [
    ("西", "西", ["xi"]), ("单", "单", ["chan", "dan", "shan"]), ("安", "安", ["an"]),
    ("长", "长", ["chang", "zhang"]), ("行", "行", ["hang", "xing"]), ("乐", "乐", ["le", "yue"]),
    ("啊", "啊", ["a"]), ("恩", "恩", ["en"]), ("女", "女", ["nu", "nv"]), ("刚", "刚", ["gang"]),
    ("X", "x", ["x"]), ("a", "a", ["a"]), ("Ｎ", "n", ["n"]), ("i", "i", ["i"]), ("7", "7", ["7"]),
    (" ", "", []), ("-", "", []), ("，", "", []), ("\u{200B}", "", []), ("🛵", "🛵", []),
    // Too rare for the table.
    ("㐂", "㐂", []),
  ]

  private typealias Written = [Int]

  private static func text(_ name: Written) -> String {
    name.map { characters[$0].written }.joined()
  }

  private static func folded(_ name: Written) -> String {
    name.map { characters[$0].folded }.joined()
  }

  /// By scalars: emoji and what joins them are no matter here.
  private static func begins(_ text: String, _ part: String) -> Bool {
    Array(text.utf8).starts(with: part.utf8)
  }

  /// All that one may spell who reads a name from a place on: whole syllables, and the last one begun.
  private static func spellings(_ letters: ArraySlice<[String]>) -> Set<String> {
    guard let first = letters.first else { return [] }
    let rest = spellings(letters.dropFirst())
    var all: Set<String> = []
    for reading in first {
      for end in reading.indices.dropFirst() { all.insert(String(reading[..<end])) }
      all.insert(reading)
      for tail in rest { all.insert(reading + tail) }
    }
    return all
  }

  private static func initials(_ letters: ArraySlice<[String]>) -> Set<String> {
    guard let first = letters.first else { return [] }
    let rest = initials(letters.dropFirst())
    var all: Set<String> = []
    for reading in first {
      all.insert(String(reading.prefix(1)))
      for tail in rest { all.insert(reading.prefix(1) + tail) }
    }
    return all
  }

  private static func isLatin(_ character: Int) -> Bool {
    characters[character].folded.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      && !characters[character].folded.isEmpty
  }

  private static func expectedAsOne(_ query: Written, _ name: Written) -> NameMatch? {
    let (wanted, known) = (folded(query), folded(name))
    guard !wanted.isEmpty else { return nil }
    if Array(wanted.utf8) == Array(known.utf8) { return .exact }
    if begins(known, wanted) { return .beginning }
    let starts = name.indices.filter {
      !characters[name[$0]].folded.isEmpty && begins(folded(Array(name[$0...])), wanted)
    }
    let isInside = starts.allSatisfy { $0 > 0 && isLatin(name[$0]) && isLatin(name[$0 - 1]) }
    if !isInside { return .part }
    guard wanted.utf8.allSatisfy({ $0 < 0x80 }) else { return starts.isEmpty ? nil : .inside }
    let readings = name.filter { !characters[$0].folded.isEmpty }.map { characters[$0].readings }
    let isAnywhere = starts.isEmpty
    if spellings(readings[...]).contains(wanted) { return .spelledBeginning }
    let tails = readings.indices.map { readings[$0...] }
    if isAnywhere, tails.contains(where: { spellings($0).contains(wanted) }) { return .spelledPart }
    if initials(readings[...]).contains(wanted) { return .initialsAtBeginning }
    if !isAnywhere { return .inside }
    return tails.contains { initials($0).contains(wanted) } ? .initials : nil
  }

  private static func expected(_ query: Written, _ name: Written) -> NameMatch? {
    if let match = expectedAsOne(query, name) { return match }
    let words = query.split { characters[$0].folded.isEmpty }.map(Array.init)
    return (2...8).contains(words.count) && words.allSatisfy { expectedAsOne($0, name) != nil }
      ? .words : nil
  }

  private static func name(
    _ lengths: ClosedRange<Int>, using random: inout SeededGenerator
  ) -> Written {
    (0..<Int.random(in: lengths, using: &random)).map { _ in
      Int.random(in: characters.indices, using: &random)
    }
  }

  /// A part of a name, perhaps spelled, or anything.
  private static func query(_ names: [Written], using random: inout SeededGenerator) -> Written {
    guard let name = names.randomElement(using: &random), !name.isEmpty,
      Int.random(in: 0..<5, using: &random) > 0
    else { return self.name(0...5, using: &random) }
    let start = Int.random(in: name.indices, using: &random)
    return Array(name[start...].prefix(Int.random(in: 1...4, using: &random)))
  }

  /// What is typed: a query as it is, or its letters. Only these are in the alphabet above, so the oracle knows them.
  private static func typed(_ query: Written, using random: inout SeededGenerator) -> Written {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: return query
    default:
      let isInitial = Bool.random(using: &random)
      return query.flatMap { place -> Written in
        guard let reading = characters[place].readings.randomElement(using: &random) else {
          return [place]
        }
        return (isInitial ? String(reading.prefix(1)) : reading).unicodeScalars.compactMap {
          letter in characters.firstIndex { $0.folded == String(letter) }
        }
      }
    }
  }

  @Test(arguments: 0..<25)
  func searchIsTheSameAsLookingAtEveryName(_ block: Int) throws {
    var seen: Set<NameMatch> = []
    for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
      var random = SeededGenerator(seed: seed)
      var stops: [Stop] = []
      var names: [[Written]] = []
      for place in 0..<Int.random(in: 0...12, using: &random) {
        let own = (0..<Int.random(in: 0...4, using: &random)).map { _ in
          Self.name(0...6, using: &random)
        }
        let texts = own.map(Self.text)
        stops.append(
          Stop(
            id: String(UnicodeScalar(UInt8(97 + place))),
            names: StopNames(
              chinese: texts.first, english: texts.dropFirst().first,
              aliases: Array(texts.dropFirst(2))),
            coordinate: try Coordinate(
              latitude: Double(Int.random(in: 0...3, using: &random)), longitude: 116)))
        names.append(own)
      }
      let finder = try StopFinder(stops)
      let here = try Coordinate(latitude: 1.4, longitude: 116)
      let search = NameSearch(finder.stops)
      for _ in 0..<5 {
        let query = Self.typed(
          Self.query(names.flatMap { $0 }, using: &random), using: &random)
        let origin = Bool.random(using: &random) ? here : nil
        var expected: [(match: NameMatch, distance: Distance, ordinal: UInt32)] = []
        for (ordinal, own) in names.enumerated() {
          guard let best = own.compactMap({ Self.expected(query, $0) }).min() else { continue }
          let distance = origin.map {
            GreatCircle.distance(from: $0, to: stops[ordinal].coordinate)
          }
          expected.append((best, distance ?? .zero, UInt32(ordinal)))
        }
        expected.sort { $0 < $1 }
        seen.formUnion(expected.map(\.match))
        let limit = Int.random(in: 0...8, using: &random)
        let found = search.stops(named: Self.text(query), limit: limit, near: origin)
        let comment: Comment = "seed \(seed), '\(Self.text(query))'"
        #expect(found.map(\.ordinal) == expected.prefix(limit).map(\.ordinal), comment)
        #expect(found.map(\.match) == expected.prefix(limit).map(\.match), comment)
        #expect(
          found.map(\.distance) == expected.prefix(limit).map { origin == nil ? nil : $0.distance },
          comment)
        #expect(found == finder.stops(named: Self.text(query), limit: limit, near: origin), comment)
      }
    }
    // It is not only misses that agree.
    #expect(seen.count > 4, "block \(block): \(seen)")
  }

  @Test(arguments: [
    ("牛街", "牛街", NameMatch.exact), ("ＮＩＵ jie!", "Niujie", .exact), ("牛街", "牛街礼拜寺", .beginning),
    ("一平米", "骑心协力一平米服务区", .part), ("xidan", "西单驿站", .spelledBeginning),
    ("xid", "西单驿站", .spelledBeginning), ("xi'an", "西安门", .spelledBeginning),
    ("xian", "仙桥", .spelledBeginning), ("yizhan", "西单驿站", .spelledPart),
    ("xdyz", "西单驿站", .initialsAtBeginning), ("yz", "西单驿站", .initials),
    ("dashilan", "大栅栏西街", .spelledBeginning), ("shichahai", "什刹海", .spelledBeginning),
    ("yinhang", "银行", .spelledBeginning), ("lvdao", "绿岛", .spelledBeginning),
    ("7tjd", "7天酒店", .initialsAtBeginning), ("西单 驿站", "西单北大街暖心驿站", .words),
    ("nj", "Xinjiekou", .inside), ("nj", "牛街", .initialsAtBeginning), ("jie", "Niu Jie", .part),
    ("nj", "新街口 Xinjiekou", .inside), ("in", "Xinjiekou In", .part), ("an", "Xi'anmen", .part),
    ("xj", "新街口 Xinxjie", .initialsAtBeginning), ("ay", "7Days café", .inside),
    ("days", "7Days", .part),
    ("Xidan Station", "Xidan North Street Rider Station", .words),
  ])
  func namesPeopleType(_ typed: String, _ name: String, _ match: NameMatch) {
    #expect(NameSearch.match(typed, name) == match)
  }

  @Test(arguments: ["", " ", "，。！", "\u{200B}\u{202E}", "---", "\n\t"])
  func nothingIsFoundByNothing(_ text: String) throws {
    #expect(!NameSearch.isSearchable(text))
    let finder = try StopFinder([
      Stop(
        id: "a", names: StopNames(chinese: "", aliases: ["，", "西单"]),
        coordinate: Coordinate(latitude: 39, longitude: 116))
    ])
    #expect(finder.stops(named: text, limit: 5).isEmpty)
  }

  @Test func longAndOddTextsAreTakenAsTheyAre() throws {
    let long = String(repeating: "啊", count: 10_000)
    let finder = try StopFinder([
      Stop(
        id: "a", names: StopNames(chinese: long, english: String(repeating: "a", count: 10_000)),
        coordinate: Coordinate(latitude: 39, longitude: 116))
    ])
    let search = NameSearch(finder.stops)
    #expect(search.stops(named: long, limit: 1).first?.match == .exact)
    #expect(
      search.stops(named: String(repeating: "啊", count: 9_999), limit: 1).first?.match == .beginning
    )
    #expect(search.stops(named: String(repeating: "啊", count: 9_999) + "西", limit: 1).isEmpty)
    #expect(
      search.stops(named: String(repeating: "a", count: 64), limit: 1).first?.match == .beginning)
    #expect(NameSearch.match(String(repeating: "a", count: 64), long) == .spelledBeginning)
    #expect(NameSearch.match(String(repeating: "a", count: 65), long) == nil)
    #expect(
      search.stops(named: String(repeating: "a ", count: 10_000), limit: 1).first?.match == .exact)
    #expect(search.stops(named: "👩‍👩‍👧", limit: 1).isEmpty)
    #expect(
      search.stops(named: String(decoding: [0xFF, 0xC3] as [UInt8], as: UTF8.self), limit: 1)
        .isEmpty)
    #expect(search.stops(named: "啊", limit: .max).count == 1)
    #expect(search.stops(named: "啊", limit: -1).isEmpty)
  }

  /// Which reading of a character is the usual one ICU knows as well; the table has it among its own.
  @Test func readingsAreThoseOfICU() throws {
    var known = 0
    var text = ""
    var characters: [Unicode.Scalar] = []
    for value in UInt32(0x4E00)..<0xA000 {
      guard let scalar = Unicode.Scalar(value), !Pinyin.readings(of: scalar).isEmpty else {
        continue
      }
      known += 1
      characters.append(scalar)
      text += String(scalar) + "\n"
    }
    #expect(known == 6_763)
    let latin = try #require(text.applyingTransform(.mandarinToLatin, reverse: false))
    let lines = latin.split(separator: "\n")
    try #require(lines.count == characters.count)
    for (character, line) in zip(characters, lines) {
      let plain = String(
        String.UnicodeScalarView(
          line.decomposedStringWithCanonicalMapping.replacing("u\u{308}", with: "v").unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }))
      #expect(Pinyin.readings(of: character).contains(plain), "\(character) \(line)")
    }
    #expect(Pinyin.readings(of: "栅") == ["shan", "shi", "zha"])
    #expect(Pinyin.readings(of: "a").isEmpty && Pinyin.readings(of: "㐂").isEmpty)
  }
}
