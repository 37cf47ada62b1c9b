/// Where no stop can stand: the lakes and moats, and one compound closed to the public.
///
/// Simplified outlines, a little larger than the water itself, so that a stop on the bank is on the
/// bank. Positions are general knowledge, not a survey.
struct Water: Sendable {
  let name: String
  let outline: Outline

  /// The three lakes that make Shichahai the place where a straight line misleads: Houhai lies
  /// between two banks, and the bridges are at its ends.
  static let xihai = Water(
    name: "西海",
    outline: Outline(
      Spot(39.9481, 116.3686), Spot(39.9479, 116.3706), Spot(39.9466, 116.3720),
      Spot(39.9459, 116.3709), Spot(39.9465, 116.3689)))

  static let houhai = Water(
    name: "后海",
    outline: Outline(
      Spot(39.9449, 116.3751), Spot(39.9432, 116.3791), Spot(39.9409, 116.3828),
      Spot(39.9390, 116.3853), Spot(39.9381, 116.3845), Spot(39.9397, 116.3814),
      Spot(39.9415, 116.3778), Spot(39.9440, 116.3741)))

  static let qianhai = Water(
    name: "前海",
    outline: Outline(
      Spot(39.9383, 116.3862), Spot(39.9381, 116.3882), Spot(39.9360, 116.3894),
      Spot(39.9348, 116.3886), Spot(39.9350, 116.3869), Spot(39.9366, 116.3859)))

  static let beihai = Water(
    name: "北海",
    outline: Outline(
      Spot(39.9308, 116.3835), Spot(39.9308, 116.3858), Spot(39.9275, 116.3872),
      Spot(39.9232, 116.3870), Spot(39.9230, 116.3828), Spot(39.9262, 116.3820)))

  /// The whole compound, lakes and ground alike, is closed.
  static let zhongnanhai = Water(
    name: "中南海",
    outline: Outline(
      Spot(39.9212, 116.3756), Spot(39.9208, 116.3848), Spot(39.9075, 116.3846),
      Spot(39.9075, 116.3754)))

  static let taorantingLake = Water(
    name: "陶然亭湖",
    outline: Outline(
      Spot(39.8752, 116.3738), Spot(39.8756, 116.3770), Spot(39.8736, 116.3789),
      Spot(39.8720, 116.3776), Spot(39.8727, 116.3745)))

  static let daguanyuanPond = Water(
    name: "大观园池",
    outline: Outline(
      Spot(39.8716, 116.3500), Spot(39.8715, 116.3514), Spot(39.8705, 116.3513),
      Spot(39.8706, 116.3499)))

  static let northMoat = Water(
    name: "北护城河",
    outline: Outline(
      Spot(39.9494, 116.3650), Spot(39.9494, 116.3895), Spot(39.9489, 116.3895),
      Spot(39.9489, 116.3650)))

  static let westMoat = Water(
    name: "西护城河",
    outline: Outline(
      Spot(39.9000, 116.3463), Spot(39.8885, 116.3449), Spot(39.8805, 116.3444),
      Spot(39.8745, 116.3434), Spot(39.8745, 116.3429), Spot(39.8805, 116.3438),
      Spot(39.8885, 116.3443), Spot(39.9000, 116.3457)))

  static let southMoat = Water(
    name: "南护城河",
    outline: Outline(
      Spot(39.8689, 116.3440), Spot(39.8695, 116.3935), Spot(39.8690, 116.3935),
      Spot(39.8684, 116.3440)))

  static let all = [
    xihai, houhai, qianhai, beihai, zhongnanhai, taorantingLake, daguanyuanPond, northMoat,
    westMoat, southMoat,
  ]
}
