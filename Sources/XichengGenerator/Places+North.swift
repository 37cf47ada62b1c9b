/// Outside the northern wall and the north of the old city: Desheng, Shichahai, Xinjiekou.
extension Subdistrict {
  static let deshengPlaces = [
    Place(.street, "德胜门外大街", "Deshengmen Outer Street", 39.9560, 116.3735),
    Place(.street, "新街口外大街", "Xinjiekou Outer Street", 39.9580, 116.3668),
    Place(.street, "鼓楼外大街", "Gulou Outer Street", 39.9590, 116.3868),
    Place(.street, "安德路", "Ande Road", 39.9535, 116.3810),
    Place(.street, "黄寺大街", "Huangsi Street", 39.9625, 116.3825),
    Place(.street, "裕民路", "Yumin Road", 39.9670, 116.3800),
    Place(.street, "教场口街", "Jiaochangkou Street", 39.9540, 116.3765),
    Place(.sight, "西黄寺", "Xihuang Temple", 39.9632, 116.3855),
    Place(.park, "人定湖公园", "Rendinghu Park", 39.9578, 116.3790),
    Place(.park, "双秀公园", "Shuangxiu Park", 39.9650, 116.3690),
    Place(.homes, "新风街小区", "Xinfeng Street Homes", 39.9555, 116.3690),
    Place(.homes, "六铺炕小区", "Liupukang Homes", 39.9545, 116.3850),
    Place(.offices, "马甸写字楼群", "Madian Office Cluster", 39.9660, 116.3745),
    Place(.metro, "北太平庄地铁站", "Beitaipingzhuang Metro", 39.9655, 116.3660),
  ]

  static let shichahaiPlaces = [
    Place(.bank, "什刹海后海北沿", "Houhai North Bank", 39.9429, 116.3808),
    Place(.bank, "什刹海后海南沿", "Houhai South Bank", 39.9401, 116.3792),
    Place(.bank, "前海东沿", "Qianhai East Bank", 39.9370, 116.3895),
    Place(.bank, "前海西街", "Qianhai West Street", 39.9372, 116.3848),
    Place(.bank, "西海南沿", "Xihai South Bank", 39.9455, 116.3702),
    Place(.lane, "烟袋斜街", "Yandai Byway", 39.9392, 116.3884),
    Place(.lane, "鸦儿胡同", "Ya'er Hutong", 39.9415, 116.3850),
    Place(.lane, "羊房胡同", "Yangfang Hutong", 39.9412, 116.3745),
    Place(.lane, "护国寺街", "Huguosi Street", 39.9355, 116.3702),
    Place(.street, "旧鼓楼大街", "Jiugulou Street", 39.9455, 116.3872),
    Place(.street, "地安门西大街", "Di'anmen West Street", 39.9330, 116.3790),
    Place(.sight, "宋庆龄故居", "Soong Ching-ling Residence", 39.9452, 116.3782),
    Place(.sight, "恭王府", "Prince Gong's Mansion", 39.9372, 116.3805),
    Place(.park, "景山公园", "Jingshan Park", 39.9245, 116.3900),
  ]

  static let xinjiekouPlaces = [
    Place(.street, "新街口北大街", "Xinjiekou North Street", 39.9435, 116.3660),
    Place(.street, "西直门内大街", "Xizhimen Inner Street", 39.9402, 116.3575),
    Place(.street, "西直门南小街", "Xizhimen South Lesser Street", 39.9352, 116.3530),
    Place(.street, "赵登禹路", "Zhaodengyu Road", 39.9310, 116.3625),
    Place(.street, "阜成门内大街", "Fuchengmen Inner Street", 39.9242, 116.3590),
    Place(.lane, "宫门口三条", "Gongmenkou Third Lane", 39.9262, 116.3540),
    Place(.lane, "西四北六条", "Xisi North Sixth Lane", 39.9295, 116.3652),
    Place(.sight, "妙应寺白塔", "Miaoying White Pagoda", 39.9250, 116.3568),
    Place(.sight, "鲁迅博物馆", "Lu Xun Museum", 39.9270, 116.3522),
    Place(.park, "官园公园", "Guanyuan Park", 39.9335, 116.3555),
    Place(.metro, "平安里地铁站", "Ping'anli Metro", 39.9330, 116.3655),
    Place(.hospital, "北京大学人民医院", "Peking University People's Hospital", 39.9368, 116.3525),
    Place(.homes, "玉桃园小区", "Yutaoyuan Homes", 39.9440, 116.3570),
    Place(.market, "新街口便民市场", "Xinjiekou Neighbourhood Market", 39.9385, 116.3640),
  ]
}
