/// The outer city: Dashilan, Chunshu, Tianqiao, Taoranting, Niujie, Baizhifang.
extension Subdistrict {
  static let dashilanPlaces = [
    Place(.lane, "大栅栏西街", "Dashilan West Street", 39.8940, 116.3865),
    Place(.lane, "杨梅竹斜街", "Yangmeizhu Byway", 39.8955, 116.3855),
    Place(.lane, "樱桃斜街", "Yingtao Byway", 39.8932, 116.3830),
    Place(.lane, "铁树斜街", "Tieshu Byway", 39.8925, 116.3840),
    Place(.lane, "琉璃厂东街", "Liulichang East Street", 39.8945, 116.3808),
    Place(.street, "煤市街", "Meishi Street", 39.8930, 116.3885),
    Place(.street, "前门西大街", "Qianmen West Street", 39.8980, 116.3855),
    Place(.street, "珠市口西大街", "Zhushikou West Street", 39.8890, 116.3865),
    Place(.market, "百顺便民市场", "Baishun Neighbourhood Market", 39.8908, 116.3845),
    Place(.sight, "正乙祠", "Zhengyi Temple Theatre", 39.8978, 116.3805),
  ]

  static let chunshuPlaces = [
    Place(.street, "宣武门外大街", "Xuanwumen Outer Street", 39.8930, 116.3685),
    Place(.street, "南新华街", "Nanxinhua Street", 39.8940, 116.3785),
    Place(.street, "骡马市大街", "Luomashi Street", 39.8890, 116.3725),
    Place(.lane, "琉璃厂西街", "Liulichang West Street", 39.8942, 116.3768),
    Place(.lane, "永光西街", "Yongguang West Street", 39.8920, 116.3735),
    Place(.lane, "西草厂街", "Xicaochang Street", 39.8915, 116.3710),
    Place(.lane, "前青厂胡同", "Qianqingchang Hutong", 39.8945, 116.3730),
    Place(.homes, "椿树园小区", "Chunshuyuan Homes", 39.8935, 116.3750),
    Place(.offices, "宣武门写字楼群", "Xuanwumen Office Cluster", 39.8965, 116.3700),
  ]

  static let tianqiaoPlaces = [
    Place(.street, "天桥南大街", "Tianqiao South Street", 39.8820, 116.3915),
    Place(.street, "北纬路", "Beiwei Road", 39.8860, 116.3865),
    Place(.street, "永安路", "Yong'an Road", 39.8873, 116.3840),
    Place(.street, "虎坊路", "Hufang Road", 39.8850, 116.3808),
    Place(.street, "太平街", "Taiping Street", 39.8745, 116.3815),
    Place(.street, "永定门内大街", "Yongdingmen Inner Street", 39.8755, 116.3920),
    Place(.sight, "先农坛", "Xiannong Altar", 39.8790, 116.3870),
    Place(.sight, "天桥艺术中心", "Tianqiao Performing Arts Centre", 39.8838, 116.3902),
    Place(.hospital, "友谊医院", "Friendship Hospital", 39.8868, 116.3885),
    Place(.homes, "禄长街小区", "Luchang Street Homes", 39.8855, 116.3835),
  ]

  static let taorantingPlaces = [
    Place(.street, "陶然亭路", "Taoranting Road", 39.8772, 116.3745),
    Place(.street, "南横东街", "Nanheng East Street", 39.8845, 116.3730),
    Place(.street, "菜市口大街", "Caishikou Street", 39.8830, 116.3685),
    Place(.street, "黑窑厂街", "Heiyaochang Street", 39.8815, 116.3770),
    Place(.lane, "粉房琉璃街", "Fenfang Liuli Street", 39.8855, 116.3755),
    Place(.lane, "米市胡同", "Mishi Hutong", 39.8860, 116.3708),
    Place(.park, "陶然亭公园北门", "Taoranting Park North Gate", 39.8765, 116.3775),
    Place(.metro, "陶然亭地铁站", "Taoranting Metro", 39.8790, 116.3690),
    Place(.homes, "龙泉社区", "Longquan Community", 39.8800, 116.3720),
    Place(.homes, "红土店小区", "Hongtudian Homes", 39.8800, 116.3755),
  ]

  static let niujiePlaces = [
    Place(.street, "牛街", "Niujie Street", 39.8850, 116.3585),
    Place(.street, "南横西街", "Nanheng West Street", 39.8842, 116.3635),
    Place(.street, "枣林前街", "Zaolin Front Street", 39.8835, 116.3520),
    Place(.street, "南线阁街", "Nanxiange Street", 39.8860, 116.3490),
    Place(.street, "教子胡同", "Jiaozi Hutong", 39.8865, 116.3610),
    Place(.sight, "牛街礼拜寺", "Niujie Mosque", 39.8842, 116.3580),
    Place(.sight, "法源寺", "Fayuan Temple", 39.8845, 116.3650),
    Place(.homes, "春风社区", "Chunfeng Community", 39.8868, 116.3560),
    Place(.market, "牛街便民市场", "Niujie Neighbourhood Market", 39.8822, 116.3600),
  ]

  static let baizhifangPlaces = [
    Place(.street, "白纸坊西街", "Baizhifang West Street", 39.8772, 116.3500),
    Place(.street, "白纸坊东街", "Baizhifang East Street", 39.8775, 116.3590),
    Place(.street, "右安门内大街", "You'anmen Inner Street", 39.8745, 116.3590),
    Place(.street, "半步桥街", "Banbuqiao Street", 39.8750, 116.3630),
    Place(.street, "南菜园街", "Nancaiyuan Street", 39.8745, 116.3530),
    Place(.sight, "大观园", "Grand View Garden", 39.8722, 116.3520),
    Place(.park, "万寿公园", "Wanshou Park", 39.8790, 116.3625),
    Place(.homes, "里仁街小区", "Liren Street Homes", 39.8730, 116.3600),
    Place(.homes, "建功北里", "Jiangong Beili Homes", 39.8785, 116.3545),
  ]
}
