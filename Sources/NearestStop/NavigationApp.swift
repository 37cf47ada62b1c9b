public import Geodesy
internal import Roads

/// An app, or a kind of address, that takes over where this library has found a stop.
public enum NavigationApp: String, CaseIterable, Hashable, Sendable {
  /// Amap (高德地图), by a link that opens the app on a telephone and the site elsewhere.
  ///
  /// Source: lbs.amap.com, "URI API: 路径规划" (https://lbs.amap.com/api/uri-api/guide/travel/route):
  /// longitude first, ways of moving `car`, `bus`, `walk`, `ride`.
  case amap
  /// Baidu Map (百度地图), by a link that only a telephone with the app can open.
  ///
  /// Source: lbsyun.baidu.com, "地图调起 URI API" for Android and iOS
  /// (https://lbsyun.baidu.com/docs/webapi?title=mapadjustment%2Furi%2Fios): latitude first, `coord_type` one of
  /// `bd09ll`, `gcj02`, `wgs84`, ways of moving `transit`, `driving`, `walking`, `riding`.
  case baidu
  /// Apple Maps.
  ///
  /// Source: "Apple URL Scheme Reference: Map Links" (https://developer.apple.com/library/archive/featuredarticles/
  /// iPhoneURLScheme_Reference/MapLinks/MapLinks.html): latitude first, `dirflg` one of `d`, `w`, `r`, so there is
  /// no word for riding, and a destination that is a coordinate has no name. Which datum a link is in Apple does not
  /// say. Developers report that the map of mainland China is Amap's and takes coordinates in GCJ-02.
  case apple
  /// A `geo:` address, for whatever app is there. Source: RFC 5870: latitude first, always WGS-84; no name, no start
  /// and no way of moving.
  case geo

  /// The datum in which the app takes a place there.
  ///
  /// GCJ-02 where a Chinese datum is plausible (``Datum/isPlausible(at:)``), WGS-84 elsewhere and in `geo:`. The
  /// rectangle holds neighbours of China as well, in whose cities the apps' maps are not shifted: who answers for Seoul
  /// or Hanoi says `.wgs84` (``HandOverLink/init(to:named:from:by:in:datum:)``).
  public func datum(at place: Coordinate) -> Datum {
    self != .geo && Datum.gcj02.isPlausible(at: place) ? .gcj02 : .wgs84
  }

  /// The app's own word for a way of moving; `nil` where it has none. None tells a bicycle from an e-bike.
  func word(for profile: Profile) -> String? {
    switch (self, profile) {
    case (.amap, .foot): "walk"
    case (.amap, .bicycle), (.amap, .ebike): "ride"
    case (.baidu, .foot): "walking"
    case (.baidu, .bicycle), (.baidu, .ebike): "riding"
    case (.apple, .foot): "w"
    case (.apple, .bicycle), (.apple, .ebike), (.geo, _): nil
    }
  }
}
