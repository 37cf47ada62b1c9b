/// Main streets of the outer city.
extension Axis {
  static let south: [Axis] = [
    // MARK: From west to east
    Axis(
      .primary, .dual(11), from: Spot(39.8897, 116.3180),
      Section(
        "广安门外大街", "Guang'anmen Outer Street", Spot(39.8898, 116.3275), Spot(39.8895, 116.3350),
        Spot(39.8890, 116.3457)),
      Section(
        "广安门内大街", "Guang'anmen Inner Street", Spot(39.8891, 116.3560), Spot(39.8889, 116.3684)),
      Section("骡马市大街", "Luomashi Street", Spot(39.8888, 116.3795)),
      Section("珠市口西大街", "Zhushikou West Street", Spot(39.8889, 116.3865), Spot(39.8887, 116.3922))),
    Axis(
      .tertiary, from: Spot(39.8957, 116.3472),
      Section("槐柏树街", "Huaibaishu Street", Spot(39.8958, 116.3587))),
    Axis(
      .residential, from: Spot(39.8950, 116.3587),
      Section("上斜街", "Shangxie Street", Spot(39.8938, 116.3684))),
    Axis(
      .residential, from: Spot(39.8957, 116.3640),
      Section("达智桥胡同", "Dazhiqiao Hutong", Spot(39.8952, 116.3683))),
    Axis(
      .secondary, from: Spot(39.8838, 116.3453),
      Section("枣林前街", "Zaolin Front Street", Spot(39.8840, 116.3587)),
      Section("南横西街", "Nanheng West Street", Spot(39.8844, 116.3685)),
      Section("南横东街", "Nanheng East Street", Spot(39.8846, 116.3806))),
    Axis(
      .secondary, from: Spot(39.8772, 116.3395),
      Section("白纸坊桥", "Baizhifang Bridge", Spot(39.8772, 116.3447)),
      Section("白纸坊西街", "Baizhifang West Street", Spot(39.8773, 116.3533)),
      Section("白纸坊东街", "Baizhifang East Street", Spot(39.8775, 116.3686)),
      Section("陶然亭路", "Taoranting Road", Spot(39.8770, 116.3745), Spot(39.8777, 116.3812))),
    Axis(
      .tertiary, from: Spot(39.8735, 116.3532),
      Section("里仁街", "Liren Street", Spot(39.8735, 116.3687))),
    Axis(
      .secondary, from: Spot(39.8872, 116.3800),
      Section("永安路", "Yong'an Road", Spot(39.8874, 116.3914))),
    Axis(
      .tertiary, from: Spot(39.8858, 116.3804),
      Section("北纬路", "Beiwei Road", Spot(39.8861, 116.3914))),
    Axis(
      .tertiary, from: Spot(39.8835, 116.3808),
      Section("南纬路", "Nanwei Road", Spot(39.8836, 116.3880))),
    Axis(
      .living, from: Spot(39.8942, 116.3735),
      Section("琉璃厂西街", "Liulichang West Street", Spot(39.8943, 116.3788)),
      Section("琉璃厂东街", "Liulichang East Street", Spot(39.8946, 116.3830))),
    Axis(
      .residential, from: Spot(39.8944, 116.3683),
      Section("前青厂胡同", "Qianqingchang Hutong", Spot(39.8942, 116.3735))),
    Axis(
      .residential, from: Spot(39.8914, 116.3684),
      Section("西草厂街", "Xicaochang Street", Spot(39.8916, 116.3791))),
    Axis(
      .pedestrian, tags: ["surface": "paving_stones"], from: Spot(39.8938, 116.3852),
      Section("大栅栏西街", "Dashilan West Street", Spot(39.8947, 116.3886)),
      Section("大栅栏街", "Dashilan Street", Spot(39.8949, 116.3912))),
    Axis(
      .living, from: Spot(39.8961, 116.3885),
      Section("杨梅竹斜街", "Yangmeizhu Byway", Spot(39.8946, 116.3830))),
    Axis(
      .living, from: Spot(39.8938, 116.3852),
      Section("樱桃斜街", "Yingtao Byway", Spot(39.8921, 116.3792))),
    Axis(
      .living, from: Spot(39.8938, 116.3852),
      Section("铁树斜街", "Tieshu Byway", Spot(39.8908, 116.3793))),
    Axis(
      .residential, from: Spot(39.8968, 116.3787),
      Section("西河沿街", "Xiheyan Street", Spot(39.8972, 116.3886))),

    // MARK: From north to south
    Axis(
      .tertiary, from: Spot(39.8987, 116.3497),
      Section("北线阁街", "Beixiange Street", Spot(39.8891, 116.3494)),
      Section("南线阁街", "Nanxiange Street", Spot(39.8839, 116.3492))),
    Axis(
      .residential, from: Spot(39.8957, 116.3553),
      Section("下斜街", "Xiaxie Street", Spot(39.8891, 116.3557))),
    Axis(
      .residential, from: Spot(39.8941, 116.3654),
      Section("校场口胡同", "Jiaochangkou Hutong", Spot(39.8890, 116.3655))),
    Axis(
      .residential, tags: ["oneway": "yes"], from: Spot(39.8890, 116.3613),
      Section("教子胡同", "Jiaozi Hutong", Spot(39.8842, 116.3611))),
    Axis(
      .tertiary, from: Spot(39.8773, 116.3533),
      Section("南菜园街", "Nancaiyuan Street", Spot(39.8697, 116.3533))),
    Axis(
      .tertiary, from: Spot(39.8775, 116.3632),
      Section("半步桥街", "Banbuqiao Street", Spot(39.8698, 116.3634))),
    Axis(
      .residential, from: Spot(39.8843, 116.3652),
      Section("盆儿胡同", "Pen'er Hutong", Spot(39.8775, 116.3655))),
    Axis(
      .residential, from: Spot(39.8888, 116.3708),
      Section("米市胡同", "Mishi Hutong", Spot(39.8845, 116.3709))),
    Axis(
      .residential, tags: ["oneway": "yes", "oneway:bicycle": "no"], from: Spot(39.8888, 116.3757),
      Section("粉房琉璃街", "Fenfang Liuli Street", Spot(39.8845, 116.3758))),
    Axis(
      .tertiary, from: Spot(39.8846, 116.3766),
      Section("黑窑厂街", "Heiyaochang Street", Spot(39.8774, 116.3773))),
    Axis(
      .residential, from: Spot(39.8943, 116.3737),
      Section("永光西街", "Yongguang West Street", Spot(39.8888, 116.3736))),
    Axis(
      .secondary, from: Spot(39.8985, 116.3885),
      Section("煤市街", "Meishi Street", Spot(39.8888, 116.3887))),
    Axis(
      .pedestrian, tags: ["surface": "paving_stones"], from: Spot(39.8985, 116.3912),
      Section("前门大街", "Qianmen Street", Spot(39.8887, 116.3913))),
    Axis(
      .primary, .dual(10), from: Spot(39.8887, 116.3914),
      Section("天桥南大街", "Tianqiao South Street", Spot(39.8820, 116.3916)),
      Section(
        "永定门内大街", "Yongdingmen Inner Street", Spot(39.8755, 116.3921), Spot(39.87015, 116.3924))),
    Axis(
      .tertiary, from: Spot(39.8861, 116.3867),
      Section("东经路", "Dongjing Road", Spot(39.8836, 116.3868))),
    Axis(
      .tertiary, from: Spot(39.8836, 116.3880),
      Section(
        "先农坛街", "Xiannongtan Street", Spot(39.8800, 116.3888), Spot(39.8755, 116.3890),
        Spot(39.8745, 116.3921))),
  ]
}
