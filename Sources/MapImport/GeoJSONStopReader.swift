#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Reads stops from GeoJSON: a FeatureCollection of points, or a single Feature.
struct GeoJSONStopReader {
  let file: String

  func read(_ bytes: [UInt8], from start: Int) throws(MapImportError) -> StopRecords {
    let document = try decode(bytes, from: start)
    var source = StopRecords(format: .geoJSON)
    let wholeFile = RecordLocation(file: file, position: .file)
    if let remark = Self.remark(onCRS: document.crs) {
      source.remarks.append(RecordProblem(location: wholeFile, message: remark))
    }
    switch document.content {
    case .other(let found):
      throw .notFeatures(file: file, found: found)
    case .features(let features):
      source.records.reserveCapacity(features.count)
      for (index, feature) in features.enumerated() {
        let location = RecordLocation(file: file, position: .feature(index + 1))
        if let defect = feature.defect {
          source.problems.append(RecordProblem(location: location, message: defect))
        } else {
          source.records.append(
            StopRecord(
              location: location, position: feature.position, fields: feature.properties,
              featureID: feature.id))
        }
      }
    }
    return source
  }

  private func decode(_ bytes: [UInt8], from start: Int) throws(MapImportError) -> GeoJSONDocument {
    do {
      return try bytes.withUnsafeBytes { buffer in
        // The decoder reads the caller's bytes in place and keeps none of them; a `Data` of its own
        // would hold the file in memory twice.
        let text = UnsafeMutableRawPointer(mutating: buffer.baseAddress.map { $0 + start })
        let data = text.map {
          Data(bytesNoCopy: $0, count: buffer.count - start, deallocator: .none)
        }
        return try JSONDecoder().decode(GeoJSONDocument.self, from: data ?? Data())
      }
    } catch {
      let fault = JSONFault.first(in: bytes, from: start)
      throw .malformedJSON(
        file: file, line: fault?.line ?? 1, column: fault?.column ?? 1,
        reason: fault?.reason ?? "the decoder refuses it and does not say why")
    }
  }

  /// RFC 7946 knows WGS-84 only; older files may name it, or another system.
  private static func remark(onCRS crs: FieldValue?) -> String? {
    guard let crs, crs != .null else { return nil }
    guard case .object(let members) = crs, case .object(let details) = members["properties"],
      case .string(let name) = details["name"]
    else {
      return "a member 'crs' is \(crs): GeoJSON is WGS-84 (RFC 7946), so it was not used"
    }
    guard !name.hasSuffix("CRS84"), !name.hasSuffix(":4326") else { return nil }
    return "the member 'crs' names \(quoted(name)): GeoJSON is WGS-84 (RFC 7946), so it was not "
      + "used; convert the file, or name its datum"
  }
}
