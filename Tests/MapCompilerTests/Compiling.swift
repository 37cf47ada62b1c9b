import Geodesy
import MapCompiler
import MapImport
import Testing

/// Compiles CSV text as `stops.csv`.
func compile(csv text: String) throws -> StopCompilation {
  try StopCompiler(datum: .wgs84).compile(Array(text.utf8), file: "stops.csv")
}

/// Compiles a collection of features as `stops.geojson`.
func compile(features: String...) throws -> StopCompilation {
  let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  return try StopCompiler(datum: .wgs84).compile(Array(text.utf8), file: "stops.geojson")
}

/// A feature at 39.9, 116.4 with the properties given, or with a geometry of its own.
func feature(
  _ properties: String, geometry: String = #"{"type":"Point","coordinates":[116.4,39.9]}"#
) -> String {
  #"{"type":"Feature","geometry":\#(geometry),"properties":{\#(properties)}}"#
}

/// What the compiler says about a file that it refuses.
func refusal(_ text: String, file: String) -> StopCompilerError? {
  do throws(StopCompilerError) {
    _ = try StopCompiler(datum: .wgs84).compile(Array(text.utf8), file: file)
    return nil
  } catch {
    return error
  }
}
