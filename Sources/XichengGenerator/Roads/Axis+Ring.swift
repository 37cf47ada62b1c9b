/// The second ring road, a stretch of the third, and the two river roads in the south.
extension Axis {
  /// From the Drum Tower bridge west to Xizhimen, south to Caihuying, then east again: one line.
  static let secondRing = Axis(
    .secondary, .expressway("二环路", "2nd Ring Road"), from: Spot(39.94852, 116.3928),
    Section("安定门西大街", "Andingmen West Street", Spot(39.94852, 116.3875)),
    Section("德胜门东大街", "Deshengmen East Street", Spot(39.94852, 116.3734)),
    Section(
      "德胜门西大街", "Deshengmen West Street", Spot(39.94852, 116.3664), Spot(39.9478, 116.3630),
      Spot(39.9452, 116.3573), Spot(39.9428, 116.3521), Spot(39.9412, 116.3502),
      Spot(39.9398, 116.3498)),
    Section("西直门南大街", "Xizhimen South Street", Spot(39.9322, 116.3498)),
    Section("阜成门北大街", "Fuchengmen North Street", Spot(39.9237, 116.3498)),
    Section("阜成门南大街", "Fuchengmen South Street", Spot(39.9150, 116.3499)),
    Section("复兴门北大街", "Fuxingmen North Street", Spot(39.9071, 116.3500)),
    Section(
      "复兴门南大街", "Fuxingmen South Street", Spot(39.9020, 116.3500), Spot(39.9003, 116.3494),
      Spot(39.8990, 116.3478)),
    Section(
      "广安门北滨河路", "Guang'anmen North Riverside Road", Spot(39.8975, 116.3470),
      Spot(39.8890, 116.3457)),
    Section(
      "广安门南滨河路", "Guang'anmen South Riverside Road", Spot(39.8805, 116.3451),
      Spot(39.8745, 116.3443), Spot(39.8712, 116.3445), Spot(39.8700, 116.3458),
      Spot(39.8697, 116.3485)),
    Section("右安门西滨河路", "You'anmen West Riverside Road", Spot(39.8698, 116.3590)),
    Section("右安门东滨河路", "You'anmen East Riverside Road", Spot(39.8699, 116.3688)),
    Section("永定门西滨河路", "Yongdingmen West Riverside Road", Spot(39.87015, 116.3925)))

  static let thirdRing = Axis(
    .secondary, .expressway("三环路", "3rd Ring Road"), from: Spot(39.9662, 116.3628),
    Section(
      "北三环中路", "North 3rd Ring Middle Road", Spot(39.9682, 116.3702), Spot(39.9694, 116.3752),
      Spot(39.9696, 116.3772), Spot(39.9690, 116.3812), Spot(39.9676, 116.3882)))

  /// Where the expressways pass over or under a main street: the gates of the old wall, mostly.
  static let interchanges: [Spot] = [
    Spot(39.94852, 116.3875), Spot(39.94852, 116.3734), Spot(39.94852, 116.3664),
    Spot(39.9400, 116.3498), Spot(39.9322, 116.3498), Spot(39.9237, 116.3498),
    Spot(39.9186, 116.3499), Spot(39.9128, 116.3499), Spot(39.9071, 116.3500),
    Spot(39.8988, 116.3477), Spot(39.8890, 116.3457), Spot(39.8838, 116.3453),
    Spot(39.8772, 116.3447), Spot(39.8698, 116.3590), Spot(39.8699, 116.3688),
    Spot(39.8700, 116.3814), Spot(39.9667, 116.3665), Spot(39.9693, 116.3747),
    Spot(39.9679, 116.3868),
  ]

  static let rings = [secondRing, thirdRing]
}
