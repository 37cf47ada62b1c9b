/// Main streets outside the northern wall and in the north of the old city.
extension Axis {
  static let north: [Axis] = [
    // MARK: Desheng
    Axis(
      .primary, .dual(10), from: Spot(39.9694, 116.3747),
      Section(
        "德胜门外大街", "Deshengmen Outer Street", Spot(39.9560, 116.3736), Spot(39.9485, 116.3734))),
    Axis(
      .secondary, from: Spot(39.9679, 116.3868),
      Section("鼓楼外大街", "Gulou Outer Street", Spot(39.9560, 116.3869), Spot(39.9485, 116.3874))),
    Axis(
      .secondary, from: Spot(39.9622, 116.3740),
      Section("黄寺大街", "Huangsi Street", Spot(39.9626, 116.3830), Spot(39.9626, 116.3868))),
    Axis(
      .tertiary, from: Spot(39.9662, 116.3744),
      Section("裕民路", "Yumin Road", Spot(39.9668, 116.3800), Spot(39.9665, 116.3868))),
    Axis(
      .tertiary, from: Spot(39.9532, 116.3735),
      Section("安德路", "Ande Road", Spot(39.9535, 116.3810), Spot(39.9536, 116.3870))),
    Axis(
      .tertiary, from: Spot(39.9558, 116.3667),
      Section("新风街", "Xinfeng Street", Spot(39.9558, 116.3736))),
    Axis(
      .tertiary, from: Spot(39.9597, 116.3667),
      Section("新康街", "Xinkang Street", Spot(39.9602, 116.3739))),
    Axis(
      .tertiary, from: Spot(39.9534, 116.3765),
      Section("教场口街", "Jiaochangkou Street", Spot(39.9598, 116.3763))),
    Axis(
      .tertiary, from: Spot(39.9598, 116.3738),
      Section("安德里北街", "Andeli North Street", Spot(39.9600, 116.3868))),
    Axis(
      .tertiary, from: Spot(39.9535, 116.3843),
      Section("六铺炕街", "Liupukang Street", Spot(39.9600, 116.3841))),
    Axis(
      .tertiary, from: Spot(39.9512, 116.3667),
      Section("冰窖口胡同", "Bingjiaokou Hutong", Spot(39.9512, 116.3735))),

    // MARK: The old city, from north to south
    Axis(
      .secondary, from: Spot(39.9666, 116.3665),
      Section(
        "新街口外大街", "Xinjiekou Outer Street", Spot(39.9580, 116.3667), Spot(39.94852, 116.3664)),
      Section("新街口北大街", "Xinjiekou North Street", Spot(39.9435, 116.3661), Spot(39.9401, 116.3661)),
      Section("新街口南大街", "Xinjiekou South Street", Spot(39.9328, 116.3666)),
      Section("西四北大街", "Xisi North Street", Spot(39.9236, 116.3672)),
      Section("西四南大街", "Xisi South Street", Spot(39.9150, 116.3673)),
      Section("西单北大街", "Xidan North Street", Spot(39.9070, 116.3676))),
    Axis(
      .secondary, from: Spot(39.9485, 116.3734),
      Section(
        "德胜门内大街", "Deshengmen Inner Street", Spot(39.9460, 116.3731), Spot(39.9432, 116.3728),
        Spot(39.9400, 116.3735), Spot(39.9330, 116.3742))),
    Axis(
      .tertiary, from: Spot(39.9480, 116.3733),
      Section("鼓楼西大街", "Gulou West Street", Spot(39.9445, 116.3805), Spot(39.9402, 116.3898))),
    Axis(
      .secondary, from: Spot(39.9402, 116.3898),
      Section("地安门外大街", "Di'anmen Outer Street", Spot(39.9330, 116.3907)),
      Section("地安门内大街", "Di'anmen Inner Street", Spot(39.9285, 116.3909))),
    Axis(
      .tertiary, from: Spot(39.9485, 116.3874),
      Section("旧鼓楼大街", "Jiugulou Street", Spot(39.9455, 116.3877), Spot(39.9411, 116.3880))),
    Axis(
      .secondary, from: Spot(39.9398, 116.3498),
      Section(
        "西直门内大街", "Xizhimen Inner Street", Spot(39.9402, 116.3540), Spot(39.9401, 116.3661)),
      Section("新街口东街", "Xinjiekou East Street", Spot(39.9400, 116.3735))),
    Axis(
      .primary, from: Spot(39.9322, 116.3290),
      Section("车公庄大街", "Chegongzhuang Street", Spot(39.9322, 116.3498)),
      Section("平安里西大街", "Ping'anli West Street", Spot(39.9328, 116.3666)),
      Section("地安门西大街", "Di'anmen West Street", Spot(39.9330, 116.3790), Spot(39.9330, 116.3907))),
    Axis(
      .tertiary, from: Spot(39.9402, 116.3530),
      Section("西直门南小街", "Xizhimen South Lesser Street", Spot(39.9323, 116.3532))),
    Axis(
      .secondary, from: Spot(39.9401, 116.3617),
      Section("赵登禹路", "Zhaodengyu Road", Spot(39.9310, 116.3625), Spot(39.9239, 116.3612)),
      Section(
        "太平桥大街", "Taipingqiao Street", Spot(39.9190, 116.3598), Spot(39.9145, 116.3596),
        Spot(39.9071, 116.3602))),
    Axis(
      .tertiary, from: Spot(39.9330, 116.3776),
      Section("西什库大街", "Xishiku Street", Spot(39.9222, 116.3768))),
    Axis(
      .tertiary, from: Spot(39.9330, 116.3738),
      Section(
        "西黄城根北街", "Xihuangchenggen North Street", Spot(39.9270, 116.3738), Spot(39.9223, 116.3736)
      ),
      Section("西黄城根南街", "Xihuangchenggen South Street", Spot(39.9150, 116.3722))),
    Axis(
      .residential, from: Spot(39.9270, 116.3672),
      Section("大红罗厂街", "Dahongluochang Street", Spot(39.9268, 116.3738))),
    Axis(
      .living, from: Spot(39.9356, 116.3665),
      Section("护国寺街", "Huguosi Street", Spot(39.9354, 116.3739)),
      Section("定阜街", "Dingfu Street", Spot(39.9356, 116.3788))),
  ]

  /// Around the three lakes. The lanes keep some fifteen metres off the water's edge.
  static let lakes: [Axis] = [
    Axis(
      .living, from: Spot(39.94625, 116.3731),
      Section(
        "后海北沿", "Houhai North Bank", Spot(39.94575, 116.3745), Spot(39.94515, 116.37515),
        Spot(39.94332, 116.37920),
        Spot(39.94105, 116.38290), Spot(39.93912, 116.38545), Spot(39.93868, 116.38585))),
    Axis(
      .living, tags: ["bridge": "yes", "layer": "1", "bridge:name": "银锭桥"],
      from: Spot(39.93868, 116.38585),
      Section("银锭桥", "Yinding Bridge", Spot(39.93806, 116.38528))),
    Axis(
      .living, from: Spot(39.93806, 116.38528),
      Section(
        "后海南沿", "Houhai South Bank", Spot(39.93790, 116.38445), Spot(39.93957, 116.38127),
        Spot(39.94138, 116.37767), Spot(39.94380, 116.37395), Spot(39.94370, 116.37285))),
    Axis(
      .living, from: Spot(39.93868, 116.38585),
      Section("前海北沿", "Qianhai North Bank", Spot(39.93847, 116.38625), Spot(39.93825, 116.38832)),
      Section(
        "前海东沿", "Qianhai East Bank", Spot(39.93605, 116.38958), Spot(39.93468, 116.38872),
        Spot(39.93305, 116.38870))),
    Axis(
      .living, from: Spot(39.93468, 116.38872),
      Section("前海南沿", "Qianhai South Bank", Spot(39.93484, 116.38678)),
      Section("前海西沿", "Qianhai West Bank", Spot(39.93652, 116.38572), Spot(39.93806, 116.38528))),
    Axis(
      .residential, tags: ["surface": "asphalt"], from: Spot(39.93806, 116.38455),
      Section(
        "前海西街", "Qianhai West Street", Spot(39.9372, 116.3846), Spot(39.9352, 116.3850),
        Spot(39.9330, 116.3851))),
    Axis(
      .residential, from: Spot(39.94115, 116.3782),
      Section("柳荫街", "Liuyin Street", Spot(39.9398, 116.3786), Spot(39.9356, 116.3788)),
      Section("龙头井街", "Longtoujing Street", Spot(39.9330, 116.3789))),
    Axis(
      .pedestrian, tags: ["surface": "paving_stones"], from: Spot(39.93868, 116.38585),
      Section("烟袋斜街", "Yandai Byway", Spot(39.9390, 116.3873), Spot(39.9393, 116.3899))),
    Axis(
      .living, from: Spot(39.9433, 116.3795),
      Section(
        "鸦儿胡同", "Ya'er Hutong", Spot(39.9427, 116.3822), Spot(39.9413, 116.3847),
        Spot(39.9397, 116.3866), Spot(39.9390, 116.3873))),
    Axis(
      .living, from: Spot(39.9432, 116.3728),
      Section("羊房胡同", "Yangfang Hutong", Spot(39.9412, 116.3747), Spot(39.9399, 116.3787))),
    Axis(
      .living, from: Spot(39.94827, 116.3716),
      Section(
        "西海东沿", "Xihai East Bank", Spot(39.94805, 116.37085), Spot(39.94685, 116.37215),
        Spot(39.94645, 116.37312))),
    Axis(
      .living, from: Spot(39.9453, 116.3729),
      Section("西海南沿", "Xihai South Bank", Spot(39.94575, 116.37095), Spot(39.94637, 116.36876)),
      Section("西海西沿", "Xihai West Bank", Spot(39.94800, 116.36838), Spot(39.94827, 116.36825))),
  ]
}
