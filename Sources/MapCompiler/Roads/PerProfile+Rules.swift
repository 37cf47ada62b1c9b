internal import Roads

extension PerProfile {
  /// What a function says about each profile.
  init(of value: (Profile) -> Value) {
    self.init(foot: value(.foot), bicycle: value(.bicycle), ebike: value(.ebike))
  }
}
