internal import NIOCore
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Lets no address ask more than so often: a bucket of tokens for each, filled at a steady rate.
///
/// For a server that is reached directly. Behind a proxy all requests come from one address: let the proxy limit them.
final class RateLimit: Sendable {
  private struct Bucket {
    var tokens: Double
    var filled: NIODeadline
  }

  /// Addresses that are remembered; beyond that, those that have been quiet are forgotten.
  private static let maximumCount = 20_000

  private let rate: Double
  private let burst: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameter rate: requests a second; who was quiet may ask for two seconds' worth at once.
  init?(requestsPerSecond rate: Double) {
    guard rate > 0 else { return nil }
    self.rate = rate
    burst = max(1, 2 * rate)
  }

  /// - Throws: `TooManyRequests`.
  func admit(_ address: String?, at now: NIODeadline = .now()) throws(RequestError) {
    guard let address else { return }
    let isAdmitted = buckets.withLock { buckets in
      if buckets.count >= RateLimit.maximumCount {
        buckets = buckets.filter { now - $0.value.filled < .seconds(2) }
        // Everybody is asking: nobody is remembered.
        if buckets.count >= RateLimit.maximumCount { buckets = [:] }
      }
      var bucket = buckets[address] ?? Bucket(tokens: burst, filled: now)
      let seconds = Double((now - bucket.filled).nanoseconds) / 1e9
      bucket.tokens = min(burst, bucket.tokens + max(0, seconds) * rate)
      bucket.filled = now
      let isAdmitted = bucket.tokens >= 1
      if isAdmitted { bucket.tokens -= 1 }
      buckets[address] = bucket
      return isAdmitted
    }
    guard isAdmitted else {
      throw RequestError(.tooManyRequests, "more than \(rate) requests a second: ask less often")
    }
  }
}

extension RateLimit {
  /// Who is behind an address: of IPv6 one has 2⁶⁴ of them at least, which count as one. IPv4 in IPv6 is IPv4.
  static func client(_ address: SocketAddress?) -> String? {
    guard let text = address?.ipAddress, case .v6 = address else { return address?.ipAddress }
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return text }
    if bytes.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) {
      return bytes.suffix(4).map(String.init).joined(separator: ".")
    }
    return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
  }
}
