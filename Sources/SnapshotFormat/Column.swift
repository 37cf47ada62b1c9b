/// A sequence of fixed-size values in memory that never changes.
enum Placeholder {}
