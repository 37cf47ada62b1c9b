import Foundation

/// Another library, wrapped as `Peers/peer.h` says and loaded at run time, so that it may be missing.
final class Peer {
  typealias Build =
    @convention(c) (UnsafePointer<Double>, UnsafePointer<UInt64>, UInt32) -> UnsafeMutableRawPointer
  typealias Free = @convention(c) (UnsafeMutableRawPointer) -> Void
  typealias Ask =
    @convention(c) (
      UnsafeMutableRawPointer, UnsafePointer<Double>, UInt32, UInt32, UInt64,
      UnsafeMutablePointer<UInt32>, UInt64
    ) -> Void

  let name: String
  /// Whether it can be asked for stops with needs.
  let filters: Bool
  let build: Build
  let free: Free
  let ask: Ask

  init(path: String) throws(PeerError) {
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw .notLoaded(path, reason: dlerror().map { String(cString: $0) } ?? "unknown")
    }
    func symbol<Function>(_ name: String, as type: Function.Type) throws(PeerError) -> Function {
      guard let address = dlsym(library, name) else { throw .noSymbol(name, path) }
      return unsafeBitCast(address, to: type)
    }
    let name = try symbol("peer_name", as: (@convention(c) () -> UnsafePointer<CChar>).self)
    let filters = try symbol("peer_filters", as: (@convention(c) () -> CInt).self)
    self.name = String(cString: name())
    self.filters = filters() != 0
    build = try symbol("peer_build", as: Build.self)
    free = try symbol("peer_free", as: Free.self)
    ask = try symbol("peer_ask", as: Ask.self)
  }
}

/// Why a peer is not there.
enum PeerError: Error {
  case notLoaded(String, reason: String)
  case noSymbol(String, String)
}
