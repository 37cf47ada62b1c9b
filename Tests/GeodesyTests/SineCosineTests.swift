import Foundation
import Geodesy
import TestSupport
import Testing

@Suite("Sine and cosine")
struct SineCosineTests {
  /// What the documentation of ``SineCosine`` claims.
  static let claimedError = 2.0e-16

  @Test("Agrees with the C library", arguments: [UInt64(31)])
  func agreesWithTheCLibrary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var largest = 0.0
    var worst = 0.0
    for _ in 0..<1_000_000 {
      let degrees = Double.random(in: -360...360, using: &random)
      let result = SineCosine(degrees: degrees)
      let exact = Self.reference(degrees)
      let error = Double(
        max(abs(Wide(result.sine) - exact.sine), abs(Wide(result.cosine) - exact.cosine)))
      if error > largest { (largest, worst) = (error, degrees) }
    }
    #expect(largest <= Self.claimedError, "seed \(seed): \(largest) at \(worst)")
  }

  #if arch(x86_64) || arch(i386)
    /// 80 bits, so that the reference's own error does not show.
    typealias Wide = Float80
  #else
    typealias Wide = Double
  #endif

  /// The C library's functions, after an exact reduction to −45…45 degrees.
  static func reference(_ degrees: Double) -> (sine: Wide, cosine: Wide) {
    let quarters = (degrees / 90).rounded()
    let radians = Wide(degrees - quarters * 90) * (Wide.pi / 180)
    let s: Wide = sin(radians)
    let c: Wide = cos(radians)
    switch Int(quarters) & 3 {
    case 0: return (s, c)
    case 1: return (c, -s)
    case 2: return (-s, -c)
    default: return (-c, s)
    }
  }

  @Test func isExactAtMultiplesOf90() {
    for quarter in -4...4 {
      let result = SineCosine(degrees: Double(quarter) * 90)
      let expected = [(0.0, 1.0), (1, 0), (0, -1), (-1, 0)][quarter & 3]
      #expect(result.sine == expected.0, "\(quarter * 90)")
      #expect(result.cosine == expected.1, "\(quarter * 90)")
    }
  }

  @Test func isWithinOneUnitAtMultiplesOf30And45() {
    let half = 0.5
    let diagonal = 0.5.squareRoot()
    let large = 0.75.squareRoot()
    for turn in [-360.0, 0] {
      for (degrees, sine, cosine) in [
        (30.0, half, large), (45, diagonal, diagonal), (60, large, half), (120, large, -half),
        (135, diagonal, -diagonal), (150, half, -large), (210, -half, -large),
        (225, -diagonal, -diagonal), (240, -large, -half), (300, -large, half),
        (315, -diagonal, diagonal), (330, -half, large),
      ] {
        let result = SineCosine(degrees: degrees + turn)
        #expect(abs(result.sine - sine) <= sine.ulp, "\(degrees + turn)")
        #expect(abs(result.cosine - cosine) <= cosine.ulp, "\(degrees + turn)")
      }
    }
  }

  @Test("The signs of −x and x agree", arguments: [UInt64(32)])
  func isOddAndEven(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10_000 {
      let degrees = Double.random(in: 0...360, using: &random)
      let plus = SineCosine(degrees: degrees)
      let minus = SineCosine(degrees: -degrees)
      #expect(plus.sine == -minus.sine && plus.cosine == minus.cosine, "seed \(seed): \(degrees)")
    }
  }
}
