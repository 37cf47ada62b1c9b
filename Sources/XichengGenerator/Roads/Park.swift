/// A park: paths inside, and gates that only people on foot pass.
struct Park: Sendable {
  let chinese: String
  let english: String
  let ground: Ground
  /// Gates on the fence, each joined to the nearest street outside.
  let gates: [Spot]
  /// Not joined to anything: a piece of the network that leads nowhere, as every real map has.
  var isIsland = false

  init(
    _ chinese: String, _ english: String, corners: [(Double, Double)], gates: [Spot],
    isIsland: Bool = false
  ) {
    self.chinese = chinese
    self.english = english
    ground = Ground(chinese, corners)
    self.gates = gates
    self.isIsland = isIsland
  }
}

extension Park {
  /// Real parks but for the last, as rough rectangles. Their paths and gates are invented.
  static let all: [Park] = [
    Park(
      "北海公园", "Beihai Park",
      corners: [
        (39.9323, 116.3806), (39.9323, 116.3870), (39.9280, 116.3878), (39.9225, 116.3878),
        (39.9225, 116.3806),
      ],
      gates: [Spot(39.9323, 116.3845), Spot(39.9255, 116.3878), Spot(39.9225, 116.3874)]),
    Park(
      "中山公园", "Zhongshan Park",
      corners: [
        (39.9135, 116.3882), (39.9135, 116.3912), (39.9080, 116.3912), (39.9080, 116.3882),
      ],
      gates: [Spot(39.9105, 116.3882), Spot(39.9080, 116.3900)]),
    Park(
      "景山公园", "Jingshan Park",
      corners: [
        (39.9280, 116.3887), (39.9280, 116.3916), (39.9223, 116.3917), (39.9223, 116.3888),
      ],
      gates: [Spot(39.9223, 116.3902), Spot(39.9250, 116.3887), Spot(39.9250, 116.3917)]),
    Park(
      "陶然亭公园", "Taoranting Park",
      corners: [
        (39.8764, 116.3722), (39.8767, 116.3806), (39.8712, 116.3806), (39.8712, 116.3722),
      ],
      gates: [Spot(39.8766, 116.3775), Spot(39.8740, 116.3806), Spot(39.8740, 116.3722)]),
    Park(
      "北京动物园", "Beijing Zoo",
      corners: [
        (39.9402, 116.3300), (39.9402, 116.3395), (39.9436, 116.3395), (39.9436, 116.3300),
      ],
      gates: [Spot(39.9402, 116.3345)]),
    Park(
      "月坛公园", "Yuetan Park",
      corners: [
        (39.9178, 116.3437), (39.9178, 116.3467), (39.9139, 116.3467), (39.9139, 116.3437),
      ],
      gates: [Spot(39.9158, 116.3467), Spot(39.9178, 116.3450)]),
    Park(
      "人定湖公园", "Rendinghu Park",
      corners: [
        (39.9590, 116.3774), (39.9590, 116.3806), (39.9565, 116.3806), (39.9565, 116.3774),
      ],
      gates: [Spot(39.9577, 116.3774), Spot(39.9577, 116.3806)]),
    Park(
      "双秀公园", "Shuangxiu Park",
      corners: [
        (39.9660, 116.3676), (39.9660, 116.3704), (39.9640, 116.3704), (39.9640, 116.3676),
      ],
      gates: [Spot(39.9650, 116.3676)]),
    Park(
      "先农坛", "Xiannong Altar",
      corners: [
        (39.8825, 116.3840), (39.8825, 116.3879), (39.8768, 116.3882), (39.8768, 116.3840),
      ],
      gates: [Spot(39.8796, 116.3880)]),
    Park(
      "大观园", "Grand View Garden",
      corners: [
        (39.8733, 116.3480), (39.8733, 116.3526), (39.8704, 116.3526), (39.8704, 116.3480),
      ],
      gates: [Spot(39.8720, 116.3526)]),
    Park(
      "宣武艺园", "Xuanwu Art Park",
      corners: [
        (39.8946, 116.3593), (39.8946, 116.3612), (39.8931, 116.3612), (39.8931, 116.3593),
      ],
      gates: [Spot(39.8938, 116.3593)]),
    Park(
      "万寿公园", "Wanshou Park",
      corners: [
        (39.8797, 116.3612), (39.8797, 116.3638), (39.8782, 116.3638), (39.8782, 116.3612),
      ],
      gates: [Spot(39.8782, 116.3625)]),
    // Two islands without a gate: the one stands for a real garden, the other is invented.
    Park(
      "白云观后园", "Rear Garden of the White Cloud Temple",
      corners: [
        (39.9020, 116.3408), (39.9020, 116.3424), (39.9005, 116.3424), (39.9005, 116.3408),
      ],
      gates: [], isIsland: true),
    Park(
      "旧苗圃", "Old Nursery",
      corners: [
        (39.8728, 116.3546), (39.8728, 116.3572), (39.8708, 116.3572), (39.8708, 116.3546),
      ],
      gates: [], isIsland: true),
  ]
}
