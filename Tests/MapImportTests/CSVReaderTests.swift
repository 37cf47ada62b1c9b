import MapImport
import Testing

/// Reads text as a CSV file named `stops.csv`.
private func read(_ text: String) throws -> StopRecords {
  try StopReader.read(Array(text.utf8), file: "stops.csv")
}

/// What the reader says about text that it refuses.
private func refusal(_ text: String) -> String? {
  do throws(MapImportError) {
    _ = try StopReader.read(Array(text.utf8), file: "stops.csv")
    return nil
  } catch {
    return error.description
  }
}

extension StopRecords {
  fileprivate var lines: [RecordLocation.Position] { records.map(\.location.position) }
  fileprivate func text(_ record: Int, _ name: String) -> FieldValue? {
    records[record].fields[name]
  }
}

@Suite struct CSVReaderTests {
  @Test func aRowBecomesARecord() throws {
    let source = try read("id,latitude,longitude,kind\na1,39.9,116.4,park\n")
    #expect(
      source.records == [
        StopRecord(
          location: RecordLocation(file: "stops.csv", position: .line(2)),
          position: .degrees(latitude: 39.9, longitude: 116.4),
          fields: ["id": .string("a1"), "kind": .string("park")])
      ])
    #expect(source.problems.isEmpty)
  }

  @Test(arguments: [
    ("'=1+1", "=1+1"), ("'-5abc", "-5abc"), ("''-5abc", "'-5abc"), ("'@x", "@x"), ("'+a", "+a"),
    ("'t Hof", "'t Hof"), ("'", "'"), ("''", "'"), ("'5", "'5"), ("-5.5", "-5.5"),
  ])
  func theGuardAgainstFormulaeIsTakenAway(cell: String, text: String) throws {
    let source = try read("id,latitude,longitude\n\(cell),39.9,116.4\n")
    #expect(source.text(0, "id") == .string(text))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func allLineBreaksCount(lineBreak: String) throws {
    let text = ["id,lat,lon", "a,39.9,116.4", "", "b,39.8,116.3"].joined(separator: lineBreak)
    #expect(try read(text).lines == [.line(2), .line(4)])
    #expect(try read(text + lineBreak) == read(text))
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    let source = try read("\u{FEFF}id,lat,lon\na,39.9,116.4\n")
    #expect(source.text(0, "id") == .string("a"))
  }

  @Test func quotedFieldsHoldAnything() throws {
    let source = try read(
      """
      id,lat,lng,address,kind
      a,39.9,116.4,"first, ""second""
      third line",park
      b,39.8,116.3,"",
      """)
    #expect(source.text(0, "address") == .string("first, \"second\"\nthird line"))
    #expect(source.text(0, "kind") == .string("park"))
    #expect(source.text(1, "address") == nil)
    // The line break within quotes counts: b stands on line 4.
    #expect(source.lines == [.line(2), .line(4)])
  }

  @Test func columnNamesAreTrimmedAndCaseDoesNotMatter() throws {
    let source = try read(" ID , Latitude,LON,Name:ZH,\na,39.9,116.4,驿站,ignored\n")
    #expect(source.records[0].fields == ["id": .string("a"), "name:zh": .string("驿站")])
  }

  @Test func aStrayQuoteCostsOneRow() throws {
    let source = try read("id,lat,lon\na,39.9,116.4\nb \"x,39.9,116.4\nc,39.9,116.4\n")
    #expect(source.lines == [.line(2), .line(4)])
    #expect(
      source.problems.map(\.description) == [
        "stops.csv:3: a quote inside the unquoted field 'b \"x': "
          + "put the whole field in quotes and double those within"
      ])
  }

  @Test func textBehindAClosingQuoteCostsOneRow() throws {
    let source = try read("id,lat,lon\n\"b\"x,39.9,116.4\nc,39.9,116.4\n")
    #expect(source.lines == [.line(3)])
    #expect(
      source.problems.first?.description
        == "stops.csv:2: 'x' follows a closing quote: expected a comma or the end of the line; "
        + "double the quotes that belong to the text")
  }

  @Test func aQuoteThatIsNeverClosedIsNamedWithItsLine() throws {
    let source = try read("id,lat,lon\na,39.9,116.4\n\"b,39.9,116.4\nc,39.9,116.4\n")
    #expect(source.lines == [.line(2)])
    #expect(
      source.problems.first?.description
        == "stops.csv:3: the quote that opens on line 3 is never closed, so the 2 lines after it "
        + "were not read: close it, or double it if it belongs to the text")
  }

  @Test func raggedRowsAreListed() throws {
    let source = try read("id,lat,lon\na,39.9\nb,39.9,116.4\nc,39.9,116.4,x,y\n")
    #expect(source.lines == [.line(3)])
    let advice = "put a field that holds a comma in quotes, and keep the commas of empty ones"
    #expect(
      source.problems.map(\.description) == [
        "stops.csv:2: the row has 2 fields, the header 3: \(advice)",
        "stops.csv:4: the row has 5 fields, the header 3: \(advice)",
      ])
    #expect(source.count == 3)
  }

  @Test(arguments: ["NaN", "nan", "inf", "0x10", "39,9", "39.9°", "1e", "--1"])
  func onlyDecimalsAreNumbers(text: String) throws {
    let source = try read("id,lat,lon\na,\"\(text)\",116.4\nb,39.9,116.4\n")
    #expect(
      source.records[0].position
        == .unusable(
          "the latitude '\(text)' is not a number: expected decimal degrees such as 39.9074"))
    #expect(source.records[1].position == .degrees(latitude: 39.9, longitude: 116.4))
  }

  @Test func blanksAndExponentsAreTolerated() throws {
    let source = try read("id,lat,lon\na, 3.99e1 ,+116.4\nb,,116.4\n")
    #expect(source.records[0].position == .degrees(latitude: 39.9, longitude: 116.4))
    #expect(
      source.records[1].position
        == .unusable("the latitude is missing: expected decimal degrees such as 39.9074"))
  }

  @Test func aHeaderAloneHoldsNoRecords() throws {
    #expect(try read("id,lat,lon\n").count == 0)
    #expect(try read("id,lat,lon").count == 0)
  }

  @Test(arguments: [
    ("", "stops.csv: is empty: expected a header row and one row for each stop"),
    (" \r\n\n", "stops.csv: is empty: expected a header row and one row for each stop"),
    (
      "id,lat,lon,id\n",
      "stops.csv:1: columns 1 and 4 are both named 'id': rename one or remove it"
    ),
    (
      "id,lat,latitude,lon\n",
      "stops.csv:1: columns 'latitude' and 'lat' mean the same: remove one"
    ),
    (
      "id,north,lon\n",
      "stops.csv:1: no column is named 'latitude' (or lat): the header row names 'id', 'north', 'lon'"
    ),
    (
      "id;lat;lon\na;1;2\n",
      "stops.csv:1: the header 'id;lat;lon' is a single column: expected commas between columns, "
        + "not ';'"
    ),
  ])
  func anUnusableHeaderIsOneClearError(text: String, message: String) {
    #expect(refusal(text) == message)
  }

  @Test func columnsAreBounded() {
    let text = "lat,lon" + String(repeating: ",", count: 2_000_000)
    #expect(
      refusal(text) == "stops.csv:1: the header has 2000002 columns: expected 1000 at most")
  }

  @Test func aFieldOfTenMegabytesIsRead() throws {
    let long = String(repeating: "\"\"", count: 5_000_000)
    let source = try read("id,lat,lon,name\na,39.9,116.4,\"\(long)\"\nb,39.9,116.4,x\n")
    guard case .string(let name) = source.text(0, "name") else {
      Issue.record("no name")
      return
    }
    #expect(name.utf8.count == 5_000_000)
    #expect(source.lines == [.line(2), .line(3)])
  }
}
