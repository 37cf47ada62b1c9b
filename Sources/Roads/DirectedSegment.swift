public import SnapshotFormat

/// Which way along a segment.
@frozen
public enum TravelDirection: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// From the segment's tail to its head.
  case forward
  /// From its head to its tail.
  case backward

  /// Forward, then backward.
  @inlinable public static var both: BothDirections { BothDirections() }
}

/// The two directions, as a collection that takes no memory: queries walk through it.
@frozen
public struct BothDirections: RandomAccessCollection, Sendable {
  @inlinable
  init() {}

  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// 2.
  @inlinable public var endIndex: Int { 2 }

  /// Forward at 0, backward at 1.
  @inlinable
  public subscript(place: Int) -> TravelDirection { place == 0 ? .forward : .backward }
}

/// A segment together with a direction of travel along it.
@frozen
public struct DirectedSegment: Hashable, ColumnElement {
  /// Twice the segment's number, plus 1 for backward.
  public let rawValue: UInt32

  @inlinable
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// One direction of a segment.
  ///
  /// - Parameter segment: 0..<2³¹.
  @inlinable
  public init(segment: UInt32, direction: TravelDirection) {
    rawValue = segment &<< 1 | UInt32(direction.rawValue)
  }

  /// The segment's number.
  @inlinable public var segment: UInt32 { rawValue >> 1 }

  /// The way along it.
  @inlinable public var direction: TravelDirection { rawValue & 1 == 0 ? .forward : .backward }
}

extension DirectedSegment: Comparable {
  /// By segment, forward first.
  @inlinable
  public static func < (left: DirectedSegment, right: DirectedSegment) -> Bool {
    left.rawValue < right.rawValue
  }
}
