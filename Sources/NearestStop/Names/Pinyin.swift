/// How Chinese characters are read, without tones: what lets a name be found by `xidan` or `xd`.
public enum Pinyin {
  /// All common readings of a character, in the order of the alphabet; empty for what is none, and for rare ones.
  ///
  /// ```swift
  /// Pinyin.readings(of: "单")  // ["chan", "dan", "shan"]
  /// ```
  public static func readings(of character: Unicode.Scalar) -> [String] {
    table.syllables(of: character).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Made when somebody first asks: 23 KB of text, well under a millisecond.
  static let table = Table(PinyinTable.text)

  /// ``PinyinTable``, by character.
  struct Table: Sendable {
    /// Readings, those of the same sound together, each once: lists of syllables in ASCII.
    private var lists: [[[UInt8]]] = [[]]
    /// By character of the block of common ones: its list's place.
    private var places = [UInt16](repeating: 0, count: Table.block.count)

    /// CJK Unified Ideographs.
    private static let block: Range<UInt32> = 0x4E00..<0xA000

    fileprivate init(_ text: String) {
      var known: [[[UInt8]]: UInt16] = [[]: 0]
      var syllable: [UInt8] = []
      var isSyllable = false
      for scalar in text.unicodeScalars {
        if scalar.isASCII {
          if !isSyllable { syllable = [] }
          syllable.append(UInt8(truncatingIfNeeded: scalar.value))
          isSyllable = true
          continue
        }
        isSyllable = false
        guard !syllable.isEmpty, let place = Table.place(of: scalar) else { continue }
        let list = lists[Int(places[place])] + [syllable]
        let number = known[list] ?? UInt16(clamping: lists.count)
        if Int(number) == lists.count {
          lists.append(list)
          known[list] = number
        }
        places[place] = number
      }
    }

    private static func place(of scalar: Unicode.Scalar) -> Int? {
      block.contains(scalar.value) ? Int(scalar.value - block.lowerBound) : nil
    }

    func syllables(of scalar: Unicode.Scalar) -> [[UInt8]] {
      Table.place(of: scalar).map { lists[Int(places[$0])] } ?? []
    }
  }
}
