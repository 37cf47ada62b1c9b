/// What a column may consist of: fixed-size values for which every pattern of bits is a value, without
/// padding.
///
/// Numbers conform, and so may structures of numbers. What has invariants (a coordinate, a Boolean) is
/// made of them by whoever reads the column, and checked there.
public protocol ColumnElement: BitwiseCopyable, Sendable {}

extension UInt8: ColumnElement {}
extension UInt16: ColumnElement {}
extension UInt32: ColumnElement {}
extension UInt64: ColumnElement {}
extension Int32: ColumnElement {}
extension Int64: ColumnElement {}
extension Float: ColumnElement {}
extension Double: ColumnElement {}
