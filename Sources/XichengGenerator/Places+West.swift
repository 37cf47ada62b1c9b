/// Outside the second ring in the west: Zhanlanlu, Yuetan, Guang'anmenwai.
extension Subdistrict {
  static let zhanlanluPlaces = [
    Place(.street, "展览馆路", "Zhanlanguan Road", 39.9335, 116.3430),
    Place(.street, "西直门外大街", "Xizhimen Outer Street", 39.9398, 116.3400),
    Place(.street, "车公庄大街", "Chegongzhuang Street", 39.9322, 116.3370),
    Place(.street, "三里河路", "Sanlihe Road", 39.9285, 116.3300),
    Place(.street, "阜成门外大街", "Fuchengmen Outer Street", 39.9237, 116.3420),
    Place(.street, "百万庄大街", "Baiwanzhuang Street", 39.9270, 116.3365),
    Place(.sight, "北京动物园", "Beijing Zoo", 39.9402, 116.3345),
    Place(.sight, "北京展览馆", "Beijing Exhibition Centre", 39.9405, 116.3435),
    Place(.metro, "西直门地铁站", "Xizhimen Metro", 39.9405, 116.3490),
    Place(.metro, "车公庄地铁站", "Chegongzhuang Metro", 39.9325, 116.3482),
    Place(.hospital, "阜外医院", "Fuwai Hospital", 39.9252, 116.3462),
    Place(.homes, "百万庄小区", "Baiwanzhuang Homes", 39.9285, 116.3405),
    Place(.offices, "官园写字楼群", "Guanyuan Office Cluster", 39.9300, 116.3470),
    Place(.market, "甘家口便民市场", "Ganjiakou Neighbourhood Market", 39.9245, 116.3315),
  ]

  static let yuetanPlaces = [
    Place(.street, "月坛南街", "Yuetan South Street", 39.9128, 116.3430),
    Place(.street, "月坛北街", "Yuetan North Street", 39.9185, 116.3400),
    Place(.street, "三里河东路", "Sanlihe East Road", 39.9160, 116.3365),
    Place(.street, "复兴门外大街", "Fuxingmen Outer Street", 39.9072, 116.3400),
    Place(.street, "南礼士路", "Nanlishi Road", 39.9130, 116.3470),
    Place(.street, "真武庙路", "Zhenwumiao Road", 39.9045, 116.3450),
    Place(.street, "白云路", "Baiyun Road", 39.9030, 116.3390),
    Place(.sight, "白云观", "White Cloud Temple", 39.9012, 116.3415),
    Place(.sight, "首都博物馆", "Capital Museum", 39.9055, 116.3375),
    Place(.park, "月坛公园", "Yuetan Park", 39.9158, 116.3468),
    Place(.metro, "木樨地地铁站", "Muxidi Metro", 39.9074, 116.3315),
    Place(.hospital, "北京儿童医院", "Beijing Children's Hospital", 39.9115, 116.3495),
    Place(.homes, "汽车局河南小区", "Qichejuhe South Homes", 39.9015, 116.3330),
    Place(.market, "三里河便民市场", "Sanlihe Neighbourhood Market", 39.9100, 116.3345),
  ]

  static let guanganmenwaiPlaces = [
    Place(.street, "广安门外大街", "Guang'anmen Outer Street", 39.8895, 116.3350),
    Place(.street, "手帕口南街", "Shoupakou South Street", 39.8865, 116.3390),
    Place(.street, "手帕口北街", "Shoupakou North Street", 39.8940, 116.3385),
    Place(.street, "马连道路", "Maliandao Road", 39.8835, 116.3270),
    Place(.street, "红莲南路", "Honglian South Road", 39.8820, 116.3330),
    Place(.street, "莲花河胡同", "Lianhuahe Hutong", 39.8960, 116.3250),
    Place(.street, "鸭子桥路", "Yaziqiao Road", 39.8835, 116.3415),
    Place(.sight, "天宁寺塔", "Tianning Temple Pagoda", 39.8945, 116.3428),
    Place(.market, "马连道茶叶街", "Maliandao Tea Street", 39.8800, 116.3260),
    Place(.metro, "湾子地铁站", "Wanzi Metro", 39.8898, 116.3275),
    Place(.metro, "达官营地铁站", "Daguanying Metro", 39.8900, 116.3310),
    Place(.sight, "北京西站南广场", "Beijing West Station South Square", 39.8938, 116.3215),
    Place(.homes, "红莲小区", "Honglian Homes", 39.8855, 116.3315),
    Place(.homes, "红居街小区", "Hongju Street Homes", 39.8862, 116.3425),
  ]
}
