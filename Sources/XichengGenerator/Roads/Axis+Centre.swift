/// Main streets around the imperial city and Financial Street.
extension Axis {
  static let centre: [Axis] = [
    // MARK: From west to east
    Axis(
      .primary, from: Spot(39.9236, 116.3287),
      Section("阜成门外大街", "Fuchengmen Outer Street", Spot(39.9237, 116.3498)),
      Section(
        "阜成门内大街", "Fuchengmen Inner Street", Spot(39.9240, 116.3590), Spot(39.9236, 116.3672)),
      Section("西安门大街", "Xi'anmen Street", Spot(39.9223, 116.3736), Spot(39.9222, 116.3760)),
      Section("文津街", "Wenjin Street", Spot(39.9221, 116.3828)),
      Section(
        "北海大桥", "Beihai Bridge", tags: ["bridge": "yes", "layer": "1"], Spot(39.9221, 116.3868)),
      Section("景山前街", "Jingshan Front Street", Spot(39.9217, 116.3926))),
    Axis(
      .primary, .dual(13), from: Spot(39.9073, 116.3290),
      Section("复兴门外大街", "Fuxingmen Outer Street", Spot(39.9071, 116.3500)),
      Section("复兴门内大街", "Fuxingmen Inner Street", Spot(39.9070, 116.3676)),
      Section("西长安街", "West Chang'an Avenue", Spot(39.9067, 116.3780), Spot(39.9067, 116.3912))),
    Axis(
      .tertiary, from: Spot(39.9188, 116.3500),
      Section("武定侯街", "Wudinghou Street", Spot(39.9188, 116.3598)),
      Section("丰盛胡同", "Fengsheng Hutong", Spot(39.9185, 116.3672))),
    Axis(
      .tertiary, from: Spot(39.9160, 116.3500),
      Section("广宁伯街", "Guangningbo Street", Spot(39.9160, 116.3597))),
    Axis(
      .secondary, from: Spot(39.9136, 116.3597),
      Section("辟才胡同", "Picai Hutong", Spot(39.9136, 116.3673))),
    Axis(
      .tertiary, from: Spot(39.9150, 116.3673),
      Section("灵境胡同", "Lingjing Hutong", Spot(39.9150, 116.3748))),
    Axis(
      .tertiary, from: Spot(39.9145, 116.3862),
      Section("西华门大街", "Xihuamen Street", Spot(39.9146, 116.3890))),
    Axis(
      .residential, from: Spot(39.9217, 116.3626),
      Section("砖塔胡同", "Zhuanta Hutong", Spot(39.9216, 116.3672))),
    Axis(
      .residential, from: Spot(39.9020, 116.3550),
      Section("文华胡同", "Wenhua Hutong", Spot(39.9021, 116.3608))),
    Axis(
      .tertiary, from: Spot(39.9005, 116.3608),
      Section("受水河胡同", "Shoushuihe Hutong", Spot(39.9003, 116.3680))),
    Axis(
      .residential, from: Spot(39.9030, 116.3680),
      Section("东绒线胡同", "Dongrongxian Hutong", Spot(39.9033, 116.3784))),
    Axis(
      .primary, .dual(12), from: Spot(39.8990, 116.3478),
      Section(
        "宣武门西大街", "Xuanwumen West Street", Spot(39.8984, 116.3560), Spot(39.8981, 116.3610),
        Spot(39.8983, 116.3681)),
      Section("宣武门东大街", "Xuanwumen East Street", Spot(39.8988, 116.3735), Spot(39.8988, 116.3786)),
      Section("前门西大街", "Qianmen West Street", Spot(39.8985, 116.3855), Spot(39.8986, 116.3918))),

    // MARK: From north to south
    Axis(
      .tertiary, from: Spot(39.9238, 116.3553),
      Section("金融大街", "Financial Street", Spot(39.9150, 116.3556), Spot(39.9071, 116.3556))),
    Axis(
      .secondary, from: Spot(39.9071, 116.3602),
      Section(
        "闹市口大街", "Naoshikou Street", Spot(39.9030, 116.3608), Spot(39.9003, 116.3601),
        Spot(39.8982, 116.3589)),
      Section("长椿街", "Changchun Street", Spot(39.8945, 116.3586), Spot(39.8890, 116.3588)),
      Section("牛街", "Niujie Street", Spot(39.8850, 116.3586), Spot(39.8808, 116.3589)),
      Section("右安门内大街", "You'anmen Inner Street", Spot(39.8775, 116.3590), Spot(39.8698, 116.3590))),
    Axis(
      .tertiary, from: Spot(39.9070, 116.3640),
      Section("佟麟阁路", "Tonglin'ge Road", Spot(39.8983, 116.3643))),
    Axis(
      .primary, .dual(9), from: Spot(39.9070, 116.3676),
      Section("宣武门内大街", "Xuanwumen Inner Street", Spot(39.8983, 116.3681)),
      Section("宣武门外大街", "Xuanwumen Outer Street", Spot(39.8889, 116.3684)),
      Section("菜市口大街", "Caishikou Street", Spot(39.8830, 116.3685), Spot(39.8699, 116.3688))),
    Axis(
      .secondary, tags: ["oneway": "yes", "oneway:bicycle": "no"], from: Spot(39.9222, 116.3749),
      Section("府右街", "Fuyou Street", Spot(39.9120, 116.3748), Spot(39.9067, 116.3748))),
    Axis(
      .secondary, from: Spot(39.9221, 116.3864),
      Section("北长街", "Beichang Street", Spot(39.9145, 116.3862)),
      Section("南长街", "Nanchang Street", Spot(39.9067, 116.3862))),
    Axis(
      .tertiary, from: Spot(39.9067, 116.3858),
      Section(
        "人大会堂西路", "West Road of the Great Hall", Spot(39.9020, 116.3862), Spot(39.8985, 116.3864))),
    Axis(
      .residential, from: Spot(39.9067, 116.3812),
      Section("兵部洼胡同", "Bingbuwa Hutong", Spot(39.8987, 116.3814))),
    Axis(
      .secondary, from: Spot(39.9067, 116.3784),
      Section("北新华街", "Beixinhua Street", Spot(39.8988, 116.3786)),
      Section("南新华街", "Nanxinhua Street", Spot(39.8940, 116.3788), Spot(39.8888, 116.3795)),
      Section("虎坊路", "Hufang Road", Spot(39.8850, 116.3806), Spot(39.8800, 116.3812)),
      Section("太平街", "Taiping Street", Spot(39.8745, 116.3814), Spot(39.8700, 116.3814))),
    Axis(
      .tertiary, from: Spot(39.9285, 116.3882),
      Section("景山西街", "Jingshan West Street", Spot(39.9219, 116.3884))),
    Axis(
      .tertiary, from: Spot(39.9285, 116.3882),
      Section("景山后街", "Jingshan Back Street", Spot(39.9285, 116.3920)),
      Section("景山东街", "Jingshan East Street", Spot(39.9217, 116.3922))),
    Axis(
      .residential, from: Spot(39.9330, 116.3876),
      Section("恭俭胡同", "Gongjian Hutong", Spot(39.9285, 116.3882))),
  ]
}
