/// Main streets outside the second ring in the west.
extension Axis {
  static let west: [Axis] = [
    // MARK: From west to east
    Axis(
      .primary, .dual(10), from: Spot(39.9395, 116.3240),
      Section("西直门外大街", "Xizhimen Outer Street", Spot(39.9394, 116.3440), Spot(39.9398, 116.3498))),
    Axis(
      .tertiary, from: Spot(39.9365, 116.3362),
      Section("文兴街", "Wenxing Street", Spot(39.9366, 116.3431))),
    Axis(
      .tertiary, from: Spot(39.9270, 116.3298),
      Section("百万庄大街", "Baiwanzhuang Street", Spot(39.9270, 116.3431))),
    Axis(
      .residential, from: Spot(39.9263, 116.3431),
      Section("北营房北街", "Beiyingfang North Street", Spot(39.9263, 116.3476))),
    Axis(
      .secondary, from: Spot(39.9185, 116.3301),
      Section("月坛北街", "Yuetan North Street", Spot(39.9186, 116.3500))),
    Axis(
      .secondary, from: Spot(39.9127, 116.3306),
      Section("月坛南街", "Yuetan South Street", Spot(39.9128, 116.3500))),
    Axis(
      .primary, .dual(13), from: Spot(39.8957, 116.3186),
      Section(
        "莲花池东路", "Lianhuachi East Road", Spot(39.8972, 116.3250), Spot(39.8988, 116.3330),
        Spot(39.8990, 116.3400), Spot(39.8990, 116.3478))),
    Axis(
      .tertiary, from: Spot(39.8822, 116.3268),
      Section("红莲南路", "Honglian South Road", Spot(39.8822, 116.3389)),
      Section("鸭子桥路", "Yaziqiao Road", Spot(39.8836, 116.3415), Spot(39.8838, 116.3453))),
    Axis(
      .residential, from: Spot(39.8862, 116.3390),
      Section("红居街", "Hongju Street", Spot(39.8862, 116.3438))),
    Axis(
      .tertiary, from: Spot(39.8742, 116.3238),
      Section("湾子街", "Wanzi Street", Spot(39.8741, 116.3330), Spot(39.8772, 116.3395))),

    // MARK: From north to south
    Axis(
      .secondary, from: Spot(39.9395, 116.3262),
      Section(
        "三里河路", "Sanlihe Road", Spot(39.9322, 116.3292), Spot(39.9270, 116.3299),
        Spot(39.9185, 116.3301), Spot(39.9072, 116.3312))),
    Axis(
      .tertiary, from: Spot(39.9236, 116.3366),
      Section("三里河东路", "Sanlihe East Road", Spot(39.9072, 116.3362))),
    Axis(
      .secondary, from: Spot(39.9394, 116.3432),
      Section("展览馆路", "Zhanlanguan Road", Spot(39.9335, 116.3430), Spot(39.9237, 116.3431)),
      Section("月坛西街", "Yuetan West Street", Spot(39.9128, 116.3429))),
    Axis(
      .tertiary, from: Spot(39.9396, 116.3476),
      Section("北礼士路", "Beilishi Road", Spot(39.9237, 116.3476)),
      Section("南礼士路", "Nanlishi Road", Spot(39.9071, 116.3474))),
    Axis(
      .tertiary, from: Spot(39.9365, 116.3362),
      Section("车公庄北街", "Chegongzhuang North Street", Spot(39.9322, 116.3362)),
      Section("百万庄西路", "Baiwanzhuang West Road", Spot(39.9236, 116.3366))),
    Axis(
      .tertiary, from: Spot(39.9072, 116.3452),
      Section("真武庙路", "Zhenwumiao Road", Spot(39.8990, 116.3449))),
    Axis(
      .secondary, from: Spot(39.9072, 116.3388),
      Section("白云路", "Baiyun Road", Spot(39.8990, 116.3390)),
      Section("手帕口北街", "Shoupakou North Street", Spot(39.8940, 116.3387), Spot(39.8893, 116.3389)),
      Section("手帕口南街", "Shoupakou South Street", Spot(39.8865, 116.3390), Spot(39.8822, 116.3389)),
      Section("鸭子桥南里", "Yaziqiao Nanli", Spot(39.8772, 116.3395))),
    Axis(
      .secondary, from: Spot(39.8897, 116.3285),
      Section("马连道路", "Maliandao Road", Spot(39.8835, 116.3270), Spot(39.8742, 116.3246))),
    Axis(
      .tertiary, from: Spot(39.8972, 116.3250),
      Section("莲花河胡同", "Lianhuahe Hutong", Spot(39.8898, 116.3253))),
    Axis(
      .secondary, from: Spot(39.8935, 116.3205),
      Section("西站南路", "West Station South Road", Spot(39.8897, 116.3200), Spot(39.8742, 116.3238))),
    Axis(
      .tertiary, from: Spot(39.8935, 116.3205),
      Section("广莲路", "Guanglian Road", Spot(39.8936, 116.3252))),
    Axis(
      .tertiary, from: Spot(39.9397, 116.3462),
      Section("高梁桥路", "Gaoliangqiao Road", Spot(39.9455, 116.3440))),
    Axis(
      .footway, tags: ["bicycle": "yes", "segregated": "no"], from: Spot(39.8988, 116.3453),
      Section(
        "护城河步道", "Moat Path", Spot(39.8885, 116.34405), Spot(39.8838, 116.34378),
        Spot(39.8805, 116.34355), Spot(39.8772, 116.34315))),
    Axis(
      .tertiary, from: Spot(39.94195, 116.35063),
      Section("西直门北大街", "Xizhimen North Street", Spot(39.9466, 116.3506))),
  ]

  /// Everything drawn by hand, in the order in which it is numbered.
  static let all = rings + north + lakes + centre + south + west
}
