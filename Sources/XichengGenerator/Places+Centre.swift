/// Around the imperial city and Financial Street: Jinrongjie, Xichang'anjie, Guang'anmennei.
extension Subdistrict {
  static let jinrongjiePlaces = [
    Place(.street, "金融大街", "Financial Street", 39.9150, 116.3555),
    Place(.street, "太平桥大街", "Taipingqiao Street", 39.9145, 116.3595),
    Place(.street, "西单北大街", "Xidan North Street", 39.9130, 116.3672),
    Place(.street, "复兴门内大街", "Fuxingmen Inner Street", 39.9072, 116.3585),
    Place(.street, "闹市口大街", "Naoshikou Street", 39.9030, 116.3610),
    Place(.street, "辟才胡同", "Picai Hutong", 39.9135, 116.3635),
    Place(.street, "丰盛胡同", "Fengsheng Hutong", 39.9185, 116.3620),
    Place(.lane, "砖塔胡同", "Zhuanta Hutong", 39.9215, 116.3640),
    Place(.lane, "文华胡同", "Wenhua Hutong", 39.9020, 116.3580),
    Place(.sight, "历代帝王庙", "Temple of Ancient Monarchs", 39.9228, 116.3622),
    Place(.shops, "西单商圈", "Xidan Shopping Area", 39.9100, 116.3662),
    Place(.offices, "金融街中心区", "Financial Street Core", 39.9175, 116.3545),
    Place(.metro, "复兴门地铁站", "Fuxingmen Metro", 39.9072, 116.3515),
    Place(.homes, "受水河小区", "Shoushuihe Homes", 39.9000, 116.3640),
  ]

  static let xichanganjiePlaces = [
    Place(.street, "西长安街", "West Chang'an Avenue", 39.9066, 116.3780),
    Place(.street, "宣武门东大街", "Xuanwumen East Street", 39.8990, 116.3735),
    Place(.street, "北新华街", "Beixinhua Street", 39.9025, 116.3785),
    Place(.street, "灵境胡同", "Lingjing Hutong", 39.9150, 116.3720),
    Place(.street, "西安门大街", "Xi'anmen Street", 39.9220, 116.3720),
    Place(.street, "府右街", "Fuyou Street", 39.9120, 116.3748),
    Place(.street, "南长街", "Nanchang Street", 39.9110, 116.3862),
    Place(.street, "北长街", "Beichang Street", 39.9175, 116.3862),
    Place(.lane, "东绒线胡同", "Dongrongxian Hutong", 39.9032, 116.3745),
    Place(.lane, "六部口", "Liubukou", 39.9062, 116.3740),
    Place(.sight, "国家大剧院", "National Centre for the Performing Arts", 39.9045, 116.3832),
    Place(.park, "中山公园西门", "Zhongshan Park West Gate", 39.9105, 116.3880),
    Place(.metro, "和平门地铁站", "Hepingmen Metro", 39.8992, 116.3780),
    Place(.shops, "西单东侧商圈", "Xidan East Shopping Area", 39.9105, 116.3690),
  ]

  static let guanganmenneiPlaces = [
    Place(.street, "广安门内大街", "Guang'anmen Inner Street", 39.8892, 116.3560),
    Place(.street, "长椿街", "Changchun Street", 39.8945, 116.3585),
    Place(.street, "槐柏树街", "Huaibaishu Street", 39.8958, 116.3550),
    Place(.street, "上斜街", "Shangxie Street", 39.8945, 116.3640),
    Place(.street, "下斜街", "Xiaxie Street", 39.8935, 116.3555),
    Place(.street, "宣武门西大街", "Xuanwumen West Street", 39.8980, 116.3610),
    Place(.street, "校场口胡同", "Jiaochangkou Hutong", 39.8920, 116.3655),
    Place(.lane, "达智桥胡同", "Dazhiqiao Hutong", 39.8950, 116.3662),
    Place(.sight, "报国寺", "Baoguo Temple", 39.8910, 116.3530),
    Place(.park, "宣武艺园", "Xuanwu Art Park", 39.8940, 116.3600),
    Place(.hospital, "宣武医院", "Xuanwu Hospital", 39.8930, 116.3575),
    Place(.homes, "核桃园小区", "Hetaoyuan Homes", 39.8935, 116.3495),
    Place(.metro, "长椿街地铁站", "Changchunjie Metro", 39.8978, 116.3575),
  ]
}
