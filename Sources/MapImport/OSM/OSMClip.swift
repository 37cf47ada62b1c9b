public import Geodesy

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The part of a map that is wanted.
///
/// ```swift
/// let clip = try OSMClip.reading(InputFile.read("district.geojson"), file: "district.geojson")
/// if clip.contains(node.coordinate) { … }
/// ```
public enum OSMClip: Hashable, Sendable {
  case box(BoundingBox)
  /// What lies in any of the polygons.
  case area([OSMPolygon])

  /// Whether a place lies inside or on an edge.
  public func contains(_ coordinate: Coordinate) -> Bool {
    switch self {
    case .box(let box): box.contains(coordinate)
    case .area(let polygons): polygons.contains { $0.contains(coordinate) }
    }
  }

  /// The area of a GeoJSON file: a Polygon or MultiPolygon, a Feature of one, or a FeatureCollection of
  /// those. An area across the antimeridian is cut there, as RFC 7946 (3.1.9) asks.
  ///
  /// - Throws: ``MapImportError/malformedJSON(file:line:column:reason:)`` or
  ///   ``MapImportError/notArea(file:found:)``.
  public static func reading(
    _ bytes: [UInt8], file: String
  ) throws(MapImportError) -> OSMClip {
    try UTF8Check.validate(bytes, file: file)
    let start = ByteOrderMark.length(in: bytes)
    let document: ClipDocument
    do {
      document = try JSONDecoder().decode(ClipDocument.self, from: Data(bytes[start...]))
    } catch {
      let fault = JSONFault.first(in: bytes, from: start)
      throw .malformedJSON(
        file: file, line: fault?.line ?? 1, column: fault?.column ?? 1,
        reason: fault?.reason ?? "the decoder refuses it and does not say why")
    }
    switch document.content {
    case .success(let polygons): return .area(polygons)
    case .failure(let fault): throw .notArea(file: file, found: fault.reason)
    }
  }
}

/// A GeoJSON file that holds an area. Fails to decode only when the text is not JSON.
private struct ClipDocument: Decodable {
  let content: Result<[OSMPolygon], OSMFault>

  private enum Key: String, CodingKey { case type, features }

  init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      content = .failure(OSMFault(try FieldValue(from: decoder).description))
      return
    }
    guard (try? members.decode(String.self, forKey: .type)) == "FeatureCollection" else {
      content = ClipFeature(from: decoder).content
      return
    }
    let features = (try? members.decode([ClipFeature].self, forKey: .features)) ?? []
    content = Result { () throws(OSMFault) -> [OSMPolygon] in
      var polygons: [OSMPolygon] = []
      for feature in features { polygons += try feature.content.get() }
      guard !polygons.isEmpty else { throw OSMFault("a FeatureCollection without features") }
      return polygons
    }
  }
}

/// A Feature, or a geometry by itself. Never fails to decode.
private struct ClipFeature: Decodable {
  let content: Result<[OSMPolygon], OSMFault>

  private enum Key: String, CodingKey { case type, geometry }

  init(from decoder: any Decoder) {
    let members = try? decoder.container(keyedBy: Key.self)
    if (try? members?.decode(String.self, forKey: .type)) == "Feature" {
      content =
        (try? members?.decode(ClipGeometry.self, forKey: .geometry))?.content
        ?? .failure(OSMFault("a Feature without a geometry"))
    } else {
      content = ClipGeometry(from: decoder).content
    }
  }
}

/// A Polygon or MultiPolygon. Never fails to decode.
private struct ClipGeometry: Decodable {
  let content: Result<[OSMPolygon], OSMFault>

  private enum Key: String, CodingKey { case type, coordinates }

  init(from decoder: any Decoder) {
    content = Result { () throws(OSMFault) -> [OSMPolygon] in try Self.polygons(decoder) }
  }

  private static func polygons(_ decoder: any Decoder) throws(OSMFault) -> [OSMPolygon] {
    guard let members = try? decoder.container(keyedBy: Key.self),
      let type = try? members.decode(String.self, forKey: .type)
    else { throw OSMFault("something that is no GeoJSON object") }
    let parts: [[[[Double]]]]?
    switch type {
    case "Polygon":
      parts = (try? members.decode([[[Double]]].self, forKey: .coordinates)).map { [$0] }
    case "MultiPolygon":
      parts = try? members.decode([[[[Double]]]].self, forKey: .coordinates)
    default:
      throw OSMFault("a GeoJSON object of type \(quoted(type))")
    }
    guard let parts, !parts.isEmpty else {
      throw OSMFault("a \(type) whose coordinates are no lists of positions")
    }
    var polygons: [OSMPolygon] = []
    for part in parts {
      var rings: [[Coordinate]] = []
      for ring in part { rings.append(try corners(ring)) }
      guard let outer = rings.first,
        let polygon = OSMPolygon(outer: outer, holes: Array(rings.dropFirst()))
      else { throw OSMFault("a \(type) with a ring of fewer than three corners") }
      polygons.append(polygon)
    }
    return polygons
  }

  /// Positions are longitude, latitude, and perhaps an altitude.
  private static func corners(_ ring: [[Double]]) throws(OSMFault) -> [Coordinate] {
    var corners: [Coordinate] = []
    for position in ring {
      guard position.count >= 2 else { throw OSMFault("a position of \(position.count) numbers") }
      do throws(GeodesyError) {
        corners.append(try Coordinate(latitude: position[1], longitude: position[0]))
      } catch {
        throw OSMFault("a position that is none: \(error)")
      }
    }
    return corners
  }
}
